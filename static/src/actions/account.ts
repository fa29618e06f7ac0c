// Coming in and leaving. Passkeys only, with links and codes for when there is none.
import type { Account } from '../store/device'

export interface Entered { user: Account; recovery_codes?: string[]; recovery_codes_left?: number }
export interface AccountState { user: Account; passkeys: number; recovery_codes_left: number; confirmed: boolean; sign_ups: string }
export interface Passkey { id: string; name: string; created_at: number; used_at: number | null; backed_up: boolean }
export interface SessionInfo { id: string; device_name: string; created_at: number; seen_at: number; current: boolean }

/** Makes an account with a passkey; null when the user closed the browser's dialog. @throws ServerError */
export async function signUp(name: string, invitation?: string): Promise<Entered | null> { return null }
/** Null when the user closed the browser's dialog. @throws ServerError */
export async function signIn(): Promise<Entered | null> { return null }
/** Passkeys in the autofill of the name field; ends with null when aborted or not supported. */
export async function conditionalSignIn(abort: AbortSignal): Promise<Entered | null> { return null }
export async function enterByLink(token: string): Promise<Entered> { throw new Error('') }
export async function recover(code: string): Promise<Entered> { throw new Error('') }
/** Without `force`, `{waiting: n}` and nothing done when n ops are not yet synced. Otherwise the phone is wiped: null. */
export async function signOut(options?: { force?: boolean }): Promise<{ waiting: number } | null> { return null }
/** Shows a passkey again; false when the user closed the dialog. */
export async function confirm(): Promise<boolean> { return false }
/** Deletes the account and wipes the phone; false when the user did not confirm. */
export async function deleteAccount(): Promise<boolean> { return false }
/** Everything on this phone, as JSON. */
export async function exportAll(): Promise<Blob> { return new Blob() }

export async function signUps(): Promise<string> { return 'open' }
export async function state(): Promise<AccountState> { throw new Error('') }
export async function passkeys(): Promise<Passkey[]> { return [] }
/** False when the user closed the dialog. */
export async function addPasskey(name: string): Promise<boolean> { return false }
export async function renamePasskey(id: string, name: string): Promise<void> {}
export async function removePasskey(id: string): Promise<boolean> { return false }
export async function sessions(): Promise<SessionInfo[]> { return [] }
export async function endSession(id: string): Promise<void> {}
/** Ten new codes; the old ones stop working. Null when the user did not confirm. */
export async function renewRecoveryCodes(): Promise<string[] | null> { return null }
