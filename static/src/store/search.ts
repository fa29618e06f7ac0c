// Finding people while typing: everything is folded once, so that a keystroke only compares strings.
import { people } from './state'
import type { PersonView } from './views'

export interface Filter {
  circle?: string | null
  /** Only archived people; they are left out otherwise. */
  archived?: boolean
  /** Only those who wait for the user. */
  waiting?: boolean
  /** `name` (default) or `recent`: the latest contact first. */
  order?: 'name' | 'recent'
}

/** People that match every word of `text`, the best match first. An empty text gives everybody. */
export function search(text: string, filter: Filter = {}): PersonView[] {
  return []
}
