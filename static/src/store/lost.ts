// Connections to IndexedDB end without being asked: iOS drops those of apps in the background, and Clear-Site-Data those of
// the whole origin. It shows only at the next use, or in the middle of one; what was under way is then undone as a whole.

const LOST = new Set(['InvalidStateError', 'UnknownError', 'DatabaseClosedError', 'AbortError'])

/** Runs `work`; when its connection was lost, `renew`s it and runs `work` again. The second loss is an error. */
export async function onceMore<T>(work: () => Promise<T>, renew: () => Promise<void> = async () => {}): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!LOST.has((error as { name?: string }).name ?? '')) throw error
    await renew()
    return work()
  }
}
