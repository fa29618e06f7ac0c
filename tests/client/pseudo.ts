// A made-up language: every sentence that translators are given, in brackets. What stands outside them was not looked up.
/// <reference path="./template.d.ts" />
import template from '../../translations/messages.pot?raw'
import type { Catalogue } from '../../static/src/words/say'

const marked = (sentence: string): string => `⟦${sentence}⟧`

export function pseudo(): Catalogue {
  const words: Catalogue['words'] = {}
  for (const entry of template.split('\n\n').slice(1)) {
    const [one, more, context] = ['msgid', 'msgid_plural', 'msgctxt'].map((field) => fieldOf(entry, field))
    if (one) words[context ? `${context}\u0004${one}` : one] = more ? [marked(one), marked(more)] : marked(one)
  }
  return { locale: 'en', dir: 'ltr', plural: { one: 0, other: 1 }, words }
}

/** A field's string, which may go on over several lines. */
function fieldOf(entry: string, field: string): string | undefined {
  const [, lines] = new RegExp(`^${field} ((?:"(?:[^"\\\\]|\\\\.)*"\\n?)+)`, 'm').exec(entry) ?? []
  return lines?.trim().split('\n').map((line) => JSON.parse(line) as string).join('')
}

/** What is left of a text without its sentences and what stands in their slots. */
export function bare(text: string): string {
  let left = text
  for (let before = ''; before !== left;) [before, left] = [left, left.replace(/⟦[^⟦⟧]*⟧/g, '')]
  return left
}
