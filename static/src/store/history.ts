// What is read when a person is opened, and not held in memory.
import { listen } from './channel'
import { currentUser, mine } from './database'
import { folded } from './folding'
import { isEmpty, type Entity, type Fact, type HandleRow, type InteractionRow, type NoteRow, type PastValueRow, type PersonRow } from './rows'

/** All interactions with a person, the newest first. */
export async function timeline(personId: string): Promise<InteractionRow[]> {
  const all = IDBKeyRange.bound([personId, -Infinity], [personId, Infinity])
  const rows = await mine((db) => db.getAllFromIndex('interaction', 'timeline', all))
  return rows.filter((row) => row.removed_at === null).reverse()
}

/** What a reason rests on, the latest first, as far as it is on this phone and was not taken back. */
export interface Facts { interactions: InteractionRow[]; notes: NoteRow[]; person: boolean }

export async function factsOf(facts: readonly Fact[]): Promise<Facts> {
  const ids = (entity: Fact['entity']) => facts.filter((fact) => fact.entity === entity).map(({ id }) => id)
  const [interactions, written] = await mine((db) => Promise.all([
    Promise.all(ids('interaction').map((id) => db.get('interaction', id))),
    Promise.all(ids('note').map((id) => db.get('note', id))),
  ]))
  return {
    interactions: interactions.filter((row) => row !== undefined && row.removed_at === null).sort((one, other) => other!.at - one!.at) as InteractionRow[],
    notes: written.filter((row) => row !== undefined && row.removed_at === null) as NoteRow[],
    person: ids('person').length > 0,
  }
}

/** All notes on a person, the newest first. */
export async function notes(personId: string): Promise<NoteRow[]> {
  const rows = await mine((db) => db.getAllFromIndex('note', 'person', personId))
  return rows.filter((row) => row.removed_at === null).sort((one, other) => other.created_at - one.created_at)
}

/** Edits of this row that lost, the newest first. A picture that was removed since is no longer among them. */
export async function pastValues(entity: Entity, rowId: string): Promise<PastValueRow[]> {
  return mine(async (db) => {
    const rows = await db.getAllFromIndex('past_value', 'row', [entity, rowId])
    const faces = await Promise.all(rows.map(({ field, value }) => (field === 'face_id' && value !== null ? db.get('face', String(value)) : null)))
    const there = rows.filter((_row, at) => faces[at] === null || faces[at]?.removed_at === null)
    return there.sort((one, other) => other.edited_at - one.edited_at)
  })
}

/** Handles and notes that were removed from a person and can still be restored, the latest first. */
export async function removedParts(personId: string): Promise<(HandleRow | NoteRow)[]> {
  const [handles, notes] = await mine((db) => (
    Promise.all([db.getAllFromIndex('handle', 'person', personId), db.getAllFromIndex('note', 'person', personId)])
  ))
  const there = new Set(handles.filter(({ removed_at }) => removed_at === null).map(sameness))
  const gone = [
    ...handles.filter((row) => row.removed_at !== null && !isEmpty('handle', row) && !there.has(sameness(row))),
    ...notes.filter((row) => row.removed_at !== null && !isEmpty('note', row)),
  ]
  return gone.sort((one, other) => other.removed_at! - one.removed_at!)
}

const sameness = ({ channel, address }: HandleRow): string => `${channel} ${folded(address)}`

/** People who were removed and can still be restored, the latest first. */
export async function removedPeople(): Promise<PersonRow[]> {
  const rows = await mine((db) => db.getAllFromIndex('person', 'removed'))
  // Nobody misses the made-up ones.
  return rows.filter((row) => !row.sample).reverse()
}

/** Calls `changed` after any change to the person, their handles, notes or interactions. Returns how to stop. */
export function watch(personId: string, changed: () => void): () => void {
  return listen((message) => {
    if (!('user' in message) || message.user !== currentUser()) return
    if (message.type === 'reload' || (message.type === 'changed' && message.people.includes(personId))) changed()
  })
}
