// What the user writes to somebody before leaving for the channel.
export { keepOwnWords as keep, ownWords } from '../store/own_words'

/** No longer note is kept with a contact. */
export const LONGEST_NOTE = 2_000

/** The words as the note of a contact: its beginning where they are too long, and no half of a sign. */
export function asNote(words: string): string {
  return beginning(words.trim(), LONGEST_NOTE)
}

/** So much of a text and no half of a sign behind it, since the server takes none and would refuse all of it. */
export const beginning = (text: string, most = Infinity): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
