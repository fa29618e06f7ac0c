// The service worker as the page sees it: it is registered here, a new version is offered, and a tapped notification of an
// open app leads to its place.
import { signal, type ReadonlySignal } from '@preact/signals'

const WORKER = '/sw.js'
const HOUR_MS = 3_600_000

/** The part of Trusted Types we use; no standard library of types has them yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown }
}

const ready = signal(false)
/** A newer version has been fetched and waits for `applyUpdate`. */
export const updateReady: ReadonlySignal<boolean> = ready

let waiting: ServiceWorker | null = null

let started = false

/** The worker has brought this page: somebody has been in here, and the app is kept on this phone. */
export const isKept = (): boolean => Boolean(globalThis.navigator?.serviceWorker?.controller)

/** Does nothing where there are no service workers, nor the second time. */
export async function startWorker(): Promise<void> {
  if (started || !('serviceWorker' in navigator)) return
  started = true
  navigator.serviceWorker.addEventListener('message', (event) => follow(event.data))
  navigator.serviceWorker.startMessages()
  // The worker's file must be asked for anew each time: an old one in a cache would hold the whole app back.
  const registration = await navigator.serviceWorker.register(workerUrl(), { updateViaCache: 'none' })
  watch(registration)
  checkNowAndThen(registration)
}

/** Lets the new version take over, and loads this page once more with it. */
export function applyUpdate(): void {
  if (!waiting || waiting.state === 'activated') return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('skip-waiting')
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker))
  })
}

function offer(worker: ServiceWorker): void {
  // Without a controller this is the first version, which needs no offer.
  if (!navigator.serviceWorker.controller) return
  waiting = worker
  ready.value = true
}

function checkNowAndThen(registration: ServiceWorkerRegistration): void {
  const check = () => {
    // Offline, update() rejects; the next time is soon enough.
    if (document.visibilityState === 'visible' && navigator.onLine) registration.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', check)
  setInterval(check, HOUR_MS)
}

function follow(message: unknown): void {
  const { kind, to } = (message ?? {}) as { kind?: unknown; to?: unknown }
  if (kind === 'navigate' && typeof to === 'string') goTo(to)
}

/** Leads to a place from outside the screens. The router reads the address when `popstate` comes, as it would for the back button. */
export function goTo(path: string): void {
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate'))
}

/** The policy's one rule: the only script that may be named by a string is our worker. */
function workerUrl(): string {
  const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('kith', {
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError(`Not our worker: ${url}`)
      return url
    },
  })
  return (policy?.createScriptURL(WORKER) ?? WORKER) as string
}
