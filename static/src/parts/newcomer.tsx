/** The form of Add. Two taps are enough for somebody recognised from a link. */
import { useComputed, useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { recognise, type Recognised } from '../actions/draft'
import { known, tidy } from '../actions/handle'
import { shown } from '../open'
import type { Direction } from '../store/rows'
import { people, search, type PersonView } from '../store/signals'
import { circles, directions } from '../vocabulary'
import { useTask } from './attempt'
import { Choice } from './chip'
import { Face } from './face'
import { Field, TextField, Wrong } from './field'
import { Icon } from './icon'
import { keep, type Form } from './keeping'
import { KindChoice } from './kinds'
import { Picker } from './picker'
import { Reach } from './reach'
import { Switch } from './switch'
import { usualDirection } from './tap'

function formOf(start: Recognised): Form {
  const address = start.channel && start.address ? shown({ channel: start.channel, address: start.address }) : ''
  return {
    name: start.name ?? '', place: '', circle: null, channel: start.channel ?? 'email', address, link: start.link, kind: null, direction: null,
  }
}

interface NewcomerProps { start: Recognised; draftId: string | null }

export function Newcomer({ start, draftId }: NewcomerProps): VNode {
  const { route } = useLocation()
  const form = useSignal(formOf(start))
  const picked = useSignal<PersonView | null>(null)
  const task = useTask()
  const owner = useComputed(() => picked.value ?? ownerOf(form.value))
  const submit = (event: Event) => {
    event.preventDefault()
    void task.run(async () => {
      if (!owner.value && !form.value.name.trim()) return
      route(`/people/${await keep(form.value, owner.value, draftId, () => route('/people', true))}`, true)
    })
  }
  return (
    <form class="stack" onSubmit={submit}>
      {!form.value.address && !owner.value && <Paste form={form} />}
      {owner.value ? <Known person={owner.value} onOther={picked.value ? () => (picked.value = null) : undefined} /> : <WhoItIs form={form} picked={picked} />}
      <Reach form={form} />
      <What form={form} />
      {!owner.value && <More form={form} />}
      <Wrong>{task.wrong.value}</Wrong>
      <div class="save">
        <button class="button main-button wide" disabled={task.busy.value || (!owner.value && !form.value.name.trim())}>Save</button>
      </div>
    </form>
  )
}

/** The person who already has this address, so that nobody is added twice. */
function ownerOf({ channel, address }: Form): PersonView | null {
  const found = tidy(channel, address)
  const id = found && known({ channel, address: found })
  return (id && people.value.get(id)) || null
}

function Paste({ form }: { form: Signal<Form> }): VNode {
  const text = useSignal('')
  const read = (pasted: string) => {
    text.value = pasted
    const found = recognise(pasted)
    if (!found.channel || !found.address) return
    form.value = { ...form.value, ...formOf(found), name: form.value.name || found.name || '' }
    text.value = ''
  }
  return (
    <Field label="From a link">
      <input type="text" class="input" dir="auto" value={text.value} placeholder="Paste a profile or a post" autocomplete="off" autocapitalize="none"
        spellcheck={false} inputmode="url" maxLength={2000} onInput={(event) => read(event.currentTarget.value)} />
    </Field>
  )
}

function Known({ person, onOther }: { person: PersonView; onOther?: () => void }): VNode {
  return (
    <div class="row">
      <Face person={person} />
      <div class="row-words"><strong class="cut" dir="auto">{person.name}</strong><p>You know each other already</p></div>
      {onOther && <button type="button" class="quiet" onClick={onOther}>Somebody else</button>}
    </div>
  )
}

/** The name, and those of that name who are there already. */
function WhoItIs({ form, picked }: { form: Signal<Form>; picked: Signal<PersonView | null> }): VNode {
  const choosing = useSignal(false)
  const name = form.value.name.trim()
  const same = name.length > 2 ? search(name).filter((person) => person.name.toLocaleLowerCase() === name.toLocaleLowerCase()).slice(0, 3) : []
  const offered = Boolean(form.value.address) && people.value.size > 0
  return (
    <>
      <TextField label="Name" value={form.value.name} autocapitalize="words" autocomplete="off" spellcheck={false} required maxLength={200}
        onText={(text) => (form.value = { ...form.value, name: text })} />
      {(same.length > 0 || offered) && <div class="chips">
        {same.map((person) => (
          <button type="button" class="chip" key={person.id} onClick={() => (picked.value = person)}>
            <Icon name="check" /><span class="cut">It is <bdi>{person.name}</bdi>, whom I know</span>
          </button>
        ))}
        {offered && (
          <button type="button" class="chip" onClick={() => (choosing.value = true)}><Icon name="people" />Someone I know</button>
        )}
      </div>}
      {choosing.value && (
        <Picker onClose={() => (choosing.value = false)} onPick={(person) => {
          picked.value = person
          choosing.value = false
        }} />
      )}
    </>
  )
}

function What({ form }: { form: Signal<Form> }): VNode {
  const { kind, direction } = form.value
  return (
    <section class="stack">
      <h2 class="label">What happened? If anything</h2>
      {kind && (
        <Switch label="Who reached out?" options={directions} value={direction ?? usualDirection(kind)}
          onChoose={(id) => (form.value = { ...form.value, direction: id as Direction })} />
      )}
      <KindChoice optional value={kind} onChoose={(chosen) => (form.value = { ...form.value, kind: chosen })} />
    </section>
  )
}

function More({ form }: { form: Signal<Form> }): VNode {
  return (
    <>
      <Choice label="Circle" options={circles} value={form.value.circle} onChoose={(circle) => (form.value = { ...form.value, circle })} />
      <TextField label="Place" value={form.value.place} autocapitalize="words" autocomplete="off" maxLength={200}
        onText={(place) => (form.value = { ...form.value, place })} />
    </>
  )
}
