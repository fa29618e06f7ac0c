// “Send me a test”: a push goes all the way round, and where it stops is said.
import { post, ServerError } from '../server'
import { listen } from '../store/channel'
import { isKnown } from '../store/push'
import { subscription, supported } from '../store/push_subscription'

/** The links of the chain, in their order. */
export const LINKS = ['permission', 'subscription', 'server', 'service', 'arrival', 'shown'] as const
export type Link = (typeof LINKS)[number]
/** Every link before `at` holds; `broken`: this one does not, `why` says more where the server knows it. Null: all hold. */
export interface Progress { at: Link | null; broken: boolean; why: string | null }

/** `link` is where the server saw it stop: `server` (it does not know this device), `key` (its own is refused) or `service`. */
interface Answer { sent: boolean; test_id?: string; error?: string; link?: string }

const PATIENCE_MS = 10_000

/** Sends a test to this phone, and tells after each link how far it has come; the last word is the outcome. */
export async function test(tell: (progress: Progress) => void): Promise<void> {
  const on = (at: Link | null) => tell({ at, broken: false, why: null })
  const stop = (at: Link, why: string | null = null) => tell({ at, broken: true, why })
  if (!supported() || Notification.permission !== 'granted') return stop('permission')
  on('subscription')
  if (!(await subscription())) return stop('subscription')
  on('server')
  const arrivals = new Arrivals()
  try {
    const { sent, test_id, error, link } = await post<Answer>('/api/push/test')
    if (!sent && link === 'server') return stop('server')
    // When the push service calls the subscription gone, the server forgets this device.
    if (!sent) return (await isKnown()) ? stop('service', error ?? null) : stop('subscription')
    on('arrival')
    const shown = await arrivals.of(test_id ?? '')
    if (shown === null) return stop('arrival')
    if (!shown) return stop('shown')
    on(null)
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    // An older server says with a 404 that it does not know this device.
    stop('server', error.status === 404 ? null : error.message)
  } finally {
    arrivals.end()
  }
}

/** What the worker says of tests. It may speak before the server has answered, so it is heard from the start. */
class Arrivals {
  private readonly heard = new Map<string, boolean>()
  private wake = (): void => {}
  private readonly stop = listen((message) => {
    if (message.type !== 'test') return
    this.heard.set(message.id, message.shown)
    this.wake()
  })

  /** Whether that test was shown; null when it has not come in time. */
  async of(id: string): Promise<boolean | null> {
    let late = false
    const timer = setTimeout(() => {
      late = true
      this.wake()
    }, PATIENCE_MS)
    while (!late && !this.heard.has(id)) await new Promise<void>((resolve) => { this.wake = resolve })
    clearTimeout(timer)
    return this.heard.get(id) ?? null
  }

  end(): void {
    this.stop()
  }
}
