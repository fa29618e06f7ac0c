// The plan as Today shows it: the server's choice, less whom the user has skipped or answered since.
import { isResting } from './foretold'
import type { HandleRow, PlanRow, SkipRow } from './rows'
import type { PersonView, PlannedPerson, PlanView } from './views'

const DAY = 24 * 60 * 60 * 1000
const WEEK = 7
/** After that, nobody expects an answer any more. */
const STALE = 180 * DAY

/** `YYYY-MM-DD` of a moment in an IANA time zone; in UTC when the phone does not know the zone. */
export function dateIn(timeZone: string, at: number): string {
  return formatter(timeZone).format(at).slice(0, 10)
}

/** `HH:MM` of a moment there. */
export function clockIn(timeZone: string, at: number): string {
  return formatter(timeZone).format(at).slice(-5)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const style = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  let made: Intl.DateTimeFormat
  try {
    made = new Intl.DateTimeFormat('en-CA', { ...style, timeZone })
  } catch {
    // An older phone may lack a zone that the server knows.
    made = new Intl.DateTimeFormat('en-CA', { ...style, timeZone: 'UTC' })
  }
  formatters.set(timeZone, made)
  return made
}

/** The calendar day so many days after `date`, both `YYYY-MM-DD`. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Skips count from when they were said by the server’s clock, as soon as it knows of them. */
export function planView(
  row: PlanRow | null, people: Map<string, PersonView>, skips: SkipRow[], timeZone: string, now: number,
): PlanView | null {
  if (!row) return null
  const today = skips.filter((skip) => skip.removed_at === null && dateIn(timeZone, skip.created_at) === row.local_date)
  const skipped = new Set(today.map((skip) => skip.person_id))
  const isThere = (id: string): boolean => {
    const person = people.get(id)
    return person !== undefined && isWanted(person, now) && !skipped.has(id)
  }
  const isNamed = (id: string): boolean => isThere(id) && !(people.get(id)!.ahead && isResting(people.get(id)!.standing, now))
  const quiet_until = quietUntil(row, skips, timeZone, now)
  return {
    local_date: row.local_date,
    stale: row.local_date !== dateIn(timeZone, now),
    off: today.some((skip) => skip.scope === 'day'),
    quiet_until,
    awaited: quiet_until === null && (row.quiet_until ?? '') > dateIn(timeZone, now),
    pace: row.pace ?? 'daily',
    people: row.people.filter((one) => isNamed(one.person_id)).map(({ person_id, ...planned }) => (
      withPerson(planned, people.get(person_id)!, row.local_date, timeZone)
    )),
    your_turn: turns(row, [...people.values()].filter(({ id }) => isThere(id)), now),
  }
}

/** Kith may name them: neither archived nor left out for a while, and alive. */
const isWanted = ({ archived_at, died_at, snoozed_until }: PersonView, now: number): boolean =>
  archived_at === null && died_at === null && (snoozed_until ?? 0) <= now

/** The day on which the last week without a name is over; the server's, when this phone knows of no such week itself. */
function quietUntil(row: PlanRow, skips: SkipRow[], timeZone: string, now: number): string | null {
  const weeks = skips.filter(({ scope }) => scope === 'week')
  const ends = weeks.filter(({ removed_at }) => removed_at === null).map((row) => dayAfter(dateIn(timeZone, row.created_at), WEEK))
  const until = weeks.length ? ends.sort().at(-1) : row.quiet_until
  return until && until > dateIn(timeZone, now) ? until : null
}

/** The server's, as far as they still wait; and those of whom it does not know yet. */
function turns(row: PlanRow, people: PersonView[], now: number): PlanView['your_turn'] {
  const reasons = new Map(row.your_turn.map(({ person_id, reason }) => [person_id, reason]))
  return people
    .filter(({ id, standing, ahead }) => standing?.turn === 'mine' && (ahead ? now - standing.waiting_since! < STALE : reasons.has(id)))
    .map((person) => ({ person, reason: person.ahead ? null : reasons.get(person.id)! }))
    .sort((one, other) => other.person.standing!.waiting_since! - one.person.standing!.waiting_since!)
}

function withPerson(
  planned: Omit<PlannedPerson, 'person' | 'channels' | 'done'>, person: PersonView, date: string, timeZone: string,
): PlannedPerson {
  const done = person.reached_at !== null && dateIn(timeZone, person.reached_at) === date
  return { ...planned, facts: planned.facts ?? [], person, channels: inOrder(person.handles, planned.channel_order), done }
}

// Handles that came after the plan was made stand behind those it names.
function inOrder(handles: HandleRow[], order: string[]): HandleRow[] {
  const place = (handle: HandleRow) => (order.indexOf(handle.id) + order.length + 1) % (order.length + 1)
  return [...handles].sort((one, other) => place(one) - place(other))
}
