// The daily nudge on this phone.

export type PushState = 'unsupported' | 'needs-install' | 'denied' | 'off' | 'on'

export async function state(): Promise<PushState> { return 'off' }
/** Asks for permission (call it from a tap) and subscribes. @throws ServerError, PushError */
export async function enable(): Promise<PushState> { return 'off' }
export async function disable(): Promise<PushState> { return 'off' }
/** Sends a test to this phone; returns a sentence when it could not be sent. */
export async function test(): Promise<string | null> { return null }
/** At the start: makes sure that what the browser has and what the server has is the same. */
export async function check(): Promise<void> {}
