/** Birthdays and other days of the calendar in words. */
import { isDay, type Birthday } from '../birthday'
import { count, daysBetween, format } from './dates'
import { say, sayMany } from './say'

/** 12 May, or 12 May 1984. */
export function birthdayWords({ day, month, year }: Birthday): string {
  return format(localDay(year ?? 2000, month, day), { day: 'numeric', month: 'long', ...(year === null ? {} : { year: 'numeric' }) })
}

/** Local noon, so that no zone makes another day of it. */
function localDay(year: number, month: number, day: number): number {
  const date = new Date(2000, month - 1, day, 12)
  date.setFullYear(year, month - 1, day)
  return date.getTime()
}

/** The next one in ms, today's included; in a year without a 29 February it is on the 28th. */
export function nextBirthday({ day, month }: Birthday, now: number): number {
  const thisYear = new Date(now).getFullYear()
  const inYear = (year: number) => localDay(year, month, isDay({ day, month, year }) ? day : 28)
  const at = inYear(thisYear)
  return daysBetween(at, now) > 0 ? inYear(thisYear + 1) : at
}

/** A day by its date, in ms: noon of this phone's day. */
export function dayAt(date: string): number {
  const [year = 2000, month = 1, day = 1] = date.split('-').map(Number)
  return localDay(year, month, day)
}

/** Today · tomorrow · on Friday · on 12 December · on 12 December 2027; and what is over: yesterday · on 3 November. */
export function whenDay(at: number, now: number): string {
  const days = -daysBetween(at, now)
  if (days === 0) return say('today')
  if (days === 1) return say('tomorrow')
  if (days === -1) return say('yesterday')
  if (days > 1 && days < 7) return say('on {weekday}', { weekday: format(at, { weekday: 'long' }) })
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return say('on {date}', { date: format(at, { day: 'numeric', month: 'long', ...(sameYear || Math.abs(days) < 200 ? {} : { year: 'numeric' }) }) })
}

/** Monday 30 November: the day on which something is back. */
export function fullDay(at: number): string {
  return format(at, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')
}

/** 3 Nov, or Nov 2024 in another year: where there is little room. */
export function shortDay(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return format(at, sameYear ? { day: 'numeric', month: 'short' } : { month: 'short', year: 'numeric' })
}

/** The months by name, January first. */
export const months = (): string[] => Array.from({ length: 12 }, (_, at) => format(localDay(2000, at + 1, 1), { month: 'long' }))

/** The moment so many months later; on the last day where the month is too short. */
export function monthsLater(now: number, months: number): number {
  const date = new Date(now)
  const day = date.getDate()
  date.setMonth(date.getMonth() + months, 1)
  date.setDate(Math.min(day, new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()))
  return date.getTime()
}

/** A silence in words: two weeks, five months, a year, three years. */
export function span(days: number): string {
  if (days < 14) return sayMany('a day', '{n} days', days, { n: count(days) })
  const [weeks, months, years] = [Math.round(days / 7), Math.round(days / 30.4), Math.max(1, Math.round(days / 365))]
  if (days < 60) return sayMany('a week', '{n} weeks', weeks, { n: count(weeks) })
  if (days < 345) return sayMany('a month', '{n} months', months, { n: count(months) })
  return sayMany('a year', '{n} years', years, { n: count(years) })
}
