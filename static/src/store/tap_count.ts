// Apart from history.ts, because the start of the app asks too (store/room.ts).
import { mine } from './database'

/** How many taps have been logged on this phone within the last 30 days, those taken back included. */
export function tapCount(): Promise<number> {
  return mine((db) => db.countFromIndex('op', 'row', IDBKeyRange.bound(['interaction'], ['interaction', []])))
}
