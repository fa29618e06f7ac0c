/** Sentences of the page Picture: what a month was like, never how good it was. */
import type { Month } from '../picture/calendar'
import type { MonthPicture, Reach } from '../picture/year'
import { stages } from '../vocabulary'
import { count, locale } from './dates'

const numbers = new Intl.NumberFormat(locale)
const list = new Intl.ListFormat(locale, { type: 'conjunction' })

/** two · twelve · 13 · 1,204 */
const many = (n: number): string => (n > 0 && n <= 12 ? count(n) : numbers.format(n))
export const figure = (n: number): string => numbers.format(n)

const people = (n: number): string => (n === 1 ? 'one person' : `${many(n)} people`)
const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${many(n)} times`)

/** Months are written as the calendar has them, wherever the phone is. */
const written = new Map<string, Intl.DateTimeFormat>()
function month(at: Month, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options)
  let found = written.get(key)
  if (!found) written.set(key, (found = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })))
  return found.format(Date.UTC(at.year, at.month - 1, 15))
}
export const monthName = (at: Month): string => month(at, { month: 'long' })
export const monthAndYear = (at: Month): string => month(at, { month: 'long', year: 'numeric' })
/** One letter where there is no room: N */
export const monthLetter = (at: Month): string => month(at, { month: 'narrow' })

/** “In October”, or “So far in November” while it goes on. */
const within = (shown: MonthPicture): string => (shown.present ? `So far in ${monthName(shown)}` : `In ${monthName(shown)}`)

export function regularsWords(shown: MonthPicture): string {
  const n = shown.regulars.length
  if (n === 0) return `${within(shown)} nobody came up in two different weeks.`
  return shown.present
    ? `${within(shown)} you have been regularly in touch with ${people(n)}.`
    : `${within(shown)} you were regularly in touch with ${people(n)}.`
}

export function pathWords({ present, standing, ...month }: MonthPicture): string {
  const { face = 0, voice = 0, pen_pal = 0, avatar = 0 } = standing
  const when = present ? 'By now' : `By the end of ${monthName(month)}`
  const had = present ? 'have' : 'had'
  if (face + voice + pen_pal === 0) {
    return avatar ? `${when} you ${had} crossed paths with ${people(avatar)}, in public only.` : `${when} nobody was on the path yet.`
  }
  const deeds: [number, string][] = [[face, 'met'], [voice, 'talked with'], [pen_pal, 'written back and forth with']]
  const said = deeds.filter(([n]) => n > 0).map(([n, deed], at) => `${deed} ${at === 0 ? people(n) : `${many(n)} more`}`)
  return `${when} you ${had} ${list.format(said)}.`
}

export function reachWords(shown: MonthPicture): string {
  const { out, both, in: theirs } = shown.reach
  if (out + both + theirs === 0) return `${within(shown)} nothing was noted.`
  const has = shown.present ? ['you have reached out', 'others have', 'it has been both of you'] : ['you reached out', 'others did', 'it was both of you']
  const said = [
    out > 0 && `${has[0]} ${times(out)}`, theirs > 0 && `${out > 0 ? has[1] : `others ${shown.present ? 'have reached' : 'reached'} out`} ${times(theirs)}`,
    both > 0 && `${has[2]} ${times(both)}`,
  ].filter((one): one is string => one !== false)
  return `${within(shown)} ${list.format(said)}.`
}

/** Who reached out, as columns and keys name it. */
export const sides: Readonly<Record<keyof Reach, string>> = { out: 'You did', both: 'Both', in: 'They did' }

const labels = new Map(stages.map(({ id, label }) => [id, label]))
export const stageLabel = (id: string): string => labels.get(id) ?? id
/** Pen pal → Voice, for readers too. */
export const stepWords = (from: string, to: string): string => `From ${stageLabel(from).toLocaleLowerCase(locale)} to ${stageLabel(to).toLocaleLowerCase(locale)}`
