// The daily nudge on this phone.
import { get, post, put, remove, ServerError } from '../server'
import { currentUser } from '../store/database'
import { changeDevice, device } from '../store/device'
import { isForKey, PushError, quietly, subscribe, subscription, supported } from './push_subscription'

export { PushError }
export type PushState = 'unsupported' | 'needs-install' | 'denied' | 'off' | 'on'

export async function state(): Promise<PushState> {
  if (!supported()) return isAppleWithoutInstall() ? 'needs-install' : 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const known = await subscription()
  return known && (await device()).push === currentUser() ? 'on' : 'off'
}

/** Asks for permission (call it from a tap) and subscribes. @throws ServerError, PushError */
export async function enable(): Promise<PushState> {
  if (!supported()) return state()
  if ((await Notification.requestPermission()) !== 'granted') return state()
  await register((await get<{ public_key: string }>('/api/push')).public_key)
  return state()
}

/** @throws ServerError */
export async function disable(): Promise<PushState> {
  await changeDevice(() => ({ push: null }))
  await quietly()
  await remove('/api/push')
  return state()
}

/** Sends a test to this phone; returns a sentence when it could not be sent. @throws ServerError */
export async function test(): Promise<string | null> {
  const { sent, error } = await post<{ sent: boolean; error?: string }>('/api/push/test')
  return sent ? null : error ?? 'The test could not be sent.'
}

/** At the start: makes sure that what the browser has and what the server has is the same. */
export async function check(): Promise<void> {
  const user = currentUser()
  if (user === null || !supported()) return
  const { push } = await device()
  // Another account's nudges would show its people's names to whoever holds the phone now.
  if (push !== null && push !== user) {
    await quietly()
    await changeDevice(() => ({ push: null }))
    return
  }
  if (push === null || Notification.permission !== 'granted') return
  try {
    await register((await get<{ public_key: string }>('/api/push')).public_key)
  } catch (error) {
    // Tried again at the next start; the settings say how it stands.
    if (!(error instanceof ServerError || error instanceof PushError)) throw error
  }
}

async function register(publicKey: string): Promise<void> {
  const user = currentUser()
  let known = await subscription()
  if (known && !isForKey(known, publicKey)) {
    await known.unsubscribe()
    known = null
  }
  const { endpoint, keys } = (known ?? (await subscribe(publicKey))).toJSON()
  await put('/api/push', { endpoint, keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] } })
  await changeDevice(() => ({ push: user }))
}

// On iPhones and iPads push exists only in an app on the home screen.
function isAppleWithoutInstall(): boolean {
  const { userAgent, maxTouchPoints, standalone } = navigator as Navigator & { standalone?: boolean }
  const isApple = /iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
  return isApple && standalone !== true
}
