/** People's names in sentences, on whatever side they are written. */
import { together } from './dates'
import { firstName, graphemes } from './names'
import { isRightToLeft, locale, sayMany } from './say'

const LONGEST = 24
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
const leftToRight = /[^\P{L}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u

/** A first name for a sentence with others: not endless, and not turning the words around it. */
function brief(name: string): string {
  const whole = firstName(name)
  const short = whole.length > LONGEST ? shortened(whole) : whole
  return (isRightToLeft() ? leftToRight : rightToLeft).test(short) ? `\u2068${short}\u2069` : short
}

function shortened(name: string): string {
  const letters = graphemes(name)
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : name
}

/** Several people in a few words: Mika and Noor · Mika, Noor and Ana · Mika, Noor and 4 others. */
export function firstNames(names: readonly string[]): string {
  return some(names, (rest, n) => sayMany('one other', '{n} others', rest, { n }))
}

/** The same of those on whom more is said right there: Mika, Noor and 4 more. */
export function firstNamesAndMore(names: readonly string[]): string {
  return some(names, (rest, n) => sayMany('one more', '{n} more', rest, { n }))
}

function some(names: readonly string[], others: (rest: number, written: string) => string): string {
  const rest = names.length - 2
  return together(rest < 2 ? names.map(brief) : [...names.slice(0, 2).map(brief), others(rest, rest.toLocaleString(locale))])
}

/** A first name that keeps to itself, whatever its script and length. */
export const called = (name: string): string => firstNames([name])
