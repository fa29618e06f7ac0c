// People: adding, editing, archiving, removing.
import { newId, save, type Change } from '../store/outbox'
import type { Value } from '../store/rows'
import { tapValues, type Tap } from './interaction'

export interface NewPerson {
  name: string
  place?: string | null
  circle?: string | null
  handles?: { channel: string; address: string }[]
  note?: string | null
  log?: Tap
}
export type PersonField = 'name' | 'place' | 'circle' | 'rhythm_days' | 'archived_at'

/** Saves a person with everything that came along, at once. Returns their id. */
export async function add(person: NewPerson): Promise<string> {
  const id = newId()
  const now = Date.now()
  await save([...rows(id, person, now)], now)
  return id
}

function* rows(id: string, person: NewPerson, now: number): Generator<Change> {
  const { name, place = null, circle = null, handles = [], note, log } = person
  const values = {
    name: name.trim(), place: place?.trim() || null, circle, rhythm_days: null, face_id: null, archived_at: null,
  }
  yield { op: 'add', entity: 'person', row: id, values }
  for (const { channel, address } of handles) {
    yield { op: 'add', entity: 'handle', row: newId(), values: { person_id: id, channel, address } }
  }
  if (note?.trim()) yield { op: 'add', entity: 'note', row: newId(), values: { person_id: id, text: note.trim() } }
  if (log) yield { op: 'add', entity: 'interaction', row: newId(), values: tapValues(id, log, now) }
}

export const change = (id: string, field: PersonField, value: Value): Promise<void> => set(id, field, value)
export const archive = (id: string): Promise<void> => set(id, 'archived_at', Date.now())
export const unarchive = (id: string): Promise<void> => set(id, 'archived_at', null)
/** Removes a person; they can be restored for 30 days. */
export const remove = (id: string): Promise<void> => set(id, 'removed_at', Date.now())
export const restore = (id: string): Promise<void> => set(id, 'removed_at', null)

async function set(row: string, field: string, value: Value): Promise<void> {
  const tidy = typeof value === 'string' ? value.trim() || null : value
  // Nobody is without a name; an emptied field leaves the name as it was.
  if (field === 'name' && tidy === null) return
  await save([{ op: 'set', entity: 'person', row, field, value: tidy }])
}
