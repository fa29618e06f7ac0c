// The plan as Today shows it: the server's choice, less whom the user has skipped since.
import type { HandleRow, PlanRow, SkipRow } from './rows'
import type { PersonView, PlannedPerson, PlanView } from './views'

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

export function planView(
  row: PlanRow | null, people: Map<string, PersonView>, skips: SkipRow[], timeZone: string, now: number,
): PlanView | null {
  if (!row) return null
  const today = skips.filter((skip) => skip.removed_at === null && dateIn(timeZone, skip.at) === row.local_date)
  const skipped = new Set(today.map((skip) => skip.person_id))
  const isThere = (id: string): boolean => {
    const person = people.get(id)
    return person !== undefined && person.archived_at === null && !skipped.has(id)
  }
  return {
    local_date: row.local_date,
    stale: row.local_date !== dateIn(timeZone, now),
    off: today.some((skip) => skip.scope === 'day'),
    people: row.people.filter((one) => isThere(one.person_id)).map(({ person_id, ...planned }) => (
      withPerson(planned, people.get(person_id)!, row.local_date, timeZone)
    )),
    // Somebody whom the user has answered meanwhile no longer waits, whatever the server last said.
    your_turn: row.your_turn
      .filter(({ person_id }) => isThere(person_id) && people.get(person_id)!.standing?.turn !== null)
      .map(({ person_id, reason }) => ({ person: people.get(person_id)!, reason })),
  }
}

function withPerson(
  planned: Omit<PlannedPerson, 'person' | 'channels' | 'done'>, person: PersonView, date: string, timeZone: string,
): PlannedPerson {
  const last = person.standing?.last
  const done = last != null && last.direction !== 'in' && dateIn(timeZone, last.at) === date
  return { ...planned, person, channels: inOrder(person.handles, planned.channel_order), done }
}

// Handles that came after the plan was made stand behind those it names.
function inOrder(handles: HandleRow[], order: string[]): HandleRow[] {
  const place = (handle: HandleRow) => (order.indexOf(handle.id) + order.length + 1) % (order.length + 1)
  return [...handles].sort((one, other) => place(one) - place(other))
}
