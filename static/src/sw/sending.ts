// The worker sends what waits.
import { withDatabase } from '../store/database'
import { device } from '../store/device'
import { settleNudge } from '../store/nudge'
import { outboxNow } from '../store/outbox'
import { flush, type Flushed } from '../store/sync'

/** The tag under which the outbox is sent by Background Sync. */
export const FLUSH = 'kith-flush'
/** Together some four minutes: after five a browser ends a worker that is still busy with a tap. */
const PAUSES_MS = [1, 2, 4, 8, 15, 30, 60, 120].map((seconds) => seconds * 1000)

/** Sends what waits, and puts a nudge away that turns out to be acted on. */
export async function sendNow(): Promise<Flushed['kind']> {
  const { kind } = await flush()
  const { signed } = await device()
  if (signed) await settleNudge(signed.id)
  return kind
}

/**
 * Sends what waits, and without a network tries again for as long as a worker may: Chromium takes no Background Sync from
 * one whose app is closed, and other browsers have none. What still waits then goes with the next push, or the next start.
 */
export async function sendPatiently(): Promise<void> {
  for (const pause of PAUSES_MS) {
    if ((await sendNow()) !== 'offline') return
    await networkOr(pause)
  }
  await sendNow()
}

/** A push has come, so there is a network: what was pressed without one goes now. */
export async function sendLeftOver(user: string): Promise<void> {
  const { waiting } = await withDatabase(user, outboxNow)
  if (waiting > 0) await sendNow()
}

function networkOr(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    addEventListener('online', () => {
      clearTimeout(timer)
      resolve()
    }, { once: true })
  })
}
