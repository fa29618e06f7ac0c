// Text of unknown origin, made plain; and patterns that mean the same here and in models/recognition/text.py, which says
// why they are as they are.

/** Characters of a text that are looked at. */
const LONGEST = 4_000

const SPACE = /^[\t\p{Zs}]$/u
const BREAK = /^[\n\r\v\f\u0085\u2028\u2029]$/
// From \u034f on: signs that take no room but count as letters, marks or symbols.
const HIDDEN = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u
const LETTER = /^[\p{L}\p{M}]$/u
const JOINER = /^[\u200c\u200d]$/

/** A sign that hides, turns around or breaks text: it has no place in a link. */
export const isHidden = (sign: string): boolean => HIDDEN.test(sign)
export const isLetter = (sign: string): boolean => LETTER.test(sign)
export const isSpace = (sign: string): boolean => SPACE.test(sign) || BREAK.test(sign)

/** The beginning of `text` with each kind of space as a blank and each kind of line break as a newline. */
export function spaced(text: string): string {
  const signs = [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST)
  return signs.map((sign) => (BREAK.test(sign) ? '\n' : SPACE.test(sign) ? ' ' : sign)).join('')
}

/** Spaced text without hidden signs, except the joiners that some scripts spell with. */
export function visible(text: string): string {
  const signs = [...text]
  return signs.filter((sign, at) => sign === '\n' || !isHidden(sign) || joins(signs, at)).join('').normalize('NFC')
}

function joins(signs: string[], at: number): boolean {
  if (!JOINER.test(signs[at]!) || at === 0 || at === signs.length - 1) return false
  return [signs[at - 1]!, signs[at + 1]!].every((sign) => sign >= '\u0600' && isLetter(sign) && !isHidden(sign))
}

/** `text` with A to Z in small letters and everything else as it is, sign by sign. */
export const lowered = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

export type Groups = (string | undefined)[]

/** The groups of a pattern that describes all of `text`, the whole first, in the letters that `text` has. */
export function match(pattern: string, text: string): Groups | null {
  const found = compiled(pattern).exec(lowered(text))
  return found && found.indices!.map((span) => span && text.slice(span[0], span[1]))
}

/** The same for a pattern that tells capitals from small letters, as those of addresses do. */
export const matchExact = (pattern: string, text: string): Groups | null => compiled(pattern).exec(text)

const known = new Map<string, RegExp>()

function compiled(pattern: string): RegExp {
  const found = known.get(pattern) ?? new RegExp(`^(?:${pattern})$`, 'du')
  known.set(pattern, found)
  return found
}

/** `text` without any of `signs` at its ends. */
export function stripped(text: string, signs: string): string {
  const all = [...text]
  while (all.length > 0 && signs.includes(all[0]!)) all.shift()
  while (all.length > 0 && signs.includes(all.at(-1)!)) all.pop()
  return all.join('')
}
