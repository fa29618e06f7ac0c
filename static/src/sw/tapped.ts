// A tap on a notification, or on one of its buttons.
import { clearBadge } from '../store/badge'
import { answerNudge } from '../store/nudge'
import { syncLater } from '../store/notification'
import { isRecord, nudgeIn, ownPath } from './data'
import { wantedBy } from './push'
import { FLUSH } from './sending'

/** “Later” is kept and nothing opens; everything else leads to the person. True when there is something to send. */
export async function tapped(clients: Clients, notification: Notification, action: string, origin: string): Promise<boolean> {
  notification.close()
  const data = isRecord(notification.data) ? notification.data : {}
  // Both at once: a browser lets a page be opened only in the moments after the tap.
  const opening = action === 'later' ? undefined : open(clients, ownPath(data['navigate'], origin))
  // A page that would not open is no reason not to send what was pressed.
  const opened = opening?.catch((error: unknown) => reportError(error))
  const [kept] = await Promise.all([answer(data, action === 'later' ? 'later' : 'write'), opened])
  return kept
}

async function answer(data: Record<string, unknown>, said: 'write' | 'later'): Promise<boolean> {
  const nudge = data['kind'] === 'nudge' ? nudgeIn(data) : null
  if (!nudge) return false
  clearBadge()
  const user = await wantedBy()
  // One that was shown to somebody who has left since.
  if (user === null || data['user'] !== user) return false
  await answerNudge(user, nudge, said)
  await syncLater(FLUSH)
  return true
}

/** Brings an open Kith to the place, or opens one. */
async function open(clients: Clients, path: string): Promise<void> {
  const [there] = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!there) return void (await clients.openWindow(path))
  // The page moves by itself, for a navigation from here would fail in a page that this worker does not control.
  there.postMessage({ kind: 'navigate', to: path })
  await there.focus()
}
