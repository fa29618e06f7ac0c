// Finding people while typing: everything is folded once, so that a keystroke only compares strings.
import { computed } from '@preact/signals'
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

/** What was typed: its words, all of them in a row, and each as it begins a later word of a name. */
interface Sought { words: readonly string[]; start: string; starts: readonly string[] }

/** Everybody by name: sorted once for all keystrokes. */
const named = computed(() => [...people.value.values()].sort(byName))

/** People that match every word of `text`, the best match first. An empty text gives everybody. */
export function search(text: string, filter: Filter = {}): PersonView[] {
  const words = folded(text.slice(0, 200)).split(/\s+/).map((word) => word.replace(/^@/, '')).filter(Boolean)
  const sought = { words, start: words.join(' '), starts: words.map((word) => ` ${word}`) }
  const ranks: PersonView[][] = [[], [], [], []]
  for (const person of named.value) {
    if (passes(person, filter) && words.every((word) => person.search.includes(word))) ranks[rank(person, sought)]!.push(person)
  }
  return ranks.flatMap((found) => (filter.order === 'recent' ? found.sort(byRecent) : found))
}

function passes(person: PersonView, { circle, archived = false, waiting, resting }: Filter): boolean {
  if ((person.archived_at !== null) !== archived) return false
  if (resting && !isResting(person.standing, now.peek())) return false
  if (circle && person.circle !== circle) return false
  return !waiting || person.standing?.turn === 'mine'
}

// 0: the name begins with what was typed; 1: words of the name do; 2: the name has it within; 3: it is elsewhere.
function rank({ sort }: PersonView, { words, start, starts }: Sought): number {
  if (sort.startsWith(start)) return 0
  if (words.every((word, at) => sort.startsWith(word) || sort.includes(starts[at]!))) return 1
  return words.every((word) => sort.includes(word)) ? 2 : 3
}

// Folded names are plain enough for comparing by code units, which is many times faster than localeCompare.
function byName(one: PersonView, other: PersonView): number {
  return one.sort < other.sort ? -1 : one.sort > other.sort ? 1 : 0
}

function byRecent(one: PersonView, other: PersonView): number {
  return (other.standing?.last?.at ?? 0) - (one.standing?.last?.at ?? 0) || byName(one, other)
}
