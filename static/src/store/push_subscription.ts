// The browser's push subscription: the one wrapper of PushManager. Runs in pages and in the service worker.
import { clearBadge } from './badge'
import { fromBase64Url } from './base64'
import { activeRegistration, registration, shownNotifications } from './notification'
import { say } from '../words/say'

const PATIENCE_MS = 20_000

/** The nudge cannot be turned on. The message is for the user. */
export class PushError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PushError'
  }
}

export const supported = (): boolean => 'PushManager' in globalThis && 'Notification' in globalThis

/** What this browser has subscribed to; null without a worker or a subscription. */
export async function subscription(): Promise<PushSubscription | null> {
  if (!supported()) return null
  return (await (await registration())?.pushManager.getSubscription()) ?? null
}

/** @throws PushError */
export async function subscribe(publicKey: string): Promise<PushSubscription> {
  // Firefox lets a page subscribe before there is a worker to wake, and drops what comes until then.
  const worker = await inTime(activeRegistration())
  const options = { userVisibleOnly: true, applicationServerKey: fromBase64Url(publicKey) }
  // Browsers wait for their push service without an end where it is blocked.
  return inTime(worker.pushManager.subscribe(options))
}

/** @throws PushError */
export const end = (known: PushSubscription): Promise<boolean> => inTime(known.unsubscribe())

/** Made with another key, as after the server got a new one: such a subscription is dead. */
export function isForKey(known: PushSubscription, publicKey: string): boolean {
  const key = known.options.applicationServerKey
  if (!key) return true
  const wanted = fromBase64Url(publicKey)
  const had = new Uint8Array(key)
  return had.length === wanted.length && had.every((byte, at) => byte === wanted[at])
}

/**
 * Ends the subscription in the browser, if there is one, and takes away what it has shown: a nudge names people. Never
 * fails: it is done on the way out.
 */
export async function quietly(): Promise<void> {
  await inTime(takeAwayShown()).catch(() => undefined)
  await inTime(subscription().then((known) => known?.unsubscribe())).catch(() => undefined)
}

async function takeAwayShown(): Promise<void> {
  clearBadge()
  for (const shown of await shownNotifications()) shown.close()
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new PushError(say('The push service does not answer. Try again later.'))), PATIENCE_MS)
    work.then(resolve, (error: unknown) => reject(error instanceof Error ? new PushError(reason(error)) : error))
      .finally(() => clearTimeout(timer))
  })
}

const reason = ({ name }: Error): string => (name === 'NotAllowedError'
  ? say('Notifications are turned off for Kith in the settings of this device.')
  : say('This browser could not reach its push service. Try again later.'))
