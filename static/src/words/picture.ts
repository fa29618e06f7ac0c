/** Sentences of the page Picture: what a month was like, never how good it was. */
import type { Month } from '../picture/calendar'
import type { MonthPicture, Reach } from '../picture/year'
import { stages } from '../vocabulary'
import { CALENDAR, locale, together } from './dates'
import { many, times } from './numbers'
import { say, sayMany, sayOf } from './say'

/** Months are written as the calendar has them, wherever the phone is. */
const written = new Map<string, Intl.DateTimeFormat>()
function month(at: Month, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options)
  let found = written.get(key)
  if (!found) written.set(key, (found = new Intl.DateTimeFormat(locale, { ...options, calendar: CALENDAR, timeZone: 'UTC' })))
  return found.format(Date.UTC(at.year, at.month - 1, 15))
}
export const monthName = (at: Month): string => month(at, { month: 'long' })
export const monthAndYear = (at: Month): string => month(at, { month: 'long', year: 'numeric' })
/** One letter where there is no room: N */
export const monthLetter = (at: Month): string => month(at, { month: 'narrow' })

export function regularsWords(shown: MonthPicture): string {
  const n = shown.regulars.length
  const told = { month: monthName(shown), n: many(n) }
  if (shown.present) {
    return n === 0
      ? say('So far in {month} nobody came up in two different weeks.', told)
      : sayMany('So far in {month} you have been regularly in touch with one person.', 'So far in {month} you have been regularly in touch with {n} people.', n, told)
  }
  return n === 0
    ? say('In {month} nobody came up in two different weeks.', told)
    : sayMany('In {month} you were regularly in touch with one person.', 'In {month} you were regularly in touch with {n} people.', n, told)
}

export function pathWords({ present, standing, ...shown }: MonthPicture): string {
  const { face = 0, voice = 0, pen_pal = 0, avatar = 0 } = standing
  const month = monthName(shown)
  if (face + voice + pen_pal > 0) {
    const deeds = together(pathDeeds(face, voice, pen_pal))
    return present ? say('By now you have {deeds}.', { deeds }) : say('By the end of {month} you had {deeds}.', { month, deeds })
  }
  if (avatar === 0) return present ? say('By now nobody was on the path yet.') : say('By the end of {month} nobody was on the path yet.', { month })
  const told = { month, n: many(avatar) }
  return present
    ? sayMany('By now you have crossed paths with one person, in public only.', 'By now you have crossed paths with {n} people, in public only.', avatar, told)
    : sayMany(
      'By the end of {month} you had crossed paths with one person, in public only.',
      'By the end of {month} you had crossed paths with {n} people, in public only.', avatar, told,
    )
}

/** The clauses of “By now you have met two people and talked with three more.”, of which the first says that it counts people. */
function pathDeeds(face: number, voice: number, penPal: number): string[] {
  const most = Math.max(face, voice, penPal)
  const [met, talked, wrote] = [{ n: many(face, most) }, { n: many(voice, most) }, { n: many(penPal, most) }]
  const deeds: string[] = []
  if (face) deeds.push(sayMany('met one person', 'met {n} people', face, met))
  if (voice) deeds.push(face ? sayMany('talked with one more', 'talked with {n} more', voice, talked) : sayMany('talked with one person', 'talked with {n} people', voice, talked))
  if (penPal) {
    deeds.push(face + voice
      ? sayMany('written back and forth with one more', 'written back and forth with {n} more', penPal, wrote)
      : sayMany('written back and forth with one person', 'written back and forth with {n} people', penPal, wrote))
  }
  return deeds
}

export function reachWords(shown: MonthPicture): string {
  const month = monthName(shown)
  const { out, both, in: theirs } = shown.reach
  if (out + both + theirs === 0) {
    return shown.present ? say('So far in {month} nothing was noted.', { month }) : say('In {month} nothing was noted.', { month })
  }
  const clauses = together(shown.present ? reachedSoFar(shown.reach) : reached(shown.reach))
  return shown.present ? say('So far in {month} {clauses}.', { month, clauses }) : say('In {month} {clauses}.', { month, clauses })
}

function reachedSoFar({ out, both, in: theirs }: Reach): string[] {
  const most = Math.max(out, both, theirs)
  const clauses: string[] = []
  if (out) clauses.push(say('you have reached out {times}', { times: times(out, most) }))
  if (theirs) clauses.push(out ? say('others have {times}', { times: times(theirs, most) }) : say('others have reached out {times}', { times: times(theirs, most) }))
  if (both) clauses.push(say('it has been both of you {times}', { times: times(both, most) }))
  return clauses
}

function reached({ out, both, in: theirs }: Reach): string[] {
  const most = Math.max(out, both, theirs)
  const clauses: string[] = []
  if (out) clauses.push(say('you reached out {times}', { times: times(out, most) }))
  if (theirs) clauses.push(out ? say('others did {times}', { times: times(theirs, most) }) : say('others reached out {times}', { times: times(theirs, most) }))
  if (both) clauses.push(say('it was both of you {times}', { times: times(both, most) }))
  return clauses
}

/** Who reached out, as columns and keys name it. */
export function sideLabel(side: keyof Reach): string {
  if (side === 'both') return sayOf('who reached out', 'Both')
  return side === 'out' ? sayOf('who reached out', 'You did') : sayOf('who reached out', 'They did')
}

export const stageLabel = (id: string): string => stages.find((stage) => stage.id === id)?.label ?? id
/** From Pen pal to Voice, for readers too. */
export const stepWords = (from: string, to: string): string => say('From {stage} to {next}', { stage: stageLabel(from), next: stageLabel(to) })
