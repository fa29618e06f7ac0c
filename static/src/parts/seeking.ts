/** What is sought in People. */
import { signal } from '@preact/signals'

/** They outlive the screen, so that coming back from a person finds the same list. */
export const text = signal('')
export const chosen = signal('everyone')

/** What one account sought is not told to the next. */
export function forgetSearch(): void {
  text.value = ''
  chosen.value = 'everyone'
}
