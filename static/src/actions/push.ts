// The daily nudge on this phone.
import { isInstalled } from '../installer'
import { remove, ServerError } from '../server'
import { currentUser } from '../store/database'
import { changeDevice, device } from '../store/device'
import { checkPush, register } from '../store/push'
import { PushError, quietly, subscription, supported } from '../store/push_subscription'
import { askToKeep } from '../store/room'
import { told } from '../store/state'
import { isAppleMobile } from './device_name'

export { PushError }
/**
 * `lost`: it was on, and the browser has let go of it; `unsure`: it is on as far as the phone knows, and the server cannot be
 * asked; `private` and `insecure`: windows and addresses that no push can reach.
 */
export type PushState = 'unsupported' | 'private' | 'insecure' | 'needs-install' | 'denied' | 'off' | 'lost' | 'unsure' | 'on'

/** How it stands by the phone's own knowledge, which is quick and can be wrong about `on`. */
export async function stateHere(): Promise<PushState> {
  if (!supported()) return whyNot()
  if (Notification.permission === 'denied') return 'denied'
  if ((await device()).push !== currentUser()) return 'off'
  return Notification.permission === 'granted' && (await subscription()) ? 'on' : 'lost'
}

/** How it stands in the browser and on the server. What can be mended without asking anybody is mended. */
export async function state(): Promise<PushState> {
  const found = await stateHere()
  const user = currentUser()
  if (user === null || (found !== 'on' && found !== 'lost') || Notification.permission !== 'granted') return found
  try {
    await register(user)
    return 'on'
  } catch (error) {
    if (error instanceof PushError) return 'lost'
    if (error instanceof ServerError) return found === 'on' ? 'unsure' : 'lost'
    throw error
  }
}

/** Asks for permission (call it from a tap, before anything is awaited) and subscribes. @throws ServerError, PushError */
export async function enable(): Promise<PushState> {
  if (!supported()) return whyNot()
  const permission = await Notification.requestPermission()
  const user = currentUser()
  if (permission !== 'granted' || user === null) return stateHere()
  await register(user)
  // Chromium keeps what belongs to somebody it may notify.
  void askToKeep('nudge')
  return stateHere()
}

export async function disable(): Promise<PushState> {
  await changeDevice(() => ({ push: null, nudge: null }))
  await quietly()
  // Without a network the server learns it from the push service, which no longer knows this browser.
  await remove('/api/push').catch((error: unknown) => {
    if (!(error instanceof ServerError)) throw error
  })
  return stateHere()
}

/** Today does not offer the nudge on this phone any more. */
export async function noOffer(): Promise<void> {
  told.value = await changeDevice(() => ({ noOffer: true }))
}

/** At the start: makes sure that what the browser has and what the server has is the same. */
export async function check(): Promise<void> {
  if (currentUser() === null) return
  try {
    await checkPush()
  } catch (error) {
    // Tried again at the next start; the settings say how it stands.
    if (!(error instanceof ServerError || error instanceof PushError)) throw error
  }
}

function whyNot(): PushState {
  if (!globalThis.isSecureContext) return 'insecure'
  // On iPhones and iPads push exists only in an app on the home screen.
  if (isAppleMobile() && !isInstalled()) return 'needs-install'
  // Firefox has workers everywhere but in its private windows.
  return /Firefox\//.test(navigator.userAgent) && !('serviceWorker' in navigator) ? 'private' : 'unsupported'
}
