/** Whose channel was opened, until it is said whether something was sent. */
import { computed, signal } from '@preact/signals'
import { recall, retain } from '../local'

export interface Opened { personId: string; kind: string; channel: string; at: number }

const KEPT = 'kith-opened'
/** After that the question would come out of the blue. */
const ASKED_MS = 12 * 60 * 60 * 1000

/** Kept by the browser, ids only: a phone that is short of memory closes Kith behind the other app, and starts it anew. */
function remembered(): Opened | null {
  const text = recall(KEPT)
  const known = text ? (JSON.parse(text) as Opened) : null
  return known && Date.now() - known.at < ASKED_MS ? known : null
}

export const opened = signal<Opened | null>(remembered())

/** Whose channel was opened and not yet answered for. */
export const askedAbout = computed(() => opened.value?.personId ?? null)

export function remember(value: Opened | null): void {
  opened.value = value
  retain(KEPT, value && JSON.stringify(value))
}

/** On signing out nothing stays. */
export function forgetOpened(): void {
  remember(null)
}
