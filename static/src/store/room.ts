// What the browser does with the room that Kith has on this phone: it may throw everything away when it is short of it, unless
// it was asked not to; and it may have none left (full.ts).
import { changeDevice, device } from './device'
import { tapCount } from './tap_count'
import { room } from './state'

/** Below this much, in bytes, the phone is called nearly full: some months of taps and a few dozen pictures. */
const LITTLE = 20_000_000
const FIRST_TAPS = 3

/** Why the browser may say yes now, where it has said no before; it is asked once for each. */
export type Moment = 'taps' | 'installed' | 'nudge'

/** Asks the browser not to throw anything away. Some ask the user, so it must be plain what there is to keep. */
export async function askToKeep(moment: Moment): Promise<void> {
  const { storage } = navigator
  if (!storage?.persist || (await storage.persisted())) return
  if ((await device()).askedToKeep.includes(moment)) return
  await changeDevice(({ askedToKeep }) => ({ askedToKeep: [...askedToKeep, moment] }))
  await storage.persist()
}

let asked = false

/** Something was saved: looks whether there is room again, and asks to keep what there is by now. */
export async function keepRoom(): Promise<void> {
  if (room.peek() === 'none') await lookForRoom()
  if (asked || (await tapCount()) < FIRST_TAPS) return
  asked = true
  await askToKeep('taps')
}

/** Looks how much room is left. */
export async function lookForRoom(): Promise<void> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {}
  room.value = quota === undefined || usage === undefined || quota - usage > LITTLE ? 'enough' : quota > usage ? 'little' : 'none'
}
