// What the phone shows in its list of notifications. Runs in pages and in the service worker.

/** The worker's registration, from within the worker or from a page; null where there is none. */
export async function registration(): Promise<ServiceWorkerRegistration | null> {
  const own = (globalThis as { registration?: ServiceWorkerRegistration }).registration
  return own ?? (await navigator.serviceWorker?.getRegistration()) ?? null
}

export async function shownNotifications(): Promise<Notification[]> {
  const worker = await registration()
  return (await worker?.getNotifications?.()) ?? []
}

/** Asks for Background Sync, where there is one: the worker then runs once there is a network, also with the app closed. */
export async function syncLater(tag: string): Promise<void> {
  const { sync } = ((await registration()) ?? {}) as { sync?: { register(tag: string): Promise<void> } }
  // The user may have forbidden it; the next opening of the app does the same.
  await sync?.register(tag).catch(() => undefined)
}
