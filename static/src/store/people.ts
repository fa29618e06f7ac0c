// Puts a person together from their rows, with the user's own taps on top of the server's standing.
import { folded } from './folding'
import { contactOf, foretold, heeded } from './foretold'
import type { HandleRow, InteractionRow, NoteRow, PersonRow, StandingRow } from './rows'
import type { Database, Reading, Store } from './schema'
import type { PersonView } from './views'

const OF_PERSON: Store[] = ['person', 'handle', 'note', 'standing', 'interaction']
const DAY = 24 * 60 * 60 * 1000

export interface Parts {
  handles: HandleRow[]; notes: NoteRow[]; standing: StandingRow | null
  /** Everything that happened, where the server has not weighed all of it yet; null where its word stands. */
  ahead: InteractionRow[] | null
  /** When the user last reached out, if lately; undefined when only the standing was read. */
  reached_at?: number | null
}
export interface Read { person: PersonRow; parts: Parts }

/** A row of an older version lacks what has come since. */
const LATER: Partial<PersonRow> = { birthday: null, snoozed_until: null, woken_at: null, died_at: null }

/** `freshAt` is the user's fresh start. */
export function personView(person: PersonRow, parts: Parts, face: string | null, freshAt: number | null): PersonView {
  const handles = parts.handles.filter((handle) => handle.removed_at === null)
    .sort((one, other) => one.created_at - other.created_at || (one.id < other.id ? -1 : 1))
  const notes = parts.notes.filter((note) => note.removed_at === null)
  const text = [person.name, person.place ?? '', ...handles.map(({ address }) => address), ...notes.map((note) => note.text)]
  const said = { woken_at: person.woken_at, died_at: person.died_at, fresh_at: freshAt }
  const standing = parts.ahead ? foretold(person.id, parts.standing, parts.ahead, said) : heeded(parts.standing, said)
  const last = standing?.last
  return {
    ...LATER, ...person, handles, face, standing, ahead: parts.ahead !== null,
    reached_at: parts.reached_at === undefined ? (last && last.direction !== 'in' ? last.at : null) : parts.reached_at,
    sort: folded(person.name),
    search: folded(text.join('\n')),
  }
}

/** These people from the database; null for one who is removed or unknown. `now` by the phone's clock. */
export async function readSome(db: Database, ids: readonly string[], now: number): Promise<(Read | null)[]> {
  const tx: Reading = db.transaction([...OF_PERSON, 'op'])
  const unweighed = await unweighedPeople(tx)
  return Promise.all(ids.map((id) => readPerson(tx, id, unweighed.has(id), now)))
}

async function readPerson(tx: Reading, id: string, unweighed: boolean, now: number): Promise<Read | null> {
  const person = await tx.objectStore('person').get(id)
  if (!person || person.removed_at !== null) return null
  const timeline = tx.objectStore('interaction').index('timeline')
  const [handles, notes, standing, lately] = await Promise.all([
    tx.objectStore('handle').index('person').getAll(id),
    tx.objectStore('note').index('person').getAll(id),
    tx.objectStore('standing').get(id),
    timeline.getAll(IDBKeyRange.bound([id, now - 2 * DAY], [id, Infinity])),
  ])
  const reached = lately.filter(isLive).map(contactOf).filter(({ direction }) => direction !== 'in')
  // One that the server has acknowledged may come back a page later.
  const isAhead = unweighed || !standing?.last || lately.some((row) => isLive(row) && row.change === 0)
  const all = isAhead ? (await timeline.getAll(IDBKeyRange.bound([id, -Infinity], [id, Infinity]))).filter(isLive) : []
  const ahead = all.length > 0 || (unweighed && standing) ? all : null
  const parts = { handles, notes, standing: standing ?? null, ahead }
  return { person, parts: { ...parts, reached_at: reached.length ? Math.max(...reached.map(({ at }) => at)) : null } }
}

const isLive = ({ removed_at }: InteractionRow): boolean => removed_at === null

/** Whose history, or what the user said of their resting, holds something that the server does not know yet. */
async function unweighedPeople(tx: Reading): Promise<Set<string>> {
  const waiting = await tx.objectStore('op').index('sending').getAll(IDBKeyRange.bound(['waiting', 0], ['waiting', Infinity]))
  const taps = new Set(waiting.filter(({ entity }) => entity === 'interaction').map(({ row }) => row))
  const rows = await Promise.all([...taps].map((id) => tx.objectStore('interaction').get(id)))
  const said = waiting.filter(({ op }) => op.op === 'set' && op.entity === 'person' && op.field === 'woken_at')
  return new Set([...rows.flatMap((row) => row?.person_id ?? []), ...said.map(({ row }) => row)])
}

/** Everybody at once; interactions are looked at only for those with taps that the server does not know yet. */
export async function readPeople(db: Database, now: number): Promise<Read[]> {
  const tx: Reading = db.transaction([...OF_PERSON, 'op'])
  const [persons, handles, notes, standings] = await Promise.all([
    tx.objectStore('person').getAll(),
    tx.objectStore('handle').getAll(),
    tx.objectStore('note').getAll(),
    tx.objectStore('standing').getAll(),
  ])
  const handlesOf = grouped(handles)
  const notesOf = grouped(notes)
  const standingOf = new Map(standings.map((standing) => [standing.id, standing]))
  const people = persons.filter((person) => person.removed_at === null).map((person): Read => ({
    person, parts: {
      handles: handlesOf.get(person.id) ?? [], notes: notesOf.get(person.id) ?? [],
      standing: standingOf.get(person.id) ?? null, ahead: null,
    },
  }))
  const busy = [...(await unweighedPeople(tx))]
  const known = new Map((await readSome(db, busy, now)).flatMap((one) => (one ? [[one.person.id, one]] : [])))
  return people.map((one) => known.get(one.person.id) ?? one)
}

function grouped<T extends { person_id: string }>(rows: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.person_id)
    if (group) group.push(row)
    else groups.set(row.person_id, [row])
  }
  return groups
}
