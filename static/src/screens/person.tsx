/** One person: how to reach them, what happened, what to remember. */
import { useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { bring } from '../actions/face'
import { change, type PersonField } from '../actions/person'
import { Away } from '../parts/away'
import { Closeness } from '../parts/closeness'
import { Earlier } from '../parts/earlier'
import { useDirection } from '../parts/direction'
import { Empty } from '../parts/empty'
import { Handles } from '../parts/handles'
import { counts, useHistory } from '../parts/history'
import { KindGrid, orderedKinds } from '../parts/kinds'
import { MomentSheet } from '../parts/moment'
import { NextStep } from '../parts/next_step'
import { Notes } from '../parts/notes'
import { Parting } from '../parts/parting'
import { Path } from '../parts/path'
import { Name, Portrait } from '../parts/portrait'
import { Removed } from '../parts/removed'
import { Resting } from '../parts/resting'
import { Screen } from '../parts/screen'
import { Ask } from '../parts/sent'
import { StatusChip } from '../parts/status'
import { Switch } from '../parts/switch'
import { tap } from '../parts/tap'
import { Timeline } from '../parts/timeline'
import { WhoLine } from '../parts/who'
import { Writing } from '../parts/writing'
import type { Direction, InteractionRow, Value } from '../store/rows'
import { loaded, people, type PersonView } from '../store/signals'
import { directions, type Kind } from '../vocabulary'
import { say } from '../words/say'

export function Person(): VNode | null {
  const id = useRoute().params.id ?? ''
  const person = people.value.get(id)
  if (person) return <PersonPage key={id} person={person} />
  if (!loaded.value) return null
  return (
    <Screen title={say('Not here')} back="/people" silent>
      <Empty icon="people" words={say('This person isn’t on this phone. They may have been deleted.')}>
        <a class="button" href="/you/deleted">{say('Recently deleted')}</a>
      </Empty>
    </Screen>
  )
}

function PersonPage({ person }: { person: PersonView }): VNode {
  const history = useHistory(person.id)
  const read = history.value
  return (
    <Screen title={person.name} back="/people" silent aside={<StatusChip />}>
      <header class="head">
        <Portrait of={person} />
        <Name of={person} />
        <WhoLine person={person} />
        <Earlier entity="person" row={person} fields={told} onRestore={(field, value) => restore(person.id, field, value)} />
      </header>
      <Away person={person} />
      {!person.died_at && <Handles person={person} />}
      <Writing person={person} />
      {!person.died_at && <Ask person={person} />}
      {read && !person.died_at && <Taps person={person} interactions={read.interactions} />}
      <Path person={person} interactions={read?.interactions ?? null} />
      <Resting person={person} />
      <NextStep person={person} />
      {read && <Notes person={person} rows={read.notes} />}
      {read && <Removed rows={read.removed} />}
      {!person.died_at && <Closeness person={person} />}
      {read && <Timeline person={person} rows={read.interactions} />}
      <Parting person={person} />
    </Screen>
  )
}

/** What can be had back there; the rest is a tap of its own. */
const told = ['name', 'place', 'circle', 'rhythm_days', 'face_id', 'archived_at', 'birthday', 'snoozed_until', 'died_at']

/** Brings an earlier value of the person's own fields back. */
function restore(id: string, field: string, value: Value): Promise<void> {
  return field === 'face_id' ? bring(id, value as string | null) : change(id, field as PersonField, value)
}

/** The buttons keep their places while one stays on the page, though every tap changes what is used most. */
function Taps({ person, interactions }: { person: PersonView; interactions: readonly InteractionRow[] }): VNode {
  const order = useRef(orderedKinds(counts(interactions)))
  const direction = useDirection()
  const detailed = useSignal<Kind | 'any' | null>(null)
  const log = (kind: Kind) => void tap(person, { kind: kind.id, direction: direction.take(kind.id) })
  return (
    <>
      <Switch label={say('Who reached out?')} options={directions} value={direction.shown} onChoose={(id) => direction.choose(id as Direction)} />
      <KindGrid order={order.current} onTap={log} onHold={(kind) => (detailed.value = kind)} />
      <div class="with-more">
        <button type="button" class="quiet" onClick={() => (detailed.value = 'any')}>{say('With a note or another time …')}</button>
      </div>
      <Detailed person={person} detailed={detailed} direction={direction.chosen.value} />
    </>
  )
}

interface DetailedProps { person: PersonView; detailed: Signal<Kind | 'any' | null>; direction: Direction | null }

function Detailed({ person, detailed, direction }: DetailedProps): VNode | null {
  const about = detailed.value
  useEffect(() => () => void (detailed.value = null), [person.id])
  if (!about) return null
  return (
    <MomentSheet people={[person]} kind={about === 'any' ? undefined : about.id} direction={direction} onClose={() => (detailed.value = null)} />
  )
}
