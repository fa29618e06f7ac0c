// What the user writes to somebody before leaving for the channel.
export { keepOwnWords as keep, ownWords } from '../store/own_words'

/** No longer note is kept with a contact. */
export const LONGEST_NOTE = 2_000

/** The words as the note of a contact: its beginning where they are too long, and no half of a sign. */
export function asNote(words: string): string {
  return words.trim().slice(0, LONGEST_NOTE).replace(/[\ud800-\udbff]$/, '')
}
