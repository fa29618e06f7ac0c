// Letting what was just shown be seen before anything else is done.

/** A page that went into the background meanwhile paints nothing. */
const PATIENCE_MS = 100

/** Ends when the screen as it stands has been painted, and at once where nobody looks. */
export function painted(): Promise<void> {
  if (document.visibilityState !== 'visible') return Promise.resolve()
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, PATIENCE_MS)
  })
}
