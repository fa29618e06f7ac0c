// Taps: what happened between the user and people.
import type { Direction, Value } from '../store/rows'

export interface Tap {
  kind: string
  direction: Direction
  /** Now, when not given. */
  at?: number
  channel?: string | null
  note?: string | null
  link?: string | null
}
export interface Logged { ids: string[]; undo(): Promise<void> }

/** Logs the same interaction with each of the people. Saved on the phone when it returns. */
export async function log(personIds: string[], tap: Tap): Promise<Logged> { return { ids: [], undo: async () => {} } }
/** Changes `kind`, `direction`, `at`, `channel`, `note` or `link`. */
export async function change(id: string, field: keyof Tap, value: Value): Promise<void> {}
/** Takes an interaction back, for good. */
export async function undo(id: string): Promise<void> {}
