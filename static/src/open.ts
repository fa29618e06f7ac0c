// The link that opens the right app at the right person.

export interface Address { channel: string; address: string }

/** The app's link for a handle, or null when the channel has none. Only https, mailto, tel and sms. */
export function linkFor(handle: Address): string | null { return null }
/** The address as people write it: `@ana`. */
export function shown(handle: Address): string { return handle.address }
