// What the last twelve months looked like: who was a regular, who reached out to whom, and how far people had come. Pure: it
// takes contacts and standings, and knows neither the database nor the clock.
import { stages } from '../kinds'
import type { Direction, PersonRow, StandingRow } from '../store/rows'
import { placeOf, type Calendar, type Month } from './calendar'

/** So many different weeks of a month make somebody a regular of that month. */
const WEEKS = 2

export type Reach = Record<Direction, number>

export interface MonthPicture extends Month {
  /** Whether it still goes on. */
  present: boolean
  /** Their ids: who was in touch with the user, whichever of the two reached out, in several weeks; the most contacts first. */
  regulars: readonly string[]
  /** How many contacts there were, by who reached out. */
  reach: Reach
  /** How many stood at each stage at its end, by the stage's id; for the present month, now. */
  standing: Readonly<Record<string, number>>
}

/** Somebody who came further. */
export interface Step { id: string; from: string; to: string; at: number }

export interface Picture {
  months: readonly MonthPicture[]
  /** Of these months, the latest first. */
  steps: readonly Step[]
}

/** Somebody on the path; they leave the picture when they are archived or have died. */
export type Walker = Pick<PersonRow, 'id' | 'archived_at' | 'died_at'> & { standing: Pick<StandingRow, 'stage_at'> | null }

interface InTouch { weeks: number; contacts: number }

/** Takes contacts one by one, in any order. */
export class Contacts {
  private readonly touched: Map<string, InTouch>[]
  private readonly reach: Reach[]
  private readonly firstWeeks: number[]

  constructor(private readonly calendar: Calendar, private readonly now: number) {
    this.touched = calendar.months.map(() => new Map<string, InTouch>())
    this.reach = calendar.months.map(() => ({ out: 0, in: 0, both: 0 }))
    this.firstWeeks = calendar.starts.map((start) => placeOf(calendar.weeks, start))
  }

  add(id: string, at: number, direction: Direction): void {
    const month = placeOf(this.calendar.starts, at)
    const touched = this.touched[month]
    if (!touched || at > this.now) return
    this.reach[month]![direction] += 1
    const week = 1 << (placeOf(this.calendar.weeks, at) - this.firstWeeks[month]!)
    const known = touched.get(id)
    if (!known) touched.set(id, { weeks: week, contacts: 1 })
    else {
      known.weeks |= week
      known.contacts += 1
    }
  }

  /** With how far people had come, by `pathOf`. */
  picture({ steps, standing }: Path): Picture {
    const { months } = this.calendar
    return {
      steps,
      months: months.map((month, at) => ({
        ...month, present: at === months.length - 1, reach: this.reach[at]!, standing: standing[at]!,
        regulars: regularsOf(this.touched[at]!),
      })),
    }
  }
}

function regularsOf(touched: ReadonlyMap<string, InTouch>): string[] {
  return [...touched]
    .filter(([, { weeks }]) => bits(weeks) >= WEEKS)
    .sort(([, one], [, other]) => other.contacts - one.contacts)
    .map(([id]) => id)
}

function bits(mask: number): number {
  let count = 0
  for (let left = mask; left; left &= left - 1) count += 1
  return count
}

/** How many stood at each stage at the end of each month, and every step of these months, the latest first. */
export interface Path { standing: Record<string, number>[]; steps: Step[] }

export function pathOf(walkers: Iterable<Walker>, { starts }: Calendar, now: number): Path {
  const ends = starts.slice(1).map((end) => Math.min(end - 1, now))
  const standing = ends.map(() => Object.fromEntries(stages.map(({ id }) => [id, 0])))
  const steps: Step[] = []
  for (const walker of walkers) {
    const way = wayOf(walker)
    const left = Math.min(walker.archived_at ?? Infinity, walker.died_at ?? Infinity)
    let gone = 0
    for (let at = 0; at < ends.length && ends[at]! < left; at += 1) {
      while (gone < way.length && way[gone]!.at <= ends[at]!) gone += 1
      if (gone > 0) standing[at]![way[gone - 1]!.to]! += 1
    }
    if (now >= left) continue
    for (const { from, to, at } of way) if (from !== null && at >= starts[0]! && at <= now) steps.push({ id: walker.id, from, to, at })
  }
  return { standing, steps: steps.sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1)) }
}

/** Each time they came further than ever before; the first stage comes from nowhere. */
function wayOf({ standing }: Walker): { from: string | null; to: string; at: number }[] {
  const reached = stages.flatMap(({ id: to }, height) => {
    const at = standing?.stage_at[to]
    return at === undefined ? [] : { to, at, height }
  })
  // Of several that were reached by one contact, the furthest counts.
  reached.sort((one, other) => one.at - other.at || other.height - one.height)
  const way: { from: string | null; to: string; at: number }[] = []
  let furthest = -1
  for (const { to, at, height } of reached) {
    if (height <= furthest) continue
    way.push({ from: way.at(-1)?.to ?? null, to, at })
    furthest = height
  }
  return way
}
