/** What is said of the day's nudge. */
import { say } from './say'

/** Why there was none, when one was due. */
export function unsentWords(state: 'failed' | 'unknown' | 'late'): string {
  if (state === 'late') return say('Today’s nudge was left out: its time had passed when the server woke up.')
  if (state === 'unknown') return say('Today’s nudge may not have reached you: the server stopped while sending it.')
  return say('Today’s nudge could not be sent to any of your devices.')
}

/** Two hours before the evening's last moment. */
const LAST_PRESS = '20:55'

/** After “Later” by the user's clock, `HH:MM`: the evening's comes at seven, or two hours from now, and never after eleven. */
export function laterWords(clock: string | null): string {
  if (clock === null) return say('That nudge was another day’s')
  return clock <= LAST_PRESS ? say('Kith asks again this evening') : say('It is late, so nothing more comes today')
}
