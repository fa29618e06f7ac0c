// What opens the account: passkeys, signed-in devices, recovery codes.
import { get, patch, post, remove } from '../server'
import { confirmed } from './confirmation'
import * as passkey from './passkey'

export interface Passkey { id: string; name: string; created_at: number; used_at: number | null; backed_up: boolean }
export interface SessionInfo { id: string; device_name: string; created_at: number; seen_at: number; current: boolean }

/** @throws ServerError */
export const passkeys = async (): Promise<Passkey[]> => (await get<{ passkeys: Passkey[] }>('/api/passkeys')).passkeys

/** False when the user closed a dialog. @throws ServerError, PasskeyError */
export async function addPasskey(name: string): Promise<boolean> {
  const asked = await confirmed(() => post<{ options: passkey.CreationOptions }>('/api/passkeys/options'))
  const credential = asked && (await passkey.make(asked.value.options))
  if (!credential) return false
  return (await confirmed(() => post('/api/passkeys', { credential, name: name.trim() }))) !== null
}

/** @throws ServerError */
export const renamePasskey = (id: string, name: string): Promise<void> => patch(`/api/passkeys/${encodeURIComponent(id)}`, { name: name.trim() })

/** False when the user did not confirm. @throws ServerError, PasskeyError */
export async function removePasskey(id: string): Promise<boolean> {
  return (await confirmed(() => remove(`/api/passkeys/${encodeURIComponent(id)}`))) !== null
}

/** @throws ServerError */
export const sessions = async (): Promise<SessionInfo[]> => (await get<{ sessions: SessionInfo[] }>('/api/sessions')).sessions
/** @throws ServerError */
export const endSession = (id: string): Promise<void> => remove(`/api/sessions/${encodeURIComponent(id)}`)

/** Ten new codes; the old ones stop working. Null when the user did not confirm. @throws ServerError, PasskeyError */
export async function renewRecoveryCodes(): Promise<string[] | null> {
  const renewed = await confirmed(() => post<{ recovery_codes: string[] }>('/api/recovery-codes'))
  return renewed && renewed.value.recovery_codes
}
