// People: adding, editing, archiving, removing.
import { base64 } from '../store/base64'
import { newId, save, type Change } from '../store/outbox'
import type { Entity, Value } from '../store/rows'
import { people } from '../store/state'
import { tapValues, type Tap } from './interaction'

/** What comes with somebody who is added, or is added to somebody who is known. */
export interface Parts {
  handles?: { channel: string; address: string }[]
  note?: string | null
  log?: Tap
  /** Small already, as `small` makes it. */
  face?: Blob | null
  birthday?: string | null
}
export interface NewPerson extends Parts { name: string; place?: string | null; circle?: string | null }
export type PersonField =
  'name' | 'place' | 'circle' | 'rhythm_days' | 'archived_at' | 'birthday' | 'snoozed_until' | 'woken_at' | 'died_at'

/** Saves a person with everything that came along, at once. Returns their id. */
export async function add(person: NewPerson): Promise<string> {
  const id = newId()
  const now = Date.now()
  const { name, place = null, circle = null, birthday = null } = person
  const values = {
    name: name.trim(), place: place?.trim() || null, circle, rhythm_days: null, face_id: null, archived_at: null, birthday,
  }
  await save([{ op: 'add', entity: 'person', row: id, values }, ...(await partsOf(id, person, now))], now)
  return id
}

/** Adds to somebody who is known, at once; a birthday they have already stays. Returns how to take it back. */
export async function addTo(id: string, parts: Parts): Promise<() => Promise<void>> {
  const now = Date.now()
  const before = people.peek().get(id)?.face_id ?? null
  const born = people.peek().get(id)?.birthday ?? null
  const isBorn = Boolean(parts.birthday) && born === null
  const changes = [...(await partsOf(id, parts, now)), ...(isBorn ? [birthday(id, parts.birthday!)] : [])]
  await save([...changes, ...(parts.face && before ? [removal('face', before, now)] : [])], now)
  return () => save([
    ...changes.filter(({ op }) => op === 'add').map(({ entity, row }) => removal(entity, row, Date.now())),
    ...(parts.face ? [{ op: 'set', entity: 'person', row: id, field: 'face_id', value: before } as const] : []),
    ...(isBorn ? [birthday(id, null)] : []),
    ...(parts.face && before ? [removal('face', before, null)] : []),
  ])
}

const birthday = (row: string, value: string | null): Change => ({ op: 'set', entity: 'person', row, field: 'birthday', value })
const removal = (entity: Entity, row: string, value: number | null): Change => ({ op: 'set', entity, row, field: 'removed_at', value })

async function partsOf(id: string, { handles = [], note, log, face }: Parts, now: number): Promise<Change[]> {
  const changes: Change[] = handles.map(({ channel, address }) => (
    { op: 'add', entity: 'handle', row: newId(), values: { person_id: id, channel, address } }
  ))
  if (note?.trim()) changes.push({ op: 'add', entity: 'note', row: newId(), values: { person_id: id, text: note.trim() } })
  if (log) changes.push({ op: 'add', entity: 'interaction', row: newId(), values: tapValues(id, log, now) })
  if (face) {
    const row = newId()
    changes.push(
      { op: 'add', entity: 'face', row, values: { person_id: id, image: await base64(face) }, image: face },
      { op: 'set', entity: 'person', row: id, field: 'face_id', value: row },
    )
  }
  return changes
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
