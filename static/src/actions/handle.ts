// Handles: a person's addresses on channels.

export interface Address { channel: string; address: string }

/** The address as it is kept (`@ana` on X is `ana`), or null when it cannot be one on that channel. */
export function tidy(channel: string, text: string): string | null { return null }
/** The person who already has this address, so that nobody is added twice. */
export function known(handle: Address): string | null { return null }
/** Returns the handle's id. */
export async function add(personId: string, handle: Address): Promise<string> { return '' }
export async function change(id: string, field: 'channel' | 'address', value: string): Promise<void> {}
export async function remove(id: string): Promise<void> {}
export async function restore(id: string): Promise<void> {}
