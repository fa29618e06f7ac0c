// A phone number in a line, and what stands before it.
import { channelOf } from '../vocabulary'
import type { Line } from './line'
import { realName } from './naming'
import { titles } from './rules'
import { lowered, match, stripped } from './text'

const ABROAD = '((?:.{0,200}?[ (:,])??)(\\+[1-9][0-9 ().\\-]{5,20}[0-9])(?:[^\\w].*)?'
const AT_HOME = '([^0-9]{0,60}?)(\\(?[0-9][0-9 ().\\-]{6,20}[0-9])'
const DATE = '[0-9]{4}[.\\-][0-9]{2}[.\\-][0-9]{2}.*|[0-9]{1,2}[.\\-][0-9]{1,2}[.\\-][0-9]{4}.*'
const AROUND = ' .:,;-–—('
const labels = new Set(['', ...titles.numbers.split(' ')])

/** `before`: the words before it, which may be a name, without "Mobile:" and the like. */
export interface PhoneNumber { channel: string; address: string; before: string }

/** A number with a country's code; or one without, if the line is nothing but that and perhaps a name. */
export function numberIn(line: Line): PhoneNumber | null {
  const abroad = match(ABROAD, line.text)
  if (abroad) return numberOf(abroad[1] ?? '', abroad[2] ?? '', 7)
  const atHome = match(AT_HOME, line.text)
  if (!atHome || match(DATE, atHome[2] ?? '')) return null
  const number = numberOf(atHome[1] ?? '', atHome[2] ?? '', 9)
  return number && (number.before === '' || realName(number.before)) ? number : null
}

function numberOf(before: string, digits: string, least: number): PhoneNumber | null {
  const count = digits.replace(/[^0-9]/g, '').length
  if (count < least || count > 15) return null
  let channel = 'phone'
  const words = stripped(before, AROUND).split(' ')
  for (;;) {
    const word = words.length > 0 ? lowered(stripped(words.at(-1)!, AROUND)) : null
    if (word === null || !labels.has(word)) break
    words.pop()
    // Without its country's code a number leads nowhere on WhatsApp or Signal.
    if (channelOf(word) && digits.startsWith('+')) channel = word
  }
  return { channel, address: digits.replace(/ +/g, ' '), before: stripped(words.join(' '), AROUND) }
}
