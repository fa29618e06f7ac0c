// Pushes. Every push shows a notification, whatever it holds: browsers take the permission away after a few that do not.
import { device } from '../store/device'

/** What we show and where a tap leads: a path of our own. */
export interface Shown { title: string; body: string; tag: string; navigate: string }

const NOTHING_SAID: Shown = {
  title: 'Kith', body: 'Somebody is worth a word today. Open Kith to see who.', tag: 'kith', navigate: '/',
}
const DECLARATIVE = 8030

/** Reads a declarative push message: `{web_push: 8030, notification: {title, body?, tag?, navigate?}}`. Never throws. */
export function read(data: PushMessageData | null, origin: string): Shown {
  const message = json(data)
  if (!isRecord(message) || message['web_push'] !== DECLARATIVE) return NOTHING_SAID
  const said = message['notification']
  if (!isRecord(said)) return NOTHING_SAID
  const { title, body, tag, navigate } = said
  if (typeof title !== 'string' || title === '') return NOTHING_SAID
  return {
    title, body: typeof body === 'string' ? body : '', tag: typeof tag === 'string' ? tag : NOTHING_SAID.tag,
    navigate: ownPath(navigate, origin),
  }
}

/**
 * The notification of a push. After a sign-out without a network the push service still knows this browser, and what it
 * brings names people to whoever holds the phone by then: without `wanted` nothing of it is shown, and no more comes.
 */
export async function show(
  registration: ServiceWorkerRegistration, data: PushMessageData | null, origin: string, wanted: boolean,
): Promise<void> {
  const { title, body, tag, navigate } = wanted ? read(data, origin) : NOTHING_SAID
  await registration.showNotification(title, {
    body, tag, icon: '/static/icons/kith-192.png', badge: '/static/icons/badge-96.png', data: { navigate },
  })
  if (!wanted) await (await registration.pushManager.getSubscription())?.unsubscribe()
}

/** Whether pushes are for the account that is signed in here. */
export async function isWanted(): Promise<boolean> {
  const { push, signed } = await device()
  return push !== null && push === signed?.id
}

/** A tap: brings an open Kith to the place, or opens one. */
export async function click(clients: Clients, notification: Notification, origin: string): Promise<void> {
  notification.close()
  const path = ownPath(isRecord(notification.data) ? notification.data['navigate'] : null, origin)
  const [open] = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!open) return void (await clients.openWindow(path))
  // The page moves by itself, for a navigation from here would fail in a page that this worker does not control.
  open.postMessage({ kind: 'navigate', to: path })
  await open.focus()
}

/** The path, query and fragment of a URL on our origin; of any other, the start. */
function ownPath(target: unknown, origin: string): string {
  if (typeof target !== 'string' || !URL.canParse(target, origin)) return '/'
  const url = new URL(target, origin)
  return url.origin === origin ? url.pathname + url.search + url.hash : '/'
}

function json(data: PushMessageData | null): unknown {
  try {
    return data?.json()
  } catch {
    // Whatever is wrong with it, a push without a notification would be worse.
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
