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
import { loaded, now, people, plan, status, type PlanView } from '../store/signals'
import { longDay } from '../words/dates'

export function Today(): VNode {
  const view = plan.value
  return (
    <Screen title="Today" over={longDay(now.value)} aside={<StatusChip />}>
      <SampleBanner />
      <ZoneBanner />
      <Unsent />
      <AskElsewhere view={view} />
      {loaded.value && people.value.size === 0 ? <FirstSteps /> : <Somebody view={view} />}
      <NudgeOffer />
      {view && view.your_turn.length > 0 && <YourTurn view={view} />}
      {people.value.size > 1 && <p class="center"><a class="quiet" href={SEVERAL}>Met several people?</a></p>}
    </Screen>
  )
}

/** Kith was closed meanwhile, and opens on Today: the question after another person's channel is asked here. */
function AskElsewhere({ view }: { view: PlanView | null }): VNode | null {
  const person = people.value.get(askedAbout.value ?? '')
  const isOnCard = person && view?.people.find((planned) => !planned.done)?.person.id === person.id
  return person && !isOnCard ? <Ask person={person} /> : null
}

function Somebody({ view }: { view: PlanView | null }): VNode | null {
  const another = useSignal(false)
  // A plan of another day, when there was no network since: its people still count, what was done then does not.
  const fresh = view !== null && !view.stale
  const done = fresh ? view.people.find((planned) => planned.done) : undefined
  const next = view?.people.find((planned) => !planned.done)
  if (fresh && view.off) return <Empty icon="rest" calm words="Not today, then. Everybody will still be there tomorrow." />
  if (done && !another.value) return <DoneCard planned={done} onMore={next ? () => (another.value = true) : undefined} />
  if (next) return <TodayCard key={next.person.id} planned={next} />
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
