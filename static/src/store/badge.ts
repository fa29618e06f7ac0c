// The mark on the app's icon while a nudge waits. Not every system has one, and no failure of it matters.

/** WebKit takes the number as a dot with a one, others as a dot. */
export function setBadge(): void {
  navigator.setAppBadge?.(1).catch(() => undefined)
}

export function clearBadge(): void {
  navigator.clearAppBadge?.().catch(() => undefined)
}
