// The browser's way of installing Kith. Chromium says when it would, once for each page, and then waits for a tap.
import { computed, signal, type ReadonlySignal } from '@preact/signals'

/** No standard library of types has it. */
interface InstallPrompt extends Event { prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }> }

/** What first.ts has caught before this was there. */
export interface Caught { installPrompt?: Event }

const waiting = signal<InstallPrompt | null>(null)
const done = signal(false)

/** The browser would install Kith at a tap. */
export const isOffered: ReadonlySignal<boolean> = computed(() => waiting.value !== null)
/** It was installed while this page was open. */
export const justInstalled: ReadonlySignal<boolean> = done

/** Call before anything is shown: the browser says it soon after the page has come. `installed` runs when it is done. */
export function listenForInstall(installed: () => void): void {
  waiting.value = ((globalThis as Caught).installPrompt ?? null) as InstallPrompt | null
  addEventListener('beforeinstallprompt', (event) => {
    // Else Chromium would show a bar of its own, on arrival.
    event.preventDefault()
    waiting.value = event as InstallPrompt
  })
  addEventListener('appinstalled', () => {
    waiting.value = null
    done.value = true
    installed()
  })
}

/** This page runs as an app of its own, from the home screen or in its own window. */
export function isInstalled(): boolean {
  return (navigator as { standalone?: boolean }).standalone === true || matchMedia('(display-mode: standalone)').matches
}

/** Has the browser ask; true when the user agreed. Call it from a tap: it may be asked once. */
export async function install(): Promise<boolean> {
  const prompt = waiting.peek()
  waiting.value = null
  return (await prompt?.prompt())?.outcome === 'accepted'
}
