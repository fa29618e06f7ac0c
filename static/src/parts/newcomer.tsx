/** The form of Add: first what was understood, then what happened. Two taps are enough for somebody who was shared. */
import { useComputed, useSignal, useSignalEffect } from '@preact/signals'
import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { discard, keepUp, likely, next, plain, understood, type Beginning, type DraftForm } from '../actions/draft'
import type { Direction } from '../store/rows'
import { circles, directions } from '../vocabulary'
import { say, sayOf } from '../words/say'
import { attempt, useTask } from './attempt'
import { Choice } from './chip'
import { Field, TextField, Wrong } from './field'
import { Icon } from './icon'
import { keep } from './keeping'
import { KindChoice } from './kinds'
import { Line } from './line'
import { Faces, usePictures } from './faces'
import { AddHandle, replaced } from './reach'
import { Switch } from './switch'
import { usualDirection } from './tap'
import { announce } from './toast'
import { SomeoneKnown, UnderstoodCard } from './understood'
import { WaysIn } from './ways_in'
import { usePerson, type Whom } from './whom'

type Edits = DraftForm['edits']
/** What each part of the form gets. */
export interface FormProps { shape: ReturnType<typeof understood>; edits: Edits; edit: (changes: Edits) => void }

export function Newcomer({ id, draft, form: start, leadTo }: Beginning & { leadTo: (path: string) => void }): VNode {
  const task = useTask()
  const form = useSignal(start)
  const ended = useRef(false)
  const own = draft?.own ?? true
  const before = useComputed(() => plain(draft, form.value))
  const shape = useComputed(() => understood(draft, form.value))
  const whom = usePerson(shape, form)
  const { made, urls } = usePictures(draft)
  useSignalEffect(() => {
    if (form.value !== start && !ended.current) void attempt(() => keepUp(id, form.value, own))
  })
  const { edits, line } = form.value
  const edit = (changes: Edits) => (form.value = { ...form.peek(), edits: { ...form.peek().edits, ...changes } })
  const props = { shape: shape.value, edits, edit }
  const isEmpty = own && !line.trim() && Object.keys(edits).length === 0
  // A picture beside a link is of anything; alone, or from a card, it is of them. Nobody who is known gets another face unasked.
  const face = edits.face !== undefined ? edits.face : whom.person || before.value.link || !made.length ? null : 0
  const { circle = null, direction = null } = edits
  const back = () => leadTo(`/add?draft=${id}`)
  const save = () => task.run(async () => {
    if (!whom.person && !shape.value.name.trim()) return
    const filled = { ...shape.value, circle, direction, face: face === null ? null : await made[face]! }
    const person = await keep(filled, whom.person, id, back)
    ended.current = true
    const another = own ? null : await next(id)
    leadTo(another ? `/add?draft=${another}` : `/people/${person}`)
  })
  const throwAway = () => attempt(async () => {
    const restore = await discard(id)
    ended.current = true
    announce(say('Thrown away'), () => attempt(() => restore().then(back)))
    const another = own ? null : await next(id)
    leadTo(another ? `/add?draft=${another}` : '/add')
  })
  return (
    <form class="stack" onSubmit={(event) => {
      event.preventDefault()
      void save()
    }}>
      {own && <Line form={form} />}
      {isEmpty ? <WaysIn /> : (
        <>
          <UnderstoodCard {...props} draft={draft} whom={whom} face={face === null ? null : urls[face] ?? null} />
          {made.length > 0 && <Faces urls={urls} chosen={face} onChoose={(at) => edit({ face: at })} />}
          {!whom.person && !before.value.name && <Name {...props} />}
          <What {...props} first={likely(before.value)} />
          <More {...props} whom={whom} named={Boolean(before.value.name)} />
          <Wrong>{task.wrong.value}</Wrong>
          <div class="save">
            <button class="button main-button wide" disabled={task.busy.value || (!whom.person && !shape.value.name.trim())}>{sayOf('button', 'Save')}</button>
          </div>
          <div class="pair">
            {!whom.person && shape.value.name && <SomeoneKnown class="quiet" onKnown={(known) => edit({ known })} />}
            <button type="button" class="quiet" onClick={() => void throwAway()}><Icon name="remove" />{say('Throw away')}</button>
          </div>
        </>
      )}
    </form>
  )
}

function Name({ shape, edit }: FormProps): VNode {
  return (
    <TextField label={sayOf('field', 'Name')} value={shape.name} autocapitalize="words" autocomplete="off" spellcheck={false} maxLength={200}
      onText={(name) => edit({ name })} />
  )
}

function What({ shape: { kind }, edits: { direction }, edit, first }: FormProps & { first: string[] }): VNode {
  return (
    <section class="stack">
      <h2 class="label">{say('Did anything happen?')}</h2>
      <KindChoice optional first={first} value={kind} onChoose={(chosen) => edit({ kind: chosen })} />
      {kind && (
        <Switch label={say('Who reached out?')} options={directions} value={direction ?? usualDirection(kind)}
          onChoose={(id) => edit({ direction: id as Direction })} />
      )}
    </section>
  )
}

/** What is right for most is folded away. */
function More({ shape, edits, edit, whom, named }: FormProps & { whom: Whom; named: boolean }): VNode {
  const text = (key: 'note' | 'remember', label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      <textarea class="input" dir="auto" maxLength={2000} rows={2} value={edits[key] ?? shape[key]} onInput={(event) => edit({ [key]: event.currentTarget.value })} />
    </Field>
  )
  return (
    <details class="removed">
      <summary><Icon name="next" />{say('More about them')}</summary>
      <div class="stack">
        {!whom.person && named && <Name shape={shape} edits={edits} edit={edit} />}
        {shape.link && (
          <div class="row">
            <p class="row-words cut" dir="ltr">{shape.link}</p>
            <button type="button" class="round" aria-label={say('Leave the link out')} onClick={() => edit({ link: null })}><Icon name="close" /></button>
          </div>
        )}
        <AddHandle onAdd={(handle) => edit(replaced(edits, null, handle))} />
        {text('note', sayOf('field', 'Note'), shape.kind ? say('About this time.') : undefined)}
        {shape.remember && text('remember', say('To remember'))}
        {!whom.person && (
          <>
            <TextField label={sayOf('field', 'Place')} value={shape.place} autocapitalize="words" autocomplete="off" maxLength={200} onText={(place) => edit({ place })} />
            <Choice label={sayOf('field', 'Circle')} options={circles} value={edits.circle ?? null} onChoose={(circle) => edit({ circle })} />
          </>
        )}
      </div>
    </details>
  )
}
