// Coming in and leaving. Passkeys only, with links and codes for when there is none.
import { get, post, remove, ServerError } from '../server'
import { changeDevice, type Account } from '../store/device'
import { enter, wipe } from '../store/entry'
import { leftBehind } from '../store/leftovers'
import { mine, currentUser } from '../store/database'
import { outboxNow } from '../store/outbox'
import { quietly } from '../store/push_subscription'
import { flush } from '../store/sync'
import { confirmed } from './confirmation'
import { deviceName } from './device_name'
import * as passkey from './passkey'
import * as push from './push'

const SEND_FIRST_MS = 4_000

export interface Entered { user: Account; recovery_codes?: string[]; recovery_codes_left?: number }
export interface AccountState { user: Account; passkeys: number; recovery_codes_left: number; confirmed: boolean; sign_ups: string }
interface Options<T> { options: T }

/** Makes an account with a passkey; null when the user closed the browser's dialog. @throws ServerError, PasskeyError */
export async function signUp(name: string, invitation?: string): Promise<Entered | null> {
  const asked = invitation ? { name: name.trim(), invitation } : { name: name.trim() }
  const { options } = await post<Options<passkey.CreationOptions>>('/api/account/options', asked)
  const credential = await passkey.make(options)
  return credential && come(() => post('/api/account', { credential, device_name: deviceName() }))
}

/** Null when the user closed the browser's dialog. @throws ServerError, PasskeyError */
export async function signIn(): Promise<Entered | null> {
  const { options } = await post<Options<passkey.RequestOptions>>('/api/session/options')
  return answer(await passkey.show(options))
}

/** Passkeys in the autofill of a field; ends with null when aborted or not supported. @throws ServerError, PasskeyError */
export async function conditionalSignIn(abort: AbortSignal): Promise<Entered | null> {
  if (!passkey.supported() || !(await passkey.autofillSupported()) || abort.aborted) return null
  try {
    const { options } = await post<Options<passkey.RequestOptions>>('/api/session/options', {}, { signal: abort })
    return await answer(await passkey.showFromAutofill(options, abort))
  } catch (error) {
    // Nobody asked for this dialog, so nobody is told that there was no network for it.
    if (abort.aborted || (error instanceof ServerError && error.status === 0)) return null
    throw error
  }
}

async function answer(credential: passkey.AuthenticationResponseJSON | null): Promise<Entered | null> {
  return credential && come(() => post('/api/session', { credential, device_name: deviceName() }))
}

async function come(request: () => Promise<Entered>): Promise<Entered> {
  const entered = await enter(request)
  // Nudges for whoever used this phone before must not come to it any more.
  void push.check()
  return entered
}

/** @throws ServerError */
export const enterByLink = (token: string): Promise<Entered> =>
  come(() => post('/api/session/link', { token, device_name: deviceName() }))

/** @throws ServerError */
export const recover = (code: string): Promise<Entered> =>
  come(() => post('/api/session/recovery', { code: code.trim(), device_name: deviceName() }))

/** Without `force`, `{waiting: n}` and nothing done when n ops are not yet synced. Otherwise the phone is wiped: null. */
export async function signOut({ force = false }: { force?: boolean } = {}): Promise<{ waiting: number } | null> {
  const user = currentUser()
  if (user === null) return null
  if (!force) {
    await sendFirst()
    // Clear-Site-Data empties the whole origin, so what another account still has to send counts too.
    const waiting = (await mine(outboxNow)).waiting + (await leftBehind(user))
    if (waiting > 0) return { waiting }
  }
  await wipe(user, async () => {
    await quietly()
    await endSession()
  })
  return null
}

// What was tapped a moment ago is on its way: sent first, it needs no warning. A silent server is not waited for.
async function sendFirst(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const longEnough = new Promise((resolve) => { timer = setTimeout(resolve, SEND_FIRST_MS) })
  // What could not be sent is counted by whoever asks.
  await Promise.race([flush().catch(() => undefined), longEnough])
  clearTimeout(timer)
}

// Without a network the phone is wiped all the same; the session is ended as soon as there is one (start.ts).
async function endSession(): Promise<void> {
  try {
    await remove('/api/session', { timeout: 5_000 })
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    if (error.status !== 401) await changeDevice(() => ({ leaving: true }))
  }
}

/** Deletes the account and wipes the phone; false when the user did not confirm. @throws ServerError, PasskeyError */
export async function deleteAccount(): Promise<boolean> {
  const user = currentUser()
  if (user === null || !(await confirmed(() => remove('/api/account')))) return false
  await wipe(user, quietly)
  return true
}

export * from './keys'

/** `open`, `closed` or `invitation`. @throws ServerError */
export const signUps = async (): Promise<string> => (await get<{ sign_ups: string }>('/api/sign-ups')).sign_ups
/** @throws ServerError */
export const state = (): Promise<AccountState> => get('/api/account')
