// What the user has lately written to people, as far as it was kept with the contact.
import { mine } from './database'
import type { InteractionRow } from './rows'
import { firstId } from './together'

const DAY = 24 * 60 * 60 * 1000
/** After that nobody remembers the words, and saying them again is no copying. */
const LATELY = 90 * DAY
/** Read and compared between two frames, also where the notes are long. */
const PAGE = 200

export interface Written extends InteractionRow { note: string }

/** The contacts of the last 90 days in which the user said something that was kept, a page at a time, the oldest first. */
export async function* lately(now: number): AsyncGenerator<Written[], void> {
  const since = now - LATELY
  const last = firstId(now + DAY)
  let from = IDBKeyRange.bound(firstId(since), last)
  for (;;) {
    const rows = await mine((db) => db.getAll('interaction', from, PAGE))
    yield rows.filter((row): row is Written => row.note !== null && row.direction !== 'in' && row.removed_at === null && row.at >= since)
    if (rows.length < PAGE) return
    from = IDBKeyRange.bound(rows.at(-1)!.id, last, true)
  }
}
