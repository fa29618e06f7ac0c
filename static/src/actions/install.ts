// Kith on the home screen: how this browser does it, and whether Today still offers it.
import { isInstalled, isOffered, justInstalled, install as prompt } from '../installer'
import { changeDevice } from '../store/device'
import { told } from '../store/state'
import { isAppleMobile, whereAmI } from './device_name'

/** `prompt`: a button does it; `apple`, `menu`, `dock`: the user does it in the browser's menus; `none`: this browser does not. */
export type InstallWay = 'installed' | 'prompt' | 'apple' | 'menu' | 'dock' | 'none'

export function installWay(): InstallWay {
  if (isInstalled() || justInstalled.value) return 'installed'
  if (isOffered.value) return 'prompt'
  if (isAppleMobile()) return 'apple'
  const { browser, system } = whereAmI()
  if (system === 'Android') return 'menu'
  if (system === 'Mac' && browser === 'Safari') return 'dock'
  // Chromium says when it would, and this page may have missed it; Firefox on a computer has no such thing.
  return browser !== 'Firefox' && browser !== 'Safari' && browser !== undefined ? 'menu' : 'none'
}

/** Call it from a tap. False when the user closed the browser's question. */
export const install = (): Promise<boolean> => prompt()

/** Today does not offer it on this phone any more. */
export async function noInstall(): Promise<void> {
  told.value = await changeDevice(() => ({ noInstall: true }))
}
