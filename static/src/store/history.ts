// What is read when a person is opened, and not held in memory.
import { listen } from './channel'
import { currentUser, mine } from './database'
import type { Entity, InteractionRow, NoteRow, PastValueRow, PersonRow } from './rows'

/** All interactions with a person, the newest first. */
export async function timeline(personId: string): Promise<InteractionRow[]> {
  const all = IDBKeyRange.bound([personId, -Infinity], [personId, Infinity])
  const rows = await mine((db) => db.getAllFromIndex('interaction', 'timeline', all))
  return rows.filter((row) => row.removed_at === null).reverse()
}

/** All notes on a person, the newest first. */
export async function notes(personId: string): Promise<NoteRow[]> {
  const rows = await mine((db) => db.getAllFromIndex('note', 'person', personId))
  return rows.filter((row) => row.removed_at === null).sort((one, other) => other.created_at - one.created_at)
}

/** Edits of this row that lost, the newest first. */
export async function pastValues(entity: Entity, rowId: string): Promise<PastValueRow[]> {
  const rows = await mine((db) => db.getAllFromIndex('past_value', 'row', [entity, rowId]))
  return rows.sort((one, other) => other.edited_at - one.edited_at)
}

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
