// Addresses that are written out, without a link.
import { channelOf } from '../vocabulary'
import type { Line } from './line'
import { anyApp, APPS, realName } from './naming'
import { numberIn } from './number'
import { accepted, type Reached } from './reach'
import { titles } from './rules'
import { lowered, match } from './text'

const SHAPES = [
  ['mastodon', '@([\\w.\\-]{1,64}@[^@/]{1,253})'],
  ['email', "(?:e-?mail:)?([\\w.+%'\\-]{1,64}@[^@/]{1,190})"],
] as const
const handles = (titles.handles as [string, number, number][]).map(
  ([pattern, handle, app]) => [`(?:.{0,200}?[^\\w])??${pattern.replaceAll('{app}', anyApp)}`, handle, app] as const)

const reached = (channel: string, given: string, name: string | null = null): Reached | null => {
  const address = accepted(channelOf(channel)!, given)
  return address === null ? null : { channel, address, name, post: false }
}

/** `@ana@social.example`, an e-mail address, or a handle beside the name of its app: `Ana Sá (@ana) on X`. */
export function written(words: string[], lines: Line[]): Reached | null {
  for (const word of words) {
    for (const [channel, pattern] of SHAPES) {
      const groups = match(pattern, word)
      const found = groups && reached(channel, groups[1] ?? '')
      if (found) return found
    }
  }
  for (const line of lines) {
    const found = handleIn(line)
    if (found) return found
  }
  return null
}

function handleIn({ text }: Line): Reached | null {
  for (const [pattern, handle, app] of handles) {
    const groups = match(pattern, text)
    const found = groups && reached(APPS[lowered(groups[app] ?? '')]!, groups[handle] ?? '')
    if (found) return found
  }
  return null
}

/** A phone number in one of the lines. */
export function number(lines: Line[]): Reached | null {
  for (const line of lines) {
    const number = numberIn(line)
    const found = number && reached(number.channel, number.address, realName(number.before))
    if (found) return found
  }
  return null
}
