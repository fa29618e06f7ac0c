// The worker sends what waits.
import { withDatabase } from '../store/database'
import { device } from '../store/device'
import { settleNudge } from '../store/nudge'
import { outboxNow } from '../store/outbox'
import { flush, type Flushed } from '../store/sync'

/** The tag under which the outbox is sent by Background Sync. */
export const FLUSH = 'kith-flush'
const FIRST_PAUSE_MS = 1000
/** After five minutes a browser ends a worker that is still busy with a tap. */
const PATIENCE_MS = 240_000

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
  const until = performance.now() + PATIENCE_MS
  let pause = FIRST_PAUSE_MS
  let wake = (): void => {}
  // A network that is just back often fails once more, and so may the attempt that is under way.
  const beginAnew = (): void => {
    pause = FIRST_PAUSE_MS
    wake()
  }
  addEventListener('online', beginAnew)
  try {
    while ((await sendNow()) === 'offline' && performance.now() < until) {
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, Math.min(pause, until - performance.now()))
      })
      pause *= 2
    }
  } finally {
    removeEventListener('online', beginAnew)
  }
}

/** A push has come, so there is a network: what was pressed without one goes now. */
export async function sendLeftOver(user: string): Promise<void> {
  const { waiting } = await withDatabase(user, outboxNow)
  if (waiting > 0) await sendNow()
}
