// Handles: a person's addresses on channels.
import { sameness } from '../same_person'
import { newId, save } from '../store/outbox'
import { people } from '../store/state'
import { channelOf } from '../vocabulary'

export interface Address { channel: string; address: string }

/** The address as it is kept (`@ana` on X is `ana`), or null when it cannot be one on that channel. */
export function tidy(channel: string, text: string): string | null {
  const pattern = channelOf(channel)?.address
  const found = pattern && text.length <= 500 ? new RegExp(pattern).exec(text.trim()) : null
  return found?.[1]?.trim() ?? null
}

/** The person who already has this address, so that nobody is added twice. */
export function known(handle: Address): string | null {
  const wanted = sameness(handle)
  for (const person of people.value.values()) {
    if (person.handles.some((one) => one.channel === handle.channel && sameness(one) === wanted)) return person.id
  }
  return null
}

/** Returns the handle's id. */
export async function add(personId: string, { channel, address }: Address): Promise<string> {
  const id = newId()
  const values = { person_id: personId, channel, address: tidy(channel, address) ?? address.trim() }
  await save([{ op: 'add', entity: 'handle', row: id, values }])
  return id
}

export const change = (id: string, field: 'channel' | 'address', value: string): Promise<void> => set(id, field, value.trim())
export const remove = (id: string): Promise<void> => set(id, 'removed_at', Date.now())
export const restore = (id: string): Promise<void> => set(id, 'removed_at', null)

function set(row: string, field: string, value: string | number | null): Promise<void> {
  return save([{ op: 'set', entity: 'handle', row, field, value }])
}
