/** The start at a first visit, whose first words stand in the page: everything else is fetched once they can be read. */
import type { Caught } from './installer'

/** Written in by build.mjs: where main.tsx is. */
declare const MAIN: string

const begin = (): void => void import(MAIN)

// Where nobody looks nothing is painted, and some browsers do not tell of it.
if (document.visibilityState === 'visible' && globalThis.PerformanceObserver?.supportedEntryTypes.includes('paint')) {
  new PerformanceObserver((_, observer) => {
    observer.disconnect()
    begin()
  }).observe({ type: 'paint', buffered: true })
} else begin()

// Chromium says soon, and once, that it would install Kith; installer.ts may not be there yet.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  ;(globalThis as Caught).installPrompt = event
})
