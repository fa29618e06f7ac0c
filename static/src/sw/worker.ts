// The service worker: a table of contents. It keeps the shell for offline starts, takes shares and pushes, and sends what
// waits. Nothing under /api is ever kept here: people live in the phone's database of their own user, not in a cache.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { flush } from '../store/sync'
import { click, isWanted, show } from './push'
import { isShare, takeShare } from './share'

declare const self: ServiceWorkerGlobalScope
/** Written in by build.mjs: the shell, the built files and the icons, each with a revision. */
declare const PRECACHE: PrecacheEntry[]

/** Background Sync is in no standard library of types yet. */
interface SyncEvent extends ExtendableEvent { readonly tag: string }

/** Addresses that are the server's own; every other one is a screen. */
const NOT_SCREENS = [/^\/(api|static|share|healthz|sw\.js|manifest\.webmanifest)(\/|$|\?)/]
/** The tag under which the page asks for Background Sync. */
const FLUSH = 'kith-flush'

precacheAndRoute(PRECACHE)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/'), { denylist: NOT_SCREENS }))
registerRoute(isShare, takeShare, 'POST')

// The first visit's page gets its worker at once, so that it can share and start offline without a reload.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') event.waitUntil(self.skipWaiting())
})

self.addEventListener('push', (event) => {
  // A phone that cannot say whose it is says nothing of anybody.
  event.waitUntil(isWanted().catch(() => false).then((wanted) => (
    show(self.registration, event.data, self.location.origin, wanted)
  )))
})
self.addEventListener('notificationclick', (event) => {
  event.waitUntil(click(self.clients, event.notification, self.location.origin))
})

self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent
  if (sync.tag === FLUSH) sync.waitUntil(sendWaiting())
})

/** A rejection is what makes the browser try again later. */
async function sendWaiting(): Promise<void> {
  const { kind } = await flush()
  if (kind === 'offline') throw new Error('still offline')
}
