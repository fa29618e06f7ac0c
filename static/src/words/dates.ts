/** Dates and spans in words. Times are milliseconds since 1970 UTC; the words are those of the phone's own time zone. */

/** The sentences are English, so the dates between them are too; an English phone keeps its own order and clock. */
const chosen = globalThis.navigator?.language ?? 'en-GB'
export const locale = chosen.startsWith('en') ? chosen : 'en-GB'

const DAY = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** An Intl format is slow to make and quick to use, and a list of people uses hundreds. */
export function format(at: number, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options)
  let found = formats.get(key)
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, options)))
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
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days > 1 && days < 7) return `on ${format(at, { weekday: 'long' })}`
  if (days < 32) return `on ${day(at, now)}`
  return `in ${month(at, now)}`
}

/** To stand alone: Today, 14:05 · Yesterday, 09:10 · Tuesday, 18:30 · 17 October · 17 October 2024. */
export function moment(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days === 0) return `Today, ${timeOfDay(at)}`
  if (days === 1) return `Yesterday, ${timeOfDay(at)}`
  if (days > 1 && days < 7) return `${format(at, { weekday: 'long' })}, ${timeOfDay(at)}`
  return day(at, now)
}

/** Today, 14:05 · Yesterday, 09:10 · 17 October, 18:30: for lists where the time matters. */
export function exact(at: number, now: number): string {
  const days = daysBetween(at, now)
  return days >= 0 && days < 7 ? moment(at, now) : `${day(at, now)}, ${timeOfDay(at)}`
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

export function count(n: number): string {
  return numbers[n] ?? String(n)
}

/** A rhythm of so many days: every day, every two weeks, every month, once a year. */
export function every(days: number): string {
  if (days <= 1) return 'every day'
  if (days < 7) return `every ${count(days)} days`
  if (days < 28) return days < 11 ? 'every week' : `every ${count(Math.round(days / 7))} weeks`
  if (days < 335) return days < 46 ? 'every month' : `every ${count(Math.round(days / 30.4))} months`
  if (days < 550) return 'once a year'
  return `every ${count(Math.round(days / 365))} years`
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
  if (sorted === '1234567') return 'every day'
  if (sorted === '12345') return 'on weekdays'
  if (sorted === '67') return 'on weekends'
  if (!sorted) return 'on no day'
  const width = sorted.length > 2 ? 'short' : 'long'
  const names = [...sorted].map((digit) => weekday(Number(digit), width))
  return `on ${new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)}`
}
