// People: adding, editing, archiving, removing.
import type { Value } from '../store/rows'
import type { Tap } from './interaction'

export interface NewPerson {
  name: string
  place?: string | null
  circle?: string | null
  handles?: { channel: string; address: string }[]
  note?: string | null
  log?: Tap
}
export type PersonField = 'name' | 'place' | 'circle' | 'rhythm_days'

/** Saves a person with everything that came along, at once. Returns their id. */
export async function add(person: NewPerson): Promise<string> { return '' }
export async function change(id: string, field: PersonField, value: Value): Promise<void> {}
export async function archive(id: string): Promise<void> {}
export async function unarchive(id: string): Promise<void> {}
/** Removes a person; they can be restored for 30 days. */
export async function remove(id: string): Promise<void> {}
export async function restore(id: string): Promise<void> {}
