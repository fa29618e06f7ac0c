// What the phone shows in its list of notifications. Runs in pages and in the service worker.

const fromWithin = (): ServiceWorkerRegistration | undefined => (globalThis as { registration?: ServiceWorkerRegistration }).registration

/** The worker's registration, from within the worker or from a page, maybe while it is being installed; null where there is none. */
export async function registration(): Promise<ServiceWorkerRegistration | null> {
  return fromWithin() ?? (await navigator.serviceWorker?.getRegistration()) ?? null
}

/** The same once its worker is installed, however long that takes. */
export const activeRegistration = async (): Promise<ServiceWorkerRegistration> => fromWithin() ?? navigator.serviceWorker.ready

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
