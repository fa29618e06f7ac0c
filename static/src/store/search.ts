// Finding people while typing: everything is folded once, so that a keystroke only compares strings.
import { folded } from './folding'
import { isResting } from './foretold'
import { now, people } from './state'
import type { PersonView } from './views'

export interface Filter {
  circle?: string | null
  /** Only archived people; they are left out otherwise. */
  archived?: boolean
  /** Only those who wait for the user. */
  waiting?: boolean
  /** Only those who are left in peace. */
  resting?: boolean
  /** `name` (default) or `recent`: the latest contact first. */
  order?: 'name' | 'recent'
}

/** People that match every word of `text`, the best match first. An empty text gives everybody. */
export function search(text: string, filter: Filter = {}): PersonView[] {
  const words = folded(text.slice(0, 200)).split(/\s+/).map((word) => word.replace(/^@/, '')).filter(Boolean)
  const found: { person: PersonView; rank: number }[] = []
  for (const person of people.value.values()) {
    if (!passes(person, filter) || !words.every((word) => person.search.includes(word))) continue
    found.push({ person, rank: words.length ? rank(person, words) : 0 })
  }
  const order = filter.order === 'recent' ? byRecent : byName
  return found.sort((one, other) => one.rank - other.rank || order(one.person, other.person)).map(({ person }) => person)
}

function passes(person: PersonView, { circle, archived = false, waiting, resting }: Filter): boolean {
  if ((person.archived_at !== null) !== archived) return false
  if (resting && !isResting(person.standing, now.peek())) return false
  if (circle && person.circle !== circle) return false
  return !waiting || person.standing?.turn === 'mine'
}

// 0: the name begins with what was typed; 1: words of the name do; 2: the name has it within; 3: it is elsewhere.
function rank({ sort }: PersonView, words: string[]): number {
  if (sort.startsWith(words.join(' '))) return 0
  const padded = ` ${sort}`
  if (words.every((word) => padded.includes(` ${word}`))) return 1
  return words.every((word) => sort.includes(word)) ? 2 : 3
}

// Folded names are plain enough for comparing by code units, which is many times faster than localeCompare.
const byName = (one: PersonView, other: PersonView) => (one.sort < other.sort ? -1 : one.sort > other.sort ? 1 : 0)
const byRecent = (one: PersonView, other: PersonView) =>
  (other.standing?.last?.at ?? 0) - (one.standing?.last?.at ?? 0) || byName(one, other)
