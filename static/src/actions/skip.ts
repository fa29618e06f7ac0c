// Skipping is free, and each skip is taken back by one tap.
import { newId, save } from '../store/outbox'
import { skips } from '../store/state'
import type { SkipRow } from '../store/rows'

type Undo = () => Promise<void>

/** Today's person steps back and the next one comes. Returns how to take it back. */
export const someoneElse = (personId: string): Promise<Undo> => skip(personId, 'person')
/** Nobody today. */
export const notToday = (): Promise<Undo> => skip(null, 'day')
/** Nobody for seven days, today among them. */
export const notThisWeek = (): Promise<Undo> => skip(null, 'week')

async function skip(personId: string | null, scope: SkipRow['scope']): Promise<Undo> {
  const now = Date.now()
  const id = newId()
  await save([{ op: 'add', entity: 'skip', row: id, values: { person_id: personId, scope, at: now } }], now)
  return () => takeBack([id])
}

/** Takes back every “Not today” or “Not this week” there is, wherever it was said. */
export function bringBack(scope: 'day' | 'week'): Promise<void> {
  return takeBack(skips.peek().filter((row) => row.scope === scope && row.removed_at === null).map(({ id }) => id))
}

function takeBack(ids: string[]): Promise<void> {
  const now = Date.now()
  return save(ids.map((row) => ({ op: 'set', entity: 'skip', row, field: 'removed_at', value: now })), now)
}
