// Whether a text that is being written to somebody says nearly what another one said to somebody else.
import { folded } from './store/folding'

/** So alike, of 0 to 1, that the same was written twice; tests/client/same_words.test.ts shows on which sides texts fall. */
export const NEARLY = 0.6
/** A shorter text is a wish or a thank-you, and those are the same for everybody. */
const LEAST_WORDS = 6
/** No note of an interaction is longer. */
const LONGEST = 2_000

/** How alike another text is, of 0 to 1. `name` is its addressee's. */
export type Likeness = (text: string, name: string) => number

/**
 * Compares with `text`, which is for the person of this name; null when it is too short to say anything. Case, accents,
 * punctuation, a greeting and the names of both people make no difference. What is compared is every word with the one
 * before it; where a script has no spaces, every letter with the two before it. Of these pairs, the likeness is Dice's: how
 * many both have, in proportion to all.
 */
export function likenessTo(text: string, name: string): Likeness | null {
  const marks = new Marks()
  const own = wordsOf(name)
  const heard = new Set(wordsOf(text))
  const mine = drafted(marks.read(text, own))
  if (!mine) return null
  const namesOf = new Map<string, { taken: number[]; draft: Draft | null }>()
  // Most names stand nowhere in the text, which then is the same whoever it is compared with.
  const named = (other: string) => {
    const words = wordsOf(other)
    const taken = [...own, ...words]
    return { taken, draft: words.some((word) => heard.has(word)) ? drafted(marks.read(text, taken)) : mine }
  }
  return (other, otherName) => {
    let known = namesOf.get(otherName)
    if (!known) namesOf.set(otherName, (known = named(otherName)))
    if (!known.draft) return 0
    const read = marks.read(other, known.taken)
    return read.words < LEAST_WORDS ? 0 : known.draft.likeness(read)
  }
}

/** A text as numbers, one for each pair of words; `pairs` is used again for the next text. */
interface Reading { pairs: Int32Array; count: number; words: number }

const drafted = (read: Reading): Draft | null => (read.words < LEAST_WORDS ? null : new Draft(read))

class Draft {
  private readonly times = new Map<number, number>()
  private readonly count: number
  /** Nearly all pairs of another text are strange to this one, and this says so without a look into the map. */
  private readonly maybe = new Uint8Array(1 << 14)

  constructor({ pairs, count }: Reading) {
    this.count = count
    for (const pair of pairs.subarray(0, count)) {
      this.times.set(pair, (this.times.get(pair) ?? 0) + 1)
      this.maybe[pair & 0x3fff] = 1
    }
  }

  likeness({ pairs, count }: Reading): number {
    const left = new Map<number, number>()
    let shared = 0
    for (let at = 0; at < count; at += 1) {
      const pair = pairs[at]!
      if (this.maybe[pair & 0x3fff] === 0) continue
      const times = left.get(pair) ?? this.times.get(pair) ?? 0
      if (times === 0) continue
      left.set(pair, times - 1)
      shared += 1
    }
    return (2 * shared) / (this.count + count)
  }
}

/** Thousands of notes are read while somebody types, so nothing is cut to pieces, and the same room is used for each. */
class Marks {
  private readonly pairs = new Int32Array(LONGEST)
  private readonly signs = new Signs()

  read(text: string, taken: readonly number[]): Reading {
    const { pairs, signs } = this
    const end = signs.read(text)
    const { hashes, alone } = signs
    let count = 0
    let thirds = 0
    let first = 0
    let second = 0
    for (let at = 0; at < end; at += 1) {
      const hash = hashes[at]!
      if (taken.includes(hash) || (second === 0 && GREETINGS.has(hash))) continue
      const isAlone = alone[at] === 1
      thirds += isAlone ? 1 : 3
      if (second !== 0 && !isAlone) pairs[count++] = mixed(second, hash)
      else if (first !== 0 && isAlone) pairs[count++] = mixed(mixed(first, second), hash)
      first = second
      second = hash
    }
    return { pairs, count, words: thirds / 3 }
  }
}

const BREAK = 1
const NOTHING = 2
const LETTER = 3
const SIGN = 4
/** What each sign is, once it has been met: a sort, and for a letter also its plain form. */
const known = new Int32Array(0x10000)
const farther = new Map<number, number>()

/** A text as one number for each word, and for each letter of a script without spaces, which is `alone`. */
class Signs {
  readonly hashes = new Int32Array(LONGEST)
  readonly alone = new Uint8Array(LONGEST)
  private count = 0

  /** Returns how many there are. */
  read(text: string): number {
    const end = Math.min(text.length, LONGEST)
    this.count = 0
    let hash = 0
    for (let at = 0; at < end; at += 1) {
      const unit = text.charCodeAt(at)
      let sort = known[unit]!
      if (sort === 0) sort = unit >= 0xd800 && unit < 0xdc00 ? pairSort(text.codePointAt(at)!) : (known[unit] = sortOf(unit))
      if ((sort & 3) === 0) {
        hash = Math.imul(hash ^ sort, 0x01000193) | 1
        continue
      }
      if (sort === NOTHING) continue
      if (hash !== 0) this.add(hash, 0)
      hash = 0
      if ((sort & 3) === LETTER) this.add(sort, 1)
    }
    if (hash !== 0) this.add(hash, 0)
    return this.count
  }

  private add(hash: number, alone: number): void {
    this.hashes[this.count] = hash
    this.alone[this.count] = alone
    this.count += 1
  }
}

function pairSort(code: number): number {
  const found = farther.get(code) ?? sortOf(code)
  farther.set(code, found)
  return found
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function sortOf(code: number): number {
  // The second half of a sign that has been read whole.
  if (code >= 0xdc00 && code < 0xe000) return NOTHING
  const sign = String.fromCodePoint(code)
  const plain = folded(sign.normalize('NFKC'))
  if (plain === '' || /^['’\p{Cf}]$/u.test(sign)) return NOTHING
  if (!/[\p{L}\p{N}]/u.test(plain)) return BREAK
  // A Korean syllable comes apart into its letters, and is one sign all the same.
  const letter = [...plain].length === 1 ? plain.codePointAt(0)! : code
  return letter * SIGN + (unspaced.test(plain) ? LETTER : 0)
}

/** Of two numbers one, other for other ones and in another order. */
function mixed(one: number, other: number): number {
  const sum = Math.imul(one, 0x9e3779b1) + Math.imul(other, 0x85ebca6b)
  return (sum ^ (sum >>> 15)) | 0
}

function wordsOf(text: string): number[] {
  const signs = new Signs()
  return [...signs.hashes.subarray(0, signs.read(text))]
}

/** What a text begins with, whatever it is about. */
const GREETINGS = new Set(wordsOf(
  'hi hello hey dear good morning afternoon evening hallo liebe lieber guten morgen tag abend bonjour bonsoir salut cher chere '
  + 'hola querido querida buenos buenas dias tardes noches ola caro cara ciao buongiorno buonasera hej hei szia kedves czesc '
  + 'привет здравствуйте дорогой дорогая שלום नमस्ते',
))
