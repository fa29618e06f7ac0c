// Parts of the app that are fetched when they are wanted, or a little before. Which there are: chunks.ts.
import { signal, type ReadonlySignal } from '@preact/signals'

export interface Chunk<T> {
  /** Null until it is there. */
  module: ReadonlySignal<T | null>
  /** Fetches it, once at a time; false when it could not be had, and then the next call tries again. */
  load(): Promise<boolean>
  /** It has come with the page. */
  hold(found: T): void
}

export function chunk<T>(bring: () => Promise<T>): Chunk<T> {
  const module = signal<T | null>(null)
  let coming: Promise<boolean> | null = null
  const come = async (): Promise<boolean> => {
    try {
      module.value = await bring()
      return true
    } catch (error) {
      // Browsers say TypeError where a module could not be fetched; anything else is a fault of ours.
      if (!(error instanceof TypeError)) reportError(error)
      coming = null
      return false
    }
  }
  const hold = (found: T): void => {
    module.value = found
    coming = Promise.resolve(true)
  }
  return { module, load: () => (coming ??= come()), hold }
}

/** Does the work when nothing else is to be done; returns how to stop it. */
export function whenIdle(work: () => void): () => void {
  // Safari has no idle callback.
  if (!globalThis.requestIdleCallback) {
    const timer = setTimeout(work, 1000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 3000 })
  return () => cancelIdleCallback(handle)
}
