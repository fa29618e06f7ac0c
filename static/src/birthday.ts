// Birthdays, which have no time and no zone: `YYYY-MM-DD`, or `--MM-DD` without a year; and as people type them.

export interface Birthday { day: number; month: number; year: number | null }

const WRITTEN = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/

/** Null for what is no day of the calendar. */
export function birthdayOf(text: string | null | undefined): Birthday | null {
  const found = WRITTEN.exec(text ?? '')
  if (!found) return null
  const birthday = { day: Number(found[3]), month: Number(found[2]), year: found[1] ? Number(found[1]) : null }
  return isDay(birthday) ? birthday : null
}

/** The other way. */
export function writtenBirthday({ day, month, year }: Birthday): string {
  const rest = `${pad(month, 2)}-${pad(day, 2)}`
  return year === null ? `--${rest}` : `${pad(year, 4)}-${rest}`
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const NAMED = '([a-z]{3,9})\\.?'
const DAY = '(\\d{1,2})(?:st|nd|rd|th|\\.)?'
const YEAR = '(?:,? (\\d{4}))?'
/** What leads to a birthday in a line; without it a date is about something else. */
const SAID = '(?:^|[ ,(])(?:birthday|b-?day|born)(?: is| on|:)* '
const TYPED: readonly [pattern: RegExp, order: 'dmy' | 'mdy' | 'ymd'][] = [
  [new RegExp(`${SAID}${DAY} (?:of )?${NAMED}${YEAR}(?![\\w-])`, 'i'), 'dmy'],
  [new RegExp(`${SAID}${NAMED} ${DAY}${YEAR}(?![\\w-])`, 'i'), 'mdy'],
  [new RegExp(`${SAID}(\\d{4})-(\\d{1,2})-(\\d{1,2})(?![\\w-])`, 'i'), 'ymd'],
  [new RegExp(`${SAID}(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?(\\d{4}))?(?![\\w-])`, 'i'), 'dmy'],
]

/**
 * A birthday within a typed line, such as “birthday 12 May 1984”, as rows have it, and the line without it. It must be said in
 * English (docs/decisions.md). Dates with slashes mean one thing here and another there, so they stay words.
 */
export function birthdayIn(line: string): { birthday: string; rest: string } | null {
  for (const [pattern, order] of TYPED) {
    const found = pattern.exec(line)
    if (!found) continue
    const part = (sign: string) => found[1 + order.indexOf(sign)]
    const year = part('y')
    const birthday = { day: Number(part('d')), month: monthOf(part('m')!), year: year ? Number(year) : null }
    if (isDay(birthday)) return { birthday: writtenBirthday(birthday), rest: line.replace(found[0], ' ') }
  }
  return null
}

/** 0 for what is none. A name may be cut short, but not changed: “Sept”, not “Marble”. */
function monthOf(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  const named = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
  const at = MONTHS.indexOf(text.slice(0, 3).toLowerCase())
  return at >= 0 && named.format(Date.UTC(2000, at, 1)).toLowerCase().startsWith(text.toLowerCase()) ? at + 1 : 0
}

/** 29 February is one in years that have it, and where nobody knows the year. */
export function isDay({ day, month, year }: Birthday): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year ?? 2000, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
