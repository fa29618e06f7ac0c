// Skipping is free.
import { newId, save } from '../store/outbox'

/** Today's person steps back and the next one comes. */
export const someoneElse = (personId: string): Promise<void> => skip(personId, 'person')
/** Nobody today. */
export const notToday = (): Promise<void> => skip(null, 'day')

function skip(personId: string | null, scope: 'person' | 'day'): Promise<void> {
  const now = Date.now()
  return save([{ op: 'add', entity: 'skip', row: newId(), values: { person_id: personId, scope, at: now } }], now)
}
