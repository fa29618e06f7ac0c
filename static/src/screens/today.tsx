/** Today: one person, why now, and a true starting point. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { SampleBanner } from '../parts/banner'
import { DoneCard, TodayCard } from '../parts/card'
import { SEVERAL } from '../parts/choosing'
import { Empty } from '../parts/empty'
import { FirstSteps } from '../parts/first'
import { NudgeOffer } from '../parts/offer'
import { PersonLink, QuickButton } from '../parts/row'
import { Screen } from '../parts/screen'
import { Ask, askedAbout } from '../parts/sent'
import { StatusChip } from '../parts/status'
import { Unsent } from '../parts/unsent'
import { ZoneBanner } from '../parts/zone'
import { loaded, now, people, plan, status, type PlannedPerson, type PlanView } from '../store/signals'
import { longDay } from '../words/dates'

export function Today(): VNode {
  const view = plan.value
  const another = useSignal(false)
  // A plan of another day, when there was no network since: its people still count, what was done then does not.
  const fresh = view?.stale === false
  const off = fresh && view.off
  const done = fresh ? view.people.find((planned) => planned.done) : undefined
  const next = view?.people.find((planned) => !planned.done)
  const card = off || (done && !another.value) ? undefined : next
  return (
    <Screen title="Today" over={longDay(now.value)} aside={<StatusChip />}>
      <SampleBanner />
      <ZoneBanner />
      <Unsent />
      <AskElsewhere shown={card?.person.id} />
      {loaded.value && people.value.size === 0 ? <FirstSteps /> : <Somebody view={view} off={off} card={card} done={done} onMore={next && (() => (another.value = true))} />}
      <NudgeOffer />
      {view && view.your_turn.length > 0 && <YourTurn view={view} />}
      {people.value.size > 1 && <p class="center"><a class="quiet" href={SEVERAL}>Met several people?</a></p>}
    </Screen>
  )
}

/** Kith was closed meanwhile, and opens on Today: the question after the channel of somebody who is not on the card. */
function AskElsewhere({ shown }: { shown: string | undefined }): VNode | null {
  const person = people.value.get(askedAbout.value ?? '')
  return person && person.id !== shown ? <Ask person={person} /> : null
}

interface SomebodyProps {
  view: PlanView | null
  off: boolean
  card: PlannedPerson | undefined
  done: PlannedPerson | undefined
  onMore: (() => void) | undefined
}

function Somebody({ view, off, card, done, onMore }: SomebodyProps): VNode | null {
  if (off) return <Empty icon="rest" calm words="Not today, then. Everybody will still be there tomorrow." />
  if (card) return <TodayCard key={card.person.id} planned={card} />
  if (done) return <DoneCard planned={done} onMore={onMore} />
  if (!loaded.value || (!view && status.value.kind === 'syncing')) return null
  if (!view) return <Empty icon="offline" calm words="Once this phone has reached the server, somebody will stand here each day." />
  return <Empty icon="rest" calm words="Nobody in particular today. A good day to let things be, or to surprise somebody." />
}

function YourTurn({ view }: { view: PlanView }): VNode {
  return (
    <section class="section">
      <h2>Your turn</h2>
      <ul class="rows">
        {view.your_turn.map(({ person, reason }) => (
          <li class="row" key={person.id}>
            <PersonLink person={person}>{reason}</PersonLink>
            <QuickButton person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}
