/** The facts behind a sentence, in a sheet: what happened, what was noted, and the way to the person. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren, VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { birthdayOf } from '../birthday'
import type { Fact, InteractionRow, NoteRow } from '../store/rows'
import { factsOf, now, type Facts, type PersonView } from '../store/signals'
import { kindOf } from '../vocabulary'
import { birthdayWords, dayAt } from '../words/calendar'
import { day } from '../words/dates'
import { called } from '../words/called'
import { say, sayOf } from '../words/say'
import { rhythmWords } from '../words/standing'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { MomentWords } from './timeline'

interface FactsProps {
  person: PersonView; title: string; facts: readonly Fact[]; onClose: () => void
  /** The sentence that rests on them. */
  reason?: string
  /** On the person's own page, which needs no way there. */
  here?: boolean
  /** What stands below the facts. */
  children?: ComponentChildren
}

export function FactsSheet({ person, title, reason, facts, onClose, here = false, children }: FactsProps): VNode {
  const found = useSignal<Facts | null>(null)
  useEffect(() => {
    void factsOf(facts).then((read) => (found.value = read))
  }, [])
  return (
    <Sheet title={title} onClose={onClose}>
      {reason && <p dir="auto">{reason}</p>}
      {found.value && <FactRows person={person} facts={found.value} />}
      {children}
      {!here && <a class="button wide" href={`/people/${person.id}`} onClick={onClose}><span class="cut">{say('Everything about {name}', { name: called(person.name) })}</span></a>}
    </Sheet>
  )
}

function FactRows({ person, facts: { interactions, notes, person: own } }: { person: PersonView; facts: Facts }): VNode {
  if (!interactions.length && !notes.length && !own) {
    return <p class="soft">{say('What this was about has changed since. The next sync puts it right.')}</p>
  }
  return (
    <ul class="rows" aria-label={say('The facts')}>
      {interactions.map((row) => <Happened key={row.id} person={person} row={row} />)}
      {notes.map((row) => <Noted key={row.id} row={row} />)}
      {own && <Own person={person} />}
    </ul>
  )
}

function Happened({ person, row }: { person: PersonView; row: InteractionRow }): VNode {
  return <li class="fact"><Icon name={kindOf(row.kind)?.icon ?? 'message-circle'} /><MomentWords person={person} row={row} whole /></li>
}

function Noted({ row }: { row: NoteRow }): VNode {
  const said = row.day ? say('For {day}', { day: day(dayAt(row.day), now.value) }) : say('Noted on {day}', { day: day(row.created_at, now.value) })
  return (
    <li class="fact">
      <Icon name={row.day ? 'calendar' : 'pen-line'} />
      <span class="row-words"><span class="lines" dir="auto">{row.text}</span><p>{said}</p></span>
    </li>
  )
}

/** What is set for the person themselves. */
function Own({ person }: { person: PersonView }): VNode {
  const birthday = birthdayOf(person.birthday)
  const isKnown = person.rhythm_days ?? person.circle ?? person.standing?.rhythm_days
  const since = say('In Kith since {day}', { day: day(person.created_at, now.value) })
  return (
    <>
      {birthday && <li class="fact"><Icon name="birthday" /><span class="row-words"><strong>{birthdayWords(birthday)}</strong><p>{sayOf('person', 'Birthday')}</p></span></li>}
      <li class="fact">
        <Icon name="people" /><span class="row-words"><strong>{isKnown ? rhythmWords(person) : since}</strong>{isKnown && <p>{since}</p>}</span>
      </li>
    </>
  )
}
