// Notes on people, one entry each.
import { newId, save, type Change } from '../store/outbox'

/** `day` is `YYYY-MM-DD`, where the note is about one. Returns the note's id. */
export async function add(personId: string, text: string, day: string | null = null): Promise<string> {
  const id = newId()
  await save([{ op: 'add', entity: 'note', row: id, values: { person_id: personId, text: text.trim(), day } }])
  return id
}

/** Text and day at once. */
export function rewrite(id: string, text: string, day: string | null): Promise<void> {
  return save([set(id, 'text', text.trim()), set(id, 'day', day)])
}

export const change = (id: string, text: string): Promise<void> => save([set(id, 'text', text.trim())])
export const changeDay = (id: string, day: string | null): Promise<void> => save([set(id, 'day', day)])
export const remove = (id: string): Promise<void> => save([set(id, 'removed_at', Date.now())])
export const restore = (id: string): Promise<void> => save([set(id, 'removed_at', null)])

function set(row: string, field: string, value: string | number | null): Change {
  return { op: 'set', entity: 'note', row, field, value }
}
