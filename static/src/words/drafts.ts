/** Sentences about what was shared. */
import type { Draft } from '../store/signals'
import { kindOf } from '../vocabulary'
import { understood, EMPTY } from '../understood'
import { figure } from './numbers'
import { say, sayMany } from './say'

/** What of a share is not in its draft, and why. */
export function missedWords({ large, many, other, room, cards }: Draft['missed']): string[] {
  const reasons: [number, (n: string) => string][] = [
    [large, (n) => sayMany('One file was too large for Kith and was left out.', '{n} files were too large for Kith and were left out.', large, { n })],
    [many, (n) => sayMany('Kith keeps five pictures. One more was left out.', 'Kith keeps five pictures. {n} more were left out.', many, { n })],
    [other, (n) => sayMany('One file was of a kind Kith can’t read.', '{n} files were of a kind Kith can’t read.', other, { n })],
    [room, (n) => sayMany('This phone has no room for the picture.', 'This phone has no room for the {n} pictures.', room, { n })],
    [cards, (n) => sayMany('Kith takes fifty contacts at once. One more was left out.', 'Kith takes fifty contacts at once. {n} more were left out.', cards, { n })],
  ]
  return reasons.filter(([n]) => n > 0).map(([n, words]) => words(figure(n)))
}

/** What a waiting draft is called in a list. */
export function draftWords(draft: Draft): string {
  const { name, handles, kind, link } = understood(draft, draft.form ?? EMPTY)
  const said = name || handles[0]?.address || draft.form?.line || draft.title || link || draft.text
  const happened = kind && kindOf(kind)?.label
  if (said) return [said, happened].filter(Boolean).join(' · ')
  return draft.pictures.length === 1 ? say('A picture') : draft.pictures.length ? say('Pictures') : say('Something shared')
}
