// One at a time over all tabs and the service worker.

let queue: Promise<unknown> = Promise.resolve()

/** Runs `work` while nobody else on this phone does what goes by this name: syncing and signing in. Never call it from inside itself. */
export async function alone<T>(work: () => Promise<T>, name = 'kith-flush'): Promise<T> {
  if (typeof navigator !== 'undefined' && 'locks' in navigator) {
    // The types of request() say T while it gives Promise<T> through; awaiting makes them agree.
    return await navigator.locks.request(name, work)
  }
  // A browser without Web Locks: at least this page does one thing after the other. Op ids make the rest harmless.
  const turn = queue.then(work, work)
  queue = turn.catch(() => undefined)
  return turn
}
