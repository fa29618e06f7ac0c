// Puts a person together from their rows, with the user's own taps on top of the server's standing.
import { folded } from './folding'
import type { HandleRow, InteractionRow, LastContact, NoteRow, PersonRow, StandingRow } from './rows'
import type { Database } from './schema'
import type { PersonView } from './views'

/**
 * The newest interaction that counts, whether the server knows it just so, and whether the one in the server's standing
 * has been undone here.
 */
export interface Recent { newest: InteractionRow | null; told: boolean; undone: boolean }
export interface Parts {
  handles: HandleRow[]; notes: NoteRow[]; standing: StandingRow | null
  /** Undefined when the standing needs no look at the interactions. */
  recent?: Recent
}

export function personView(person: PersonRow, parts: Parts, face: string | null): PersonView {
  const handles = parts.handles.filter((handle) => handle.removed_at === null)
    .sort((one, other) => one.created_at - other.created_at || (one.id < other.id ? -1 : 1))
  const notes = parts.notes.filter((note) => note.removed_at === null)
  const text = [person.name, person.place ?? '', ...handles.map(({ address }) => address), ...notes.map((note) => note.text)]
  return {
    ...person, handles, face,
    standing: parts.recent ? withTaps(person.id, parts.standing, parts.recent) : parts.standing,
    sort: folded(person.name),
    search: folded(text.join('\n')),
  }
}

const NO_STANDING = {
  change: 0, removed_at: null, stage: 'avatar', stage_at: {}, stage_by: {}, turn: null, waiting_since: null,
  waiting_id: null, unanswered: 0, last: null, rhythm_days: null, rhythm_source: null, usual_kind: null, balance: null,
  drifts_at: null, woke: null, rests_at: null, tries: [], next_step: null,
}

// Only what needs no rule is shown ahead of the server: the last contact, and that an answer was given.
function withTaps(id: string, known: StandingRow | null, { newest, told, undone }: Recent): StandingRow | null {
  if (!newest) return known && undone ? { ...known, last: null } : known
  // The server has weighed it, by its own clock.
  if (told && known?.last && !undone) return known
  const standing = begun(known ?? { id, ...NO_STANDING }, newest.at)
  if (standing.last && !undone && newest.at < standing.last.at) return standing
  const { id: newestId, kind, direction, at, note } = newest
  const last: LastContact = { id: newestId, kind, direction, at, note }
  const answers = standing.turn === 'mine' && direction !== 'in' && at >= (standing.waiting_since ?? 0)
  return answers ? { ...standing, last, turn: null, waiting_since: null } : { ...standing, last }
}

// The very first contact is when the first stage is reached.
function begun(standing: StandingRow, at: number): StandingRow {
  return Object.keys(standing.stage_at).length ? standing : { ...standing, stage_at: { [standing.stage]: at } }
}

/** One person from the database; null when removed or unknown. */
export async function readPerson(db: Database, id: string): Promise<{ person: PersonRow; parts: Parts } | null> {
  const tx = db.transaction(['person', 'handle', 'note', 'standing', 'interaction', 'base'])
  const person = await tx.objectStore('person').get(id)
  if (!person || person.removed_at !== null) return null
  const [handles, notes, standing] = await Promise.all([
    tx.objectStore('handle').index('person').getAll(id),
    tx.objectStore('note').index('person').getAll(id),
    tx.objectStore('standing').get(id),
  ])
  const recent: Recent = { newest: null, told: false, undone: false }
  const all = IDBKeyRange.bound([id, -Infinity], [id, Infinity])
  for (let at = await tx.objectStore('interaction').index('timeline').openCursor(all, 'prev'); at; at = await at.continue()) {
    if (at.value.removed_at === null) {
      recent.newest = at.value
      recent.told = at.value.change !== 0 && (await tx.objectStore('base').getKey(['interaction', at.value.id])) === undefined
      break
    }
    recent.undone ||= at.value.at === standing?.last?.at
  }
  return { person, parts: { handles, notes, standing: standing ?? null, recent } }
}

/** Everybody at once; interactions are looked at only for those with taps that the server does not know yet. */
export async function readPeople(db: Database): Promise<{ person: PersonRow; parts: Parts }[]> {
  const tx = db.transaction(['person', 'handle', 'note', 'standing', 'op'])
  const [persons, handles, notes, standings, waiting] = await Promise.all([
    tx.objectStore('person').getAll(),
    tx.objectStore('handle').getAll(),
    tx.objectStore('note').getAll(),
    tx.objectStore('standing').getAll(),
    tx.objectStore('op').index('sending').getAll(IDBKeyRange.bound(['waiting', 0], ['waiting', Infinity])),
  ])
  const handlesOf = grouped(handles)
  const notesOf = grouped(notes)
  const standingOf = new Map(standings.map((standing) => [standing.id, standing]))
  const tapped = new Set(waiting.filter(({ entity }) => entity === 'interaction').map(({ row }) => row))
  const people = persons.filter((person) => person.removed_at === null).map((person) => ({
    person, parts: {
      handles: handlesOf.get(person.id) ?? [], notes: notesOf.get(person.id) ?? [],
      standing: standingOf.get(person.id) ?? null,
    } as Parts,
  }))
  const busy = new Set((await Promise.all([...tapped].map((id) => db.get('interaction', id)))).map((row) => row?.person_id))
  for (const one of people) {
    if (busy.has(one.person.id)) one.parts = (await readPerson(db, one.person.id))?.parts ?? one.parts
  }
  return people
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
