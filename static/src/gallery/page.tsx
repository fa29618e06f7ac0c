/** Every part that screens are made of, in every state, on one page: for whoever works on them. `make watch` brings it as /parts. */
import { useSignal } from '@preact/signals'
import { render, type ComponentChildren, type VNode } from 'preact'
import { LocationProvider } from 'preact-iso'
import '../parts/icons'
import { StoreBanner } from '../parts/banner'
import { DoneCard, TodayCard } from '../parts/card'
import { Chip, Choice } from '../parts/chip'
import { CodesList } from '../parts/codes'
import { Confirm } from '../parts/confirm'
import { Empty } from '../parts/empty'
import { Face } from '../parts/face'
import { Field, TextField, Wrong } from '../parts/field'
import { Handles } from '../parts/handles'
import { Icon } from '../parts/icon'
import { KindChoice, KindGrid, orderedKinds } from '../parts/kinds'
import { Nav } from '../parts/nav'
import { Path } from '../parts/path'
import { RegularsPlot } from '../parts/plot_regulars'
import { PersonCheck, PersonLink, QuickButton } from '../parts/row'
import { Screen } from '../parts/screen'
import { Sheet } from '../parts/sheet'
import { Switch } from '../parts/switch'
import { announce, Toasts } from '../parts/toast'
import { WhoLine } from '../parts/who'
import { channels, circles, directions, kinds } from '../vocabulary'
import { statusWords, type StatusKind } from '../words/status'
import { ana, everybody, interactions, planned } from './people'

const WRONG = 'That doesn’t look like an address on Bluesky yet.'
const months = Array.from({ length: 12 }, (_month, at) => ({
  year: 2026, month: at + 1, present: at === 11, regulars: everybody.slice(0, at % 7).map(({ id }) => id), reach: { out: at, in: 11 - at, both: 2 },
  standing: { avatar: 4, pen_pal: at, voice: 2, face: 1 },
}))

function Part({ name, children }: { name: string; children: ComponentChildren }): VNode {
  return <section class="section stack" aria-label={name}><h2>{name}</h2>{children}</section>
}

function Buttons(): VNode {
  return (
    <Part name="Buttons">
      <button type="button" class="button main-button wide">The one that matters</button>
      <button type="button" class="button main-button wide" disabled>It is being done</button>
      <div class="acts">
        <button type="button" class="button main-button"><Icon name="message-circle" />Message on WhatsApp</button>
        <button type="button" class="button"><Icon name="mail" />Email</button>
        <button type="button" class="button" disabled><Icon name="phone" />Call</button>
        <button type="button" class="button danger">Delete</button>
      </div>
      <div class="pair"><button type="button" class="quiet">Quiet</button><button type="button" class="quiet danger">Quiet and final</button><button type="button" class="quiet link">Restore</button></div>
      <div class="pair">
        <button type="button" class="round" aria-label="Round"><Icon name="close" /></button>
        <QuickButton person={ana} />
      </div>
    </Part>
  )
}

function Choices(): VNode {
  const [circle, kind, side] = [useSignal<string | null>('close'), useSignal<string | null>('message'), useSignal('out')]
  return (
    <Part name="Choices">
      <Choice label="Circle" options={circles} value={circle.value} onChoose={(id) => (circle.value = id)} />
      <div class="chips chips-line">{channels.map(({ id, label }) => <Chip key={id} on={id === 'x'} onClick={() => undefined}>{label}</Chip>)}</div>
      <Switch shown label="Who reached out?" options={directions} value={side.value} onChoose={(id) => (side.value = id)} />
      <KindGrid order={orderedKinds(new Map())} onTap={({ label }) => announce(`${label} Ana`, () => undefined)} onHold={() => undefined} />
      <KindChoice value={kind.value} onChoose={(id) => (kind.value = id)} />
    </Part>
  )
}

function Fields(): VNode {
  return (
    <Part name="Fields">
      <TextField label="Name" value="Ana Sá" onText={() => undefined} hint="As you call them." />
      <TextField label="Nothing yet" value="" placeholder="What was it about?" onText={() => undefined} />
      <TextField label="Bluesky" value="ana" onText={() => undefined} />
      <Wrong>{WRONG}</Wrong>
      <Field label="Note"><textarea class="input" rows={2} dir="auto">מה שלומך אחרי השבועות הראשונים?</textarea></Field>
      <Field label="When"><input class="input" type="datetime-local" value="2026-11-22T09:00" /></Field>
      <Field label="Where"><select class="input">{channels.map(({ id, label }) => <option key={id}>{label}</option>)}</select></Field>
      <div class="search" role="search"><Icon name="find" /><input type="search" aria-label="Search" placeholder="Name, place or note" /></div>
    </Part>
  )
}

function People(): VNode {
  return (
    <Part name="People">
      <div class="pair">{everybody.map((person) => <Face key={person.id} person={person} />)}<Face person={ana} size="large" /><Face person={ana} size="small" /></div>
      <ul class="rows">{everybody.map((person) => <li class="row" key={person.id}><PersonLink person={person} /><QuickButton person={person} /></li>)}</ul>
      <ul class="rows window">{everybody.slice(0, 2).map((person) => <li class="row" key={person.id}><PersonCheck person={person} /></li>)}</ul>
      {everybody.slice(0, 3).map((person) => <WhoLine key={person.id} person={person} />)}
      <div class="panel rows">
        <a class="row-link" href="/you"><Icon name="bell" /><span class="row-words"><strong>Daily nudge</strong><p>9:00 every day</p></span><Icon name="next" /></a>
        <button type="button" class="row-text wide"><Icon name="remove" /><span class="row-words"><strong>Delete</strong><p>Waits for thirty days, then it is gone.</p></span></button>
      </div>
      <Handles person={ana} />
      <Path person={ana} interactions={interactions} />
    </Part>
  )
}

const kindsOfStatus: StatusKind[] = ['synced', 'syncing', 'waiting', 'offline', 'signin']

function Notices(): VNode {
  return (
    <Part name="Notices">
      <div class="pair">
        {kindsOfStatus.map((kind) => {
          const { icon, label } = statusWords(kind, 3)
          return <button type="button" key={kind} class={`status status-${kind}`}><Icon name={icon} />{label}</button>
        })}
      </div>
      <StoreBanner />
      <div class="banner"><p>A new version is ready.</p><button type="button">Update</button></div>
      <div class="banner asks"><p>You are in Lisbon now. Shall the nudge come by its clock?</p><div><button type="button">Yes</button><button type="button">No</button></div></div>
      <Empty icon="people" words="Nobody here just now."><button type="button" class="button"><Icon name="add" />Add someone</button></Empty>
      <Empty icon="rest" calm words="Not today, then. Everybody will still be there tomorrow." />
      <CodesList codes={['abcd-efgh-jkmn', 'pqrs-tuvw-xyz2']} />
    </Part>
  )
}

function Above(): VNode {
  const open = useSignal<'sheet' | 'question' | null>(null)
  const close = () => (open.value = null)
  return (
    <Part name="Above the page">
      <div class="acts">
        <button type="button" class="button" onClick={() => (open.value = 'sheet')}>A sheet</button>
        <button type="button" class="button" onClick={() => (open.value = 'question')}>A question</button>
        <button type="button" class="button" onClick={() => announce('Messaged Ana', () => undefined)}>A toast</button>
        <button type="button" class="button" onClick={() => announce(WRONG)}>A toast without a way back</button>
      </div>
      {open.value === 'sheet' && <Sheet title="What happened?" onClose={close}><KindChoice value={kinds[0]!.id} onChoose={close} /><button type="button" class="button main-button wide" onClick={close}>Save</button></Sheet>}
      {open.value === 'question' && <Confirm title="Remove this passkey?" yes="Remove" onYes={close} onClose={close}><p>It will not let you in any more.</p></Confirm>}
    </Part>
  )
}

function Parts(): VNode {
  const chosen = useSignal(9)
  const asTable = useSignal(false)
  return (
    <>
      <Screen title="Parts" over="Every part in every state">
        <p>Your system’s theme and text size are used; change them to see the others.</p>
        <Buttons />
        <Choices />
        <Fields />
        <People />
        <Notices />
        <Part name="Cards"><TodayCard planned={planned} /><DoneCard planned={planned} /></Part>
        <RegularsPlot months={months} chosen={chosen} asTable={asTable.value} />
        <div class="chips"><Chip on={asTable.value} onClick={() => (asTable.value = !asTable.value)}>As a table</Chip></div>
        <Above />
      </Screen>
      <Nav />
      <Toasts />
    </>
  )
}

render(<LocationProvider><Parts /></LocationProvider>, document.getElementById('app')!)
