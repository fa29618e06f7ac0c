/** Which language somebody gets: as models/language.py negotiates it. */
import { DEFAULT } from './say'

/** English, in which the sentences stand. */
export const SOURCE = 'en'

/** The language of ours and the locale for somebody who wants these, the first most. */
export function negotiate(wanted: readonly string[], known: readonly string[]): [language: string, locale: string] {
  // One for the reader's own region comes before one for all.
  const languages = [...known, SOURCE].sort((a, b) => b.length - a.length)
  for (const tag of wanted) {
    const found = languages.find((language) => language === tag || fits(language, tag))
    if (found) return [found, tag]
  }
  return [SOURCE, DEFAULT]
}

/** Portuguese for a Brazilian, but not the simplified Chinese script for a Taiwanese. */
function fits(language: string, tag: string): boolean {
  try {
    const [ours, theirs] = [new Intl.Locale(language), new Intl.Locale(tag)]
    const [written, read] = [ours.maximize(), theirs.maximize()]
    return written.language === read.language && written.script === read.script && (!ours.region || ours.region === theirs.region)
  } catch {
    // What a browser says need not be a language.
    return false
  }
}
