// Our sentences in the language that is spoken. English is the source and stands in the code; a catalogue has the others,
// made from the same translations that the server reads (models/wording.py).
import type { ComponentChild } from 'preact'

/** What the server makes of a language's translations. A sentence with a context is found under `context\u0004English`. */
export interface Catalogue {
  locale: string
  dir: 'ltr' | 'rtl'
  /** Which of a sentence's forms belongs to which plural category of Intl. */
  plural: Partial<Record<Intl.LDMLPluralRule, number>>
  words: Record<string, string | string[]>
}

/** English dates for those whose own language Kith does not speak. */
export const DEFAULT = 'en-GB'

/** The spoken language: English until `speak` has been called, which is before anything is shown. */
let spoken: Catalogue | null = null
let rules = new Intl.PluralRules('en')

/** How dates, numbers and lists are written, by Intl: the spoken language, in the reader's region. To be read when needed. */
export let locale = DEFAULT
export const isRightToLeft = (): boolean => spoken?.dir === 'rtl'

/** What the page speaks, for the server to know; null in the worker, which speaks as the last page did. */
export let onPage: string | null = null

/** `as` is the page's own locale. */
export function speak(catalogue: Catalogue | null, as?: string): void {
  spoken = catalogue
  locale = as ?? catalogue?.locale ?? DEFAULT
  onPage = as ?? null
  rules = new Intl.PluralRules(catalogue?.locale ?? 'en')
}

type Values = Record<string, string>
const SLOT = /\{(\w+)\}/g

/** A sentence, or a part of one; `{name}` in it is filled from `values`, whose own braces mean nothing. */
export const say = (english: string, values?: Values): string => filled(translated(english), values)

/** The same for words that mean nothing alone: `context` tells translators where they stand. */
export const sayOf = (context: string, english: string, values?: Values): string =>
  filled(translated(`${context}\u0004${english}`, english), values)

/** A sentence about `n` things; `values` brings how the number is shown, if it is. */
export function sayMany(one: string, more: string, n: number, values?: Values): string {
  const forms = spoken?.words[one]
  const form = Array.isArray(forms) ? forms[spoken?.plural[rules.select(n)] ?? forms.length - 1] : undefined
  return filled(form || (n === 1 ? one : more), values)
}

/** A sentence with parts of a screen in it: `rich('Read {guide} first.', { guide: <a …>…</a> })`. */
export function rich(english: string, parts: Record<string, ComponentChild>): ComponentChild[] {
  // With one group in the pattern, every second piece is the name of a slot.
  const pieces = translated(english).split(SLOT)
  return pieces
    .map((piece, at) => (at % 2 === 0 ? piece : Object.hasOwn(parts, piece) ? parts[piece] : `{${piece}}`))
    .filter((piece) => piece !== '')
}

function translated(key: string, english = key): string {
  const found = spoken?.words[key]
  // What is said of one thing may stand alone, too.
  return (Array.isArray(found) ? found[spoken?.plural.one ?? 0] : found) || english
}

const filled = (sentence: string, values: Values = {}): string =>
  sentence.replace(SLOT, (slot, name: string) => (Object.hasOwn(values, name) ? values[name]! : slot))
