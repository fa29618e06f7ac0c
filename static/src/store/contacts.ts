// Contacts of many people over a long time, read a little at a time, so that screens go on meanwhile.
import type { IDBPIndex } from 'idb'
import { mine } from './database'
import { contactOf, type Contact } from './foretold'
import type { InteractionRow } from './rows'
import type { Schema } from './schema'

/** Rows at once: read between two frames on a slow phone. */
const PAGE = 250
/** People at once, in one transaction. */
const TOGETHER = 12

type Take = (id: string, contact: Contact) => void
type Timeline = IDBPIndex<Schema, ['interaction'], 'interaction', 'timeline'>

/**
 * Tells `take` of every contact with these people since then, person by person. Ends early when `isWanted` says no; false then.
 */
export async function contactsSince(
  people: readonly string[], since: number, take: Take, isWanted: () => boolean, page = PAGE,
): Promise<boolean> {
  for (let at = 0; at < people.length; at += TOGETHER) {
    if (!isWanted()) return false
    const some = people.slice(at, at + TOGETHER)
    // Counted after all of them are read: what is lost in the middle is read once more.
    const found = await mine((db) => {
      const timeline = db.transaction('interaction').store.index('timeline')
      return Promise.all(some.map((id) => ofOne(timeline, id, since, page)))
    })
    found.forEach((contacts, which) => contacts.forEach((contact) => take(some[which]!, contact)))
  }
  return isWanted()
}

async function ofOne(timeline: Timeline, id: string, since: number, page: number): Promise<Contact[]> {
  const contacts: Contact[] = []
  let from = since
  // Those of the moment at which the page before ended come once more.
  let seen = new Set<string>()
  for (let size = page; ;) {
    const rows: InteractionRow[] = await timeline.getAll(IDBKeyRange.bound([id, from], [id, Infinity]), size)
    for (const row of rows) if (row.removed_at === null && !seen.has(row.id)) contacts.push(contactOf(row))
    if (rows.length < size) return contacts
    const last = rows.at(-1)!.at
    const latest = rows.filter((row) => row.at === last).map((row) => row.id)
    // A whole page of one moment: nothing but a larger one leads past it.
    size = last === from ? size * 2 : page
    seen = new Set(last === from ? [...seen, ...latest] : latest)
    from = last
  }
}
