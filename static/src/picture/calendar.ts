// The months and weeks of a time zone, as moments: where each begins is looked up once, so that fifty thousand contacts are
// put in their place by comparing numbers.
import { dateIn, dayAfter } from '../store/plan'

export interface Month { year: number; month: number }

export interface Calendar {
  /** The last twelve, the present one last. */
  months: readonly Month[]
  /** Where each of the months begins, and behind them where the present one ends; in ms. */
  starts: readonly number[]
  /** Where each week begins that has a day in those months; weeks begin on Monday. */
  weeks: readonly number[]
}

const MONTHS = 12
const MINUTE = 60_000
/** No zone is further from UTC than this, in minutes. */
const FURTHEST = 15 * 60

export function calendar(zone: string, now: number): Calendar {
  const [year = 0, month = 0] = dateIn(zone, now).split('-').map(Number)
  const months = Array.from({ length: MONTHS }, (_, at) => monthAfter({ year, month }, at + 1 - MONTHS))
  const days = [...months, monthAfter({ year, month }, 1)].map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-01`)
  const weeks = [mondayOf(days[0]!)]
  while (dayAfter(weeks.at(-1)!, 7) < days.at(-1)!) weeks.push(dayAfter(weeks.at(-1)!, 7))
  return { months, starts: beginningsOf(zone, days), weeks: beginningsOf(zone, weeks) }
}

/** In which of the spaces between `starts` a moment lies; -1 before the first. */
export function placeOf(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function monthAfter({ year, month }: Month, months: number): Month {
  const all = year * 12 + month - 1 + months
  return { year: Math.floor(all / 12), month: (all % 12) + 1 }
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return dayAfter(day, -((weekday + 6) % 7))
}

/** The first minute of each calendar day there, in ms. It need not be midnight: some clocks jump over that. */
function beginningsOf(zone: string, days: readonly string[]): number[] {
  let minutes: number | null = null
  return days.map((day) => {
    const midnight = Date.parse(`${day}T00:00:00Z`)
    const isBefore = (minute: number): boolean => dateIn(zone, midnight + minute * MINUTE) < day
    // Mostly as far from UTC as the day before it in the list: asking a clock is slow.
    if (minutes === null || isBefore(minutes) || !isBefore(minutes - 1)) minutes = firstAfter(isBefore)
    return midnight + minutes * MINUTE
  })
}

function firstAfter(isBefore: (minute: number) => boolean): number {
  let [low, high] = [-FURTHEST, FURTHEST]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (isBefore(middle)) low = middle
    else high = middle
  }
  return high
}
