// Names out of what apps write around a shared link, and out of addresses.
import { channelOf } from '../vocabulary'
import type { Line } from './line'
import { titles } from './rules'
import { isLetter, lowered, match, matchExact, stripped } from './text'

const LONGEST = 100
const LONGEST_REAL = 60
const MOST_WORDS = 5
const BREAKS = / [-–—|] /

export const APPS: Record<string, string> = titles.apps
export const anyApp = Object.keys(APPS).join('|')
const patterns = titles.names.map(([sure, pattern]) => [sure, pattern!.replaceAll('{app}', anyApp).replaceAll('{on}', titles.on)] as const)
const nobody = new Set([...titles.nobody.split(' '), ...Object.keys(APPS)])
const particles = new Set(titles.particles.split(' '))

/**
 * The name in a title such as `Ana Sá (@ana) on X`, or in a line that is nothing but a name.
 * `profile`: all this is about somebody's profile, not about a post or a page.
 */
export function nameIn(line: Line, profile: boolean): string | null {
  for (const [sure, pattern] of patterns) {
    if (sure === 'profile' && !profile) continue
    const found = match(pattern, line.text)?.[1]
    const name = found ? (sure === 'any' ? shownName(found) : realName(found)) : null
    if (name) return name
  }
  const bare = line.text.replace(/[ .,:;–—-]{1,300}$/, '')
  // Beside a link one word may be anything, as in "See https://…"; two that look like a name mostly are one. What
  // stands before a dash is one on a profile; elsewhere it may be the title of a film.
  const isEnough = bare.includes(' ') || !line.beside
  return isEnough && (profile || !BREAKS.test(bare)) ? realName(bare) : null
}

/** A name as somebody chose it, where it is sure to be one; null for what can be none at all. */
export function shownName(text: string): string | null {
  const name = stripped(text.split(BREAKS)[0]!, ' ,:;|–—-•·').replace(/^@/, '')
  const signs = [...name]
  if (signs.length === 0 || signs.length > LONGEST || /[@<>{}]|:\/\//.test(name)) return null
  return signs.some(isLetter) && !nobody.has(lowered(name)) ? name : null
}

/** One to five words that begin like those of a name; null where a text does not look like one. */
export function realName(text: string): string | null {
  const name = stripped(text.split(BREAKS)[0]!.replace(/ ?\([^()]{0,60}\)/gu, '').split(', ')[0]!, ' ')
  const words = name.split(' ')
  if ([...name].length > LONGEST_REAL || words.length > MOST_WORDS || nobody.has(lowered(words[0]!))) return null
  return words.every(isWord) && !words.every((word) => particles.has(lowered(word))) ? name : null
}

const isWord = (word: string): boolean =>
  /^[\p{L}\p{M}.'’\-\u200c\u200d]+$/u.test(word) && (/^[\p{Lu}\p{Lt}\p{Lo}\p{Lm}]/u.test(word) || particles.has(lowered(word)))

/** A name to begin with: `ana-sa-1a2b3c` on LinkedIn gives `Ana Sa`. Null for a number or a machine's id. */
export function nameFromAddress(channel: string, address: string): string | null {
  const known = channelOf(channel)
  if (!known || (known.links.length === 0 && !known.scheme)) return null
  const [first, ...others] = apart(localPart(channel, address)).split(/[^\p{L}\p{M}\p{N}'’]/u)
  const words = [first!, ...others.filter((word) => !/\p{Nd}/u.test(word))].map((word) => word.replace(/[0-9]+$/, '')).filter(Boolean)
  if (![...words.join('')].some(isLetter)) return null
  return words.map((word) => [...word]).map(([start, ...rest]) => start!.toUpperCase() + rest.join('')).join(' ')
}

function localPart(channel: string, address: string): string {
  let local = address.split('@')[0]!
  for (const form of channelOf(channel)?.or ?? []) {
    const groups = matchExact(form.parts, address)
    if (groups) local = (form.name && groups[form.name]) || ''
  }
  return channel === 'bluesky' ? local.split('.')[0]! : local
}

/** `AnaSá` as two words. */
const apart = (local: string): string => local.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
