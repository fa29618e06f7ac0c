// The service worker: a table of contents. It keeps the shell for offline starts, takes shares and pushes, and sends what
// waits. Nothing under /api is ever kept here: people live in the phone's database of their own user, not in a cache.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { speakAsKept } from '../language'
import { syncLater } from '../store/notification'
import { checkPush } from '../store/push'
import { page } from './page'
import { show, wantedBy } from './push'
import { FLUSH, sendLeftOver, sendNow, sendPatiently } from './sending'
import { isShare, takeShare } from './share'
import { tapped } from './tapped'

declare const self: ServiceWorkerGlobalScope
/** Written in by build.mjs: the shell, the built files and the icons, each with a revision. */
declare const PRECACHE: PrecacheEntry[]

/** Background Sync is in no standard library of types yet. */
interface SyncEvent extends ExtendableEvent { readonly tag: string }

/** Addresses that are the server's own; every other one is a screen. */
const NOT_SCREENS = [/^\/(api|static|words|share|healthz|sw\.js|manifest\.webmanifest)(\/|$|\?)/]
/** The tag for a subscription that could not be renewed at once. */
const RENEW = 'kith-push'

precacheAndRoute(PRECACHE)
cleanupOutdatedCaches()
const shell = createHandlerBoundToURL('/shell')
registerRoute(new NavigationRoute(async (asked) => page(await shell(asked)), { denylist: NOT_SCREENS }))
registerRoute(isShare, (shared) => speakAsKept().then(() => takeShare(shared)), 'POST')

// The first visit's page gets its worker at once, so that it can share and start offline without a reload.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') event.waitUntil(self.skipWaiting())
})

self.addEventListener('push', (event) => {
  // A phone that cannot say whose it is says nothing of anybody.
  event.waitUntil(wantedBy().catch(() => undefined).then(async (user) => {
    await speakAsKept()
    await show(self.registration, event.data, self.location.origin, user)
    if (user) await sendLeftOver(user)
  }))
})
self.addEventListener('notificationclick', (event) => {
  const { notification, action } = event
  event.waitUntil(tapped(self.clients, notification, action, self.location.origin).then(async (kept) => {
    if (kept) await sendPatiently()
  }))
})
self.addEventListener('pushsubscriptionchange', (event) => {
  ;(event as ExtendableEvent).waitUntil(renew())
})

self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent
  if (sync.tag === FLUSH) sync.waitUntil(speakAsKept().then(sendWaiting))
  if (sync.tag === RENEW) sync.waitUntil(checkPush())
})

/** A rejection is what makes the browser try again later. */
async function sendWaiting(): Promise<void> {
  if ((await sendNow()) === 'offline') throw new Error('still offline')
}

/** Without a network Background Sync does it, or the next start. What the event carries is not needed, and may be missing. */
async function renew(): Promise<void> {
  await checkPush().catch(() => syncLater(RENEW))
}
