/** What was understood of a share or a line: who, where, and whether they are known; each part can be taken out or mended. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { birthdayOf } from '../birthday'
import type { Candidate } from '../same_person'
import { now, type Draft } from '../store/signals'
import { channelOf, kindOf } from '../vocabulary'
import { birthdayWords } from '../words/calendar'
import { missedWords } from '../words/drafts'
import { called } from '../words/called'
import { lastContact } from '../words/phrases'
import { rich, say, sayOf } from '../words/say'
import { Chip } from './chip'
import { Face } from './face'
import { Icon } from './icon'
import type { FormProps } from './newcomer'
import { Picker } from './picker'
import { Reach } from './reach'
import type { Whom } from './whom'

interface UnderstoodProps extends FormProps {
  draft: Draft | null
  whom: Whom
  /** An object URL of the picture that is to be the face. */
  face: string | null
}

/** Nothing of it is saved before the user says so. */
export function UnderstoodCard({ shape, edits, edit, draft, whom, face }: UnderstoodProps): VNode {
  const { person } = whom
  const name = person?.name ?? shape.name.trim()
  const born = birthdayOf(shape.birthday)
  return (
    <section class="panel padded stack understood" aria-label={say('What Kith understood')}>
      <div class="row">
        <Face person={{ id: person?.id ?? draft?.id ?? '', name, face: face ?? person?.face }} />
        <div class="row-words">
          <strong dir="auto">{name || say('Who is it?')}</strong>
          <p>{person ? say('You know {name}. Saving adds to that.', { name: called(person.name) }) : about(shape)}</p>
        </div>
      </div>
      <div class="chips">
        <Reach handles={shape.handles} edits={edits} edit={edit} />
        {shape.note && !edits.words && <Part icon="details" words={shape.note} label={say('Leave the note out')} onRemove={() => edit({ note: '' })} />}
        {born && !person?.birthday && <Part icon="birthday" words={birthdayWords(born)} label={say('Leave the birthday out')} onRemove={() => edit({ birthday: null })} />}
        {shape.offered && !edits.name && edits.kind === undefined && (
          <Chip onClick={() => edit({ said: true })}>
            <Icon name={kindOf(shape.offered.kind)?.icon ?? 'check'} /><span class="cut">{rich('{kind} · {name}?', { kind: kindOf(shape.offered.kind)?.label, name: <bdi>{shape.offered.name}</bdi> })}</span>
          </Chip>
        )}
        {edits.said && <Part icon={kindOf(shape.kind ?? '')?.icon ?? 'check'} words={kindOf(shape.kind ?? '')?.label ?? ''} label={say('It is part of the name')} onRemove={() => edit({ said: false, kind: undefined })} />}
        {person && <button type="button" class="chip" onClick={() => edit({ known: null })}>{say('Someone else')}</button>}
        {!name && <SomeoneKnown class="chip" onKnown={(known) => edit({ known })} />}
      </div>
      {whom.offered.map((one) => <Offer key={one.person.id} {...one} onYes={() => edit({ known: one.person.id })} />)}
      {shape.words && <Words words={shape.words} on={Boolean(edits.words)} onChange={(words) => edit({ words })} />}
      {draft && missedWords(draft.missed).map((words) => <p class="small soft" key={words}>{words}</p>)}
    </section>
  )
}

function about({ post, site, handles, name }: FormProps['shape']): string {
  const where = site ?? channelOf(handles[0]?.channel ?? null)?.label
  if (post) return where ? say('A post on {site}', { site: where }) : say('A post')
  if (site) return say('A page on {site}', { site })
  return name ? say('New to you') : say('Say a name, or choose someone you know.')
}

interface PartProps { icon: string; words: string; label: string; onRemove: () => void }

/** Something that was understood, and a way to leave it out. */
function Part({ icon, words, label, onRemove }: PartProps): VNode {
  return (
    <span class="chip-pair">
      <span class="chip"><Icon name={icon} /><span class="cut" dir="auto">{words}</span></span>
      <button type="button" class="more" aria-label={label} onClick={onRemove}><Icon name="close" /></button>
    </span>
  )
}

/** Saving with somebody who is there already. */
export function SomeoneKnown({ class: className, onKnown }: { class: string; onKnown: (id: string) => void }): VNode {
  const choosing = useSignal(false)
  return (
    <>
      <button type="button" class={className} onClick={() => (choosing.value = true)}><Icon name="people" />{say('Someone I know')}</button>
      {choosing.value && (
        <Picker onClose={() => (choosing.value = false)} onPick={({ id }) => {
          onKnown(id)
          choosing.value = false
        }} />
      )}
    </>
  )
}

function whyWords(why: Candidate['why']): string {
  if (why === 'handle') return say('The same handle')
  return why === 'name' ? say('The same name') : say('Almost the same name')
}

function Offer({ person, why, onYes }: Candidate & { onYes: () => void }): VNode {
  return (
    <div class="row maybe">
      <Face person={person} />
      <div class="row-words">
        <strong>{rich('Is this {name}?', { name: <bdi>{person.name}</bdi> })}</strong>
        <p>{whyWords(why)}{person.standing?.last && <> · {lastContact(person.standing.last, person.name, now.value)}</>}</p>
      </div>
      <button type="button" class="button" aria-label={say('Yes, it is {name}', { name: person.name })} onClick={onYes}>{sayOf('button', 'Yes')}</button>
    </div>
  )
}

/** What was shared beside who it is. */
function Words({ words, on, onChange }: { words: string; on: boolean; onChange: (on: boolean) => void }): VNode {
  return (
    <>
      <blockquote class="said-last"><span dir="auto">{words}</span></blockquote>
      <div class="chips"><Chip on={on} onClick={() => onChange(!on)}>{say('Keep as a note')}</Chip></div>
    </>
  )
}
