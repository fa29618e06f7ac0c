// Who has been together before, read off the taps themselves: nothing more is kept, so nothing can be out of date.
import { mine } from './database'

const DAY = 24 * 60 * 60 * 1000
const YEAR = 365 * DAY

/**
 * Groups of people with whom the same thing happened at the same moment within the last year, the latest first; in each,
 * their ids in the order in which they were chosen. Each group comes once.
 */
export async function together(now: number): Promise<string[][]> {
  const lately = IDBKeyRange.bound(firstId(now - YEAR), firstId(now + DAY))
  const rows = await mine((db) => db.getAll('interaction', lately))
  const moments = new Map<string, Set<string>>()
  for (const { removed_at, kind, at, person_id } of rows) {
    if (removed_at !== null) continue
    const key = `${kind} ${at}`
    moments.set(key, (moments.get(key) ?? new Set()).add(person_id))
  }
  const groups = new Map<string, string[]>()
  for (const members of [...moments.values()].reverse()) {
    const who = [...members].sort().join()
    if (members.size > 1 && !groups.has(who)) groups.set(who, [...members])
  }
  return [...groups.values()]
}

/**
 * The first id of those that phones make from this time on. They begin with the time (UUID version 7), so that those of the
 * last year stand side by side and no index is needed.
 */
export function firstId(at: number): string {
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
