// Whether somebody new may be somebody known: offered, never assumed.
import type { Address } from './open'
import { folded } from './store/folding'
import type { PersonView } from './store/views'
import { channels, isNumber } from './vocabulary'

export interface Stranger { name: string | null; handles: Address[] }
/** `handle`: they share it. `name`: the same words, whatever their order, capitals and accents. `near`: almost. */
export interface Candidate { person: PersonView; why: 'handle' | 'name' | 'near'; handle: Address | null }

const MOST = 3
/** Letters below which one letter more or less makes another name. */
const LEAST_NEAR = 4
const ORDER = { handle: 0, name: 1, near: 2 }
const TITLES = new Set(['dr', 'mr', 'mrs', 'ms', 'mx', 'prof'])

/** Those whom the stranger may be, the surest first. */
export function samePerson({ name, handles }: Stranger, people: Iterable<PersonView>): Candidate[] {
  const all = [...people]
  const wanted = handles.map((handle) => [handle, sameness(handle)] as const)
  const words = wordsOf(folded(name?.slice(0, 200) ?? ''))
  const namesakes = words.length > 0 ? all.filter((person) => marksOf(person).words[0] === words[0]) : []
  const found = all.flatMap((person): Candidate[] => {
    const marks = marksOf(person)
    const shared = wanted.find(([, same]) => marks.handles.has(same))
    if (shared) return [{ person, why: 'handle', handle: shared[0] }]
    const why = words.length > 0 ? alike(words, marks.words, namesakes.length === 1) : null
    return why ? [{ person, why, handle: null }] : []
  })
  return found.sort((one, other) => ORDER[one.why] - ORDER[other.why]).slice(0, MOST)
}

interface Marks { words: string[]; handles: Set<string> }
// Asked of everybody at each letter that is typed, so nothing is made twice. Who has changed is another view.
const known = new WeakMap<PersonView, Marks>()

function marksOf(person: PersonView): Marks {
  const found = known.get(person) ?? { words: wordsOf(person.sort), handles: new Set(person.handles.map(sameness)) }
  known.set(person, found)
  return found
}

const patterns = new Map(channels.map(({ id, address }) => [id, new RegExp(address)]))
const numbers = new Set(channels.filter(isNumber).map(({ id }) => id))

/** Equal for two ways of writing the same address. A number is the same on every channel that goes by numbers. */
export function sameness({ channel, address }: Address): string {
  // Nine digits tell numbers apart; what stands before them is written in many ways, or left out at home.
  if (numbers.has(channel)) return `number ${address.replace(/\D/g, '').slice(-9)}`
  const plain = (address.length <= 500 && patterns.get(channel)?.exec(address.trim())?.[1]) || address
  return `${channel} ${plain.trim().toLowerCase()}`
}

const wordsOf = (name: string): string[] =>
  name.replace(/['’]/g, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word && !TITLES.has(word)).slice(0, 12)

/** `unique`: nobody else who is known has the same first word in their name. */
function alike(words: string[], known: string[], unique: boolean): 'name' | 'near' | null {
  const isShort = (some: string[]) => some.length === 1 && !/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(some[0]!)
  // A first name alone says little, unless there is only one of that name.
  if (isShort(words) || isShort(known)) {
    if (!unique || words[0] !== known[0]) return null
    return words.length === known.length ? 'name' : 'near'
  }
  if (words.join('') === known.join('')) return 'name'
  const left = without(words, known)
  const right = without(known, words)
  if (left.length === 0 && right.length === 0) return 'name'
  const shared = words.length - left.length
  // "Ana Maria Sá" has all of "Ana Sá", and more.
  if (left.length === 0 || right.length === 0) return shared >= 2 ? 'near' : null
  return shared >= 1 && left.length === 1 && right.length === 1 && isNear(left[0]!, right[0]!) ? 'near' : null
}

function without(words: string[], others: string[]): string[] {
  const rest = [...others]
  return words.filter((word) => {
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}

/** An initial and its word, or two words with one letter more, less, other or swapped with the next. */
function isNear(one: string, other: string): boolean {
  const [short, long] = [[...one], [...other]].sort((a, b) => a.length - b.length) as [string[], string[]]
  if (short.length === 1) return long[0] === short[0]
  if (long.length < LEAST_NEAR || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const rest = (signs: string[], from: number) => signs.slice(from).join('')
  if (short.length < long.length) return rest(short, at) === rest(long, at + 1)
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at] && rest(short, at + 2) === rest(long, at + 2)
  return swapped || rest(short, at + 1) === rest(long, at + 1)
}
