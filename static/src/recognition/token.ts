// The words of a text, without what only stands around them.
import { isHidden, match } from './text'

/** Words of a text that are looked at one by one. */
const MOST = 60
// The only link with blanks in it, as contact cards have it; a line of its own.
const NUMBER = '(?:tel|sms|smsto):[0-9+ ().\\-]{3,30}'
const BETWEEN = /[ <>"“”«»`、。，！？；：「」『』（）【】《》]/u
const BEFORE = '([{\'‘’*-–—•:;,._~|=>'
const AFTER = '.,;:!?…\'’‘*)]}|~'

/** Words that hold more than letters: only those can be links or addresses. */
export function tokens(text: string): string[] {
  return text.split('\n').flatMap((line) => (match(NUMBER, line) ? [line] : words(line))).map(bare).filter(Boolean).slice(0, MOST)
}

const words = (line: string): string[] => line.split(BETWEEN).filter((part) => /[.:@]/.test(part))

/** A word without brackets, marks and hidden signs around it. */
export function bare(word: string): string {
  const signs = [...word]
  let start = 0
  let end = signs.length
  while (start < end && (BEFORE.includes(signs[start]!) || isHidden(signs[start]!))) start += 1
  // "(see https://en.example.org/wiki/Bee_(insect))": the first bracket at the end belongs to the link.
  const inside = signs.slice(start)
  let extra = inside.filter((sign) => sign === ')').length - inside.filter((sign) => sign === '(').length
  while (end > start && (AFTER.includes(signs[end - 1]!) || isHidden(signs[end - 1]!))) {
    if (signs[end - 1] === ')' && extra-- <= 0) break
    end -= 1
  }
  return signs.slice(start, end).join('')
}
