/** Dates and spans in words. Times are milliseconds since 1970 UTC; the words are those of the phone's own time zone. */
import { locale, say, sayMany, sayOf } from './say'

export { locale }

const DAY = 86_400_000
/** Birthdays are kept in it, the server writes in it, and a browser's fields ask in it: whatever a locale would count in. */
export const CALENDAR = 'gregory'
const formats = new Map<string, Intl.DateTimeFormat>()
const lists = new Map<string, Intl.ListFormat>()

/** An Intl format is slow to make and quick to use, and a list of people uses hundreds. */
export function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options)
  let found = formats.get(key)
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, { ...options, calendar: CALENDAR })))
  return found.format(at)
}

/** The number of the calendar day, so that differences count midnights and not hours. */
function dayNumber(at: number): number {
  const date = new Date(at)
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY)
}

/** Calendar days from `at` to `now`; negative for the future. */
export function daysBetween(at: number, now: number): number {
  return dayNumber(now) - dayNumber(at)
}

/** Saturday 21 November */
export function longDay(at: number): string {
  return format(at, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')
}

export function timeOfDay(at: number): string {
  return format(at, { hour: 'numeric', minute: '2-digit' })
}

function sameYear(at: number, now: number): boolean {
  return new Date(at).getFullYear() === new Date(now).getFullYear()
}

/** 17 October, or 17 October 2024 in another year. */
export function day(at: number, now: number): string {
  return format(at, { day: 'numeric', month: 'long', ...(sameYear(at, now) ? {} : { year: 'numeric' }) })
}

/** March, or March 2024 when the year is another and the month is not just behind us. */
export function month(at: number, now: number): string {
  const near = daysBetween(at, now) < 330
  return format(at, { month: 'long', ...(sameYear(at, now) || near ? {} : { year: 'numeric' }) })
}

/** To end a sentence: today, yesterday, on Tuesday, on 3 November, in September, in May 2024. */
export function when(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days === 0) return say('today')
  if (days === 1) return say('yesterday')
  if (days > 1 && days < 7) return say('on {weekday}', { weekday: format(at, { weekday: 'long' }) })
  if (days < 32) return say('on {date}', { date: day(at, now) })
  return say('in {month}', { month: month(at, now) })
}

/** To stand alone: Today, 14:05 · Yesterday, 09:10 · Tuesday, 18:30 · 17 October · 17 October 2024. */
export function moment(at: number, now: number): string {
  const days = daysBetween(at, now)
  const time = timeOfDay(at)
  if (days === 0) return say('Today, {time}', { time })
  if (days === 1) return say('Yesterday, {time}', { time })
  if (days > 1 && days < 7) return say('{day}, {time}', { day: format(at, { weekday: 'long' }), time })
  return day(at, now)
}

/** Today, 14:05 · Yesterday, 09:10 · 17 October, 18:30: for lists where the time matters. */
export function exact(at: number, now: number): string {
  const days = daysBetween(at, now)
  return days >= 0 && days < 7 ? moment(at, now) : say('{day}, {time}', { day: day(at, now), time: timeOfDay(at) })
}

const small = (): string[] => [
  sayOf('number', 'no'), sayOf('number', 'one'), sayOf('number', 'two'), sayOf('number', 'three'), sayOf('number', 'four'),
  sayOf('number', 'five'), sayOf('number', 'six'), sayOf('number', 'seven'), sayOf('number', 'eight'), sayOf('number', 'nine'),
  sayOf('number', 'ten'), sayOf('number', 'eleven'), sayOf('number', 'twelve'),
]

/** Small numbers are words. */
export function count(n: number): string {
  return small()[n] ?? n.toLocaleString(locale)
}

/** Mika, Noor and Ana */
export function together(things: readonly string[]): string {
  let found = lists.get(locale)
  if (!found) lists.set(locale, (found = new Intl.ListFormat(locale, { type: 'conjunction' })))
  return found.format(things)
}

/** A rhythm of so many days: every day, every two weeks, every month, once a year. */
export function every(days: number): string {
  const [weeks, months, years] = [Math.round(days / 7), Math.round(days / 30.4), Math.round(days / 365)]
  if (days < 7) return sayMany('every day', 'every {n} days', Math.max(days, 1), { n: count(days) })
  if (days < 28) return sayMany('every week', 'every {n} weeks', weeks, { n: count(weeks) })
  if (days < 335) return days < 46 ? say('every month') : sayMany('every month', 'every {n} months', months, { n: count(months) })
  return days < 550 ? say('once a year') : sayMany('every year', 'every {n} years', years, { n: count(years) })
}

/** A language by its own name: English (United Kingdom), Deutsch. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
}

/** How a locale writes: 3 November at 09:00. */
export function sample(at: number, tag: string): string {
  return new Intl.DateTimeFormat(tag, { calendar: CALENDAR, day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' }).format(at)
}

const pad = (n: number): string => String(n).padStart(2, '0')

/** What `<input type="datetime-local">` wants, in local time. */
export function inputTime(at: number): string {
  const date = new Date(at)
  const calendar = [date.getFullYear(), pad(date.getMonth() + 1), pad(date.getDate())].join('-')
  return `${calendar}T${pad(date.getHours())}:${pad(date.getMinutes())}`
}

/** The other way; null when the field is empty or half typed. */
export function fromInput(text: string): number | null {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : at
}

/** `18:30` as this phone writes it. */
export function clockTime(hhmm: string): string {
  const [hours = 0, minutes = 0] = hhmm.split(':').map(Number)
  return timeOfDay(new Date(2026, 0, 5, hours, minutes).getTime())
}

/** ISO weekday 1 to 7 by name; 5 January 2026 was a Monday. */
export function weekday(iso: number, width: 'long' | 'short' = 'long'): string {
  return format(new Date(2026, 0, 4 + iso, 12).getTime(), { weekday: width })
}

/** `12345` → weekdays; `135` → Mon, Wed and Fri. */
export function weekdays(days: string): string {
  const sorted = [...new Set(days)].sort().join('')
  if (sorted === '1234567') return say('every day')
  if (sorted === '12345') return say('on weekdays')
  if (sorted === '67') return say('on weekends')
  if (!sorted) return say('on no day')
  const width = sorted.length > 2 ? 'short' : 'long'
  const names = [...sorted].map((digit) => weekday(Number(digit), width))
  return say('on {days}', { days: together(names) })
}
