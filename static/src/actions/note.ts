// Notes on people, one entry each.
import { newId, save } from '../store/outbox'

/** Returns the note's id. */
export async function add(personId: string, text: string): Promise<string> {
  const id = newId()
  await save([{ op: 'add', entity: 'note', row: id, values: { person_id: personId, text: text.trim() } }])
  return id
}

export const change = (id: string, text: string): Promise<void> => set(id, 'text', text.trim())
export const remove = (id: string): Promise<void> => set(id, 'removed_at', Date.now())
export const restore = (id: string): Promise<void> => set(id, 'removed_at', null)

function set(row: string, field: string, value: string | number | null): Promise<void> {
  return save([{ op: 'set', entity: 'note', row, field, value }])
}
