// Browser and server are to agree on where the nudge goes. Runs in pages and in the service worker.
import { changeDevice, device } from './device'
import { certainAccount } from './identity'
import { alone } from './lock'
import { end, isForKey, quietly, subscribe, subscription, supported } from './push_subscription'
import { get, put } from '../server'

/** Whether the server has a subscription of this device. @throws ServerError */
export async function isKnown(): Promise<boolean> {
  return (await known()).subscriptions.some(({ current }) => current)
}

const known = () => get<Known>('/api/push')
interface Known { public_key: string; subscriptions: { current: boolean }[] }

/**
 * Subscribes this browser with the server's key and tells the server. Asks nobody: the permission must be there.
 * @throws ServerError, PushError
 */
export function register(user: string): Promise<void> {
  // Page and worker may want to at once, and the one would end what the other has just made.
  return alone(() => agree(user), 'kith-push')
}

async function agree(user: string): Promise<void> {
  const { public_key: publicKey, subscriptions } = await known()
  let here = await subscription()
  // One that the server has dropped, as it does when the push service calls it gone, would stay dead however often it is told.
  if (here && !(isForKey(here, publicKey) && subscriptions.some(({ current }) => current))) {
    await end(here)
    here = null
  }
  const { endpoint, keys } = (here ?? (await subscribe(publicKey))).toJSON()
  await put('/api/push', { endpoint, keys: { p256dh: keys?.['p256dh'], auth: keys?.['auth'] }, server_key: publicKey })
  // Whoever signed out meanwhile is not to be nudged here.
  await changeDevice(({ signed }) => (signed?.id === user ? { push: user } : {}))
}

/**
 * At each start, and when the browser says that its subscription has changed: makes the two agree again, or ends what is
 * here of somebody who has left. @throws ServerError, PushError
 */
export async function checkPush(): Promise<void> {
  if (!supported()) return
  const { push } = await device()
  const account = push === null ? null : await alone(certainAccount)
  if (account && push === account.id) {
    if (Notification.permission === 'granted') await register(account.id)
    return
  }
  // Another account's nudges would show its people's names to whoever holds the phone now.
  if (push !== null) await changeDevice(() => ({ push: null, nudge: null }))
  if (await subscription()) await quietly()
}
