// When a page syncs: at the start, with the network, on becoming visible, after a tap; and again while it fails.
import { listen } from './channel'
import { syncLater } from './notification'
import { reportSync } from './report'
import { now, status } from './state'
import { flush, type Flushed } from './sync'

const SECOND_MS = 1_000
const LONGEST_MS = 5 * 60_000
const MINUTE_MS = 60_000

let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let wentOffline = false

/** Sends what waits, and tries again later while there is no answer, or when something else went wrong. */
export async function flushSoon(): Promise<Flushed> {
  clearTimeout(timer)
  wentOffline = false
  const flushed = await flush().catch((error: unknown): Flushed => {
    reportError(error)
    return { kind: 'offline', left: 0 }
  })
  // The answer was on its way when the network went.
  if (wentOffline && flushed.kind === 'synced') reportSync('offline')
  failures = flushed.kind === 'offline' || flushed.kind === 'full' ? failures + 1 : 0
  if (failures > 0) {
    registerBackgroundSync()
    clearTimeout(timer)
    timer = setTimeout(() => void flushSoon(), Math.min(LONGEST_MS, SECOND_MS * 2 ** failures))
  }
  return flushed
}

/** Keeps syncing while this page is open. Call once. */
export function keepSyncing(): void {
  listen((message, here) => {
    if (message.type !== 'saved' || !here) return
    // The app may be closed in the next moment, before an attempt without a network has failed.
    if (!navigator.onLine && !isPaused()) registerBackgroundSync()
    // The tap is saved; what becomes of it is shown by the status, and nobody waits for it. Without a session the answer
    // would be the same no as before.
    if (!isPaused()) void flushSoon()
  })
  addEventListener('online', beginAnew)
  addEventListener('offline', () => {
    wentOffline = true
    reportSync('offline')
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') beginAnew()
    else if (status.peek().waiting > 0 && !isPaused()) registerBackgroundSync()
  })
  setInterval(() => { now.value = Date.now() }, MINUTE_MS)
}

// A network that is just back often fails once more, and whoever looks now does not wait for what failed before.
function beginAnew(): void {
  now.value = Date.now()
  failures = 0
  void flushSoon()
}

// The server asks for the passkey. Coming back, the network, a press on the status or signing in asks it again.
const isPaused = (): boolean => status.peek().kind === 'signin'

// Where there is Background Sync, the worker sends when the page is gone. Asked for only when the page has failed or may be
// gone soon: otherwise each tap would be followed by a second, empty round from the worker. Asking again is harmless, and
// needed: the browser gives up after three failures.
const registerBackgroundSync = (): void => void syncLater('kith-flush')
