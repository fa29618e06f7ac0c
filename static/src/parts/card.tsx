/** The card of today's person, and what stands there once it is done. */
import type { VNode } from 'preact'
import { notThisWeek, notToday, someoneElse } from '../actions/skip'
import type { PersonView, PlannedPerson } from '../store/signals'
import { called } from '../words/called'
import { saved } from '../words/phrases'
import { say } from '../words/say'
import { attempt } from './attempt'
import { Face } from './face'
import { Icon } from './icon'
import { Reasons } from './reasons'
import { Ask, isAsked, WayButton, wayTo } from './sent'
import { WhoLine } from './who'
import { Writing } from './writing'
import { announce } from './toast'

/** A main button and up to three more; the rest is on the person's page. */
const WAYS = 4

export function TodayCard({ planned }: { planned: PlannedPerson }): VNode {
  const { person, last, starter } = planned
  return (
    <>
      <section class="today" aria-label={say('Today’s person')}>
        <Who person={person} />
        <Reasons planned={planned} />
        {last && <p class="said-last" dir="auto">{last}</p>}
        {starter && <p class="start"><Icon name="spark" /><span dir="auto">{starter}</span></p>}
        <Writing person={person} />
        {isAsked(person) ? <Ask person={person} /> : <Ways planned={planned} />}
      </section>
      <Skips person={person} />
    </>
  )
}

function Who({ person }: { person: PersonView }): VNode {
  return (
    <a class="who" href={`/people/${person.id}`}>
      <Face person={person} size="large" />
      <span>
        <h2 dir="auto">{person.name}</h2>
        <WhoLine person={person} />
      </span>
    </a>
  )
}

function Ways({ planned: { person, channels } }: { planned: PlannedPerson }): VNode {
  const ways = channels.slice(0, WAYS)
  if (!ways.length) {
    return (
      <div class="acts">
        <a class="button main-button" href={`/people/${person.id}`}><span class="cut">{say('Say where to reach {name}', { name: called(person.name) })}</span></a>
      </div>
    )
  }
  return (
    <div class="acts">
      {ways.map((handle, at) => (
        <WayButton key={handle.id} way={wayTo(person, handle, at === 0)} class={at === 0 ? 'button main-button' : 'button'} />
      ))}
    </div>
  )
}

function Skips({ person }: { person: PersonView }): VNode {
  const skip = async (work: () => Promise<() => Promise<void>>, words: string) => {
    const undo = await attempt(work)
    if (undo) announce(words, () => attempt(undo))
  }
  return (
    <div class="pair skips">
      <button type="button" class="quiet" onClick={() => void skip(() => someoneElse(person.id), say('{name} can wait', { name: called(person.name) }))}>{say('Someone else')}</button>
      <button type="button" class="quiet" onClick={() => void skip(notToday, say('Nobody today'))}>{say('Not today')}</button>
      <button type="button" class="quiet" onClick={() => void skip(notThisWeek, say('Nobody this week'))}>{say('Not this week')}</button>
    </div>
  )
}

export function DoneCard({ planned: { person }, onMore }: { planned: PlannedPerson; onMore?: () => void }): VNode {
  const last = person.standing?.last
  return (
    <>
      <section class="today done-today" aria-label={say('Done for today')}>
        <span class="face-wrap">
          <Face person={person} size="large" />
          <span class="tick"><Icon name="check" /></span>
        </span>
        <h2>{say('That was today')}</h2>
        <p class="soft">{last ? say('{done}. The rest of the day is yours.', { done: saved(last.kind, last.direction, person.name) }) : say('The rest of the day is yours.')}</p>
        <a class="button wide" href={`/people/${person.id}`}><span class="cut">{say('Note what it was about')}</span></a>
      </section>
      {onMore && <div class="pair"><button type="button" class="quiet" onClick={onMore}>{say('Write to someone else too')}</button></div>}
    </>
  )
}
