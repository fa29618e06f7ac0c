/** Today: one person, why now, and a true starting point. */
import { signal, useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { bringBack } from '../actions/skip'
import { attempt } from '../parts/attempt'
import { SampleBanner } from '../parts/banner'
import { DoneCard, TodayCard } from '../parts/card'
import { SEVERAL } from '../parts/choosing'
import { Empty } from '../parts/empty'
import { FirstSteps } from '../parts/first'
import { Invitation } from '../parts/invitation'
import { NudgeOffer } from '../parts/offer'
import { Icon } from '../parts/icon'
import { usePull } from '../parts/pull'
import { PersonLink, QuickButton } from '../parts/row'
import { Screen } from '../parts/screen'
import { Ask, askedAbout } from '../parts/sent'
import { StatusChip } from '../parts/status'
import { Unsent } from '../parts/unsent'
import { ZoneBanner } from '../parts/zone'
import { loaded, now, people, plan, status, type PlannedPerson, type PlanView } from '../store/signals'
import { painted } from '../painted'
import { count, longDay } from '../words/dates'
import { say, sayMany, sayOf } from '../words/say'
import { paceWords, quietWords, turnReason } from '../words/standing'

export function Today(): VNode {
  usePull()
  useCardSeen()
  const view = plan.value
  const another = useSignal(false)
  // A plan of another day, when there was no network since: its people still count, what was done then does not.
  const fresh = view?.stale === false
  const quiet = view?.quiet_until ?? null
  const off = quiet !== null || (fresh && view.off)
  const done = fresh ? view.people.find((planned) => planned.done) : undefined
  const next = view?.people.find((planned) => !planned.done)
  const card = off || (done && !another.value) ? undefined : next
  return (
    <Screen home pulls title={sayOf('place', 'Today')} over={longDay(now.value)} aside={<StatusChip />}>
      <ZoneBanner />
      <Unsent />
      <AskElsewhere shown={card?.person.id} />
      {loaded.value && people.value.size === 0 ? <FirstSteps /> : <Somebody view={view} quiet={quiet} off={off} card={card} done={done} onMore={next && (() => (another.value = true))} />}
      {cardSeen.value && <Below view={view} card={card} />}
    </Screen>
  )
}

/** The card waits for nothing when the app opens: what stands below it comes in the next frame. */
const cardSeen = signal(location.pathname !== '/')

function useCardSeen(): void {
  useLayoutEffect(() => {
    if (!cardSeen.peek()) void painted().then(() => (cardSeen.value = true))
  }, [])
}

function Below({ view, card }: { view: PlanView | null; card: PlannedPerson | undefined }): VNode {
  return (
    <>
      {view && card && <Pace view={view} />}
      <NudgeOffer />
      <Invitation />
      <YourTurn turns={view?.your_turn.filter(({ person }) => person.id !== card?.person.id) ?? []} />
      <SampleBanner />
      {people.value.size > 1 && <p class="center"><a class="quiet" href={SEVERAL}>{say('Met several people?')}</a></p>}
    </>
  )
}

/** Kith was closed meanwhile, and opens on Today: the question after the channel of somebody who is not on the card. */
function AskElsewhere({ shown }: { shown: string | undefined }): VNode | null {
  const person = people.value.get(askedAbout.value ?? '')
  return person && person.id !== shown ? <Ask person={person} /> : null
}

interface SomebodyProps {
  view: PlanView | null
  /** The day on which somebody is named again. */
  quiet: string | null
  off: boolean
  card: PlannedPerson | undefined
  done: PlannedPerson | undefined
  onMore: (() => void) | undefined
}

function Somebody({ view, quiet, off, card, done, onMore }: SomebodyProps): VNode | null {
  if (quiet) return <Calm words={quietWords(quiet)} scope="week" />
  if (off) return <Calm words={say('Not today, then. Everyone will still be there tomorrow.')} scope="day" />
  if (card) return <TodayCard key={card.person.id} planned={card} />
  if (done) return <DoneCard planned={done} onMore={onMore} />
  if (!loaded.value || ((!view || view.awaited) && status.value.kind === 'syncing')) return null
  if (!view) return <Empty icon="offline" calm words={say('Someone will be here each day, once this phone has reached the server.')} />
  if (view.awaited) return <Empty icon="rest" calm words={say('The quiet week is over. Someone will be here once this phone has reached the server.')} />
  return <Empty icon="rest" calm words={say('Nobody in particular today. A good day to let things be, or to surprise someone.')} />
}

/** Nobody is named, as the user wished, until the day is over or they wish otherwise. */
function Calm({ words, scope }: { words: string; scope: 'day' | 'week' }): VNode {
  return (
    <Empty icon="rest" calm words={words}>
      <button type="button" class="quiet" onClick={() => void attempt(() => bringBack(scope))}><Icon name="restore" />{say('Someone after all')}</button>
    </Empty>
  )
}

/** Said while it is so; what waits for the server may have ended it. */
function Pace({ view }: { view: PlanView }): VNode | null {
  const words = status.value.waiting ? null : paceWords(view.pace)
  return words ? <p class="soft small center">{words}</p> : null
}

/** So many stand open: a few words to catch up on, and no list to work off. */
const TURNS = 5

/** Whoever waits for an answer; the card right above says so of today’s person. */
function YourTurn({ turns }: { turns: PlanView['your_turn'] }): VNode | null {
  const all = useSignal(false)
  if (!turns.length) return null
  const more = turns.length - TURNS
  // One more is no more to read than the button that would show it.
  const isCut = more > 1 && !all.value
  return (
    <section class="section">
      <h2>{say('Your turn')}</h2>
      <ul class="rows">
        {(isCut ? turns.slice(0, TURNS) : turns).map(({ person, reason }) => (
          <li class="row" key={person.id}>
            <PersonLink person={person}>{reason ?? turnReason(person.standing, person.name, now.value)}</PersonLink>
            <QuickButton person={person} />
          </li>
        ))}
      </ul>
      {isCut && <p class="center"><button type="button" class="quiet" onClick={() => (all.value = true)}>{sayMany('And one more', 'And {n} more', more, { n: count(more) })}</button></p>}
    </section>
  )
}
