/** Sentences about how things stand with somebody: facts, never a grade. Nobody is called he or she. */
import { circles } from '../vocabulary'
import type { PlanRow, StandingRow } from '../store/rows'
import type { PersonView } from '../store/signals'
import { dayAt, fullDay, shortDay, span } from './calendar'
import { count, every, when } from './dates'
import { firstNames } from './names'
import { happened } from './phrases'

/** A first name that keeps to itself, whatever its script and length. */
export const called = (name: string): string => firstNames([name])

const times = (n: number): string => (n === 1 ? 'once' : n === 2 ? 'twice' : `${count(n)} times`)

const WRITTEN = new Set(['message', 'email', 'text', 'letter'])

/** What waits for an answer, on either side; `waiting` are the contacts that wait, as far as they are at hand. */
export function unanswered(standing: StandingRow | null, name: string, now: number, waiting: readonly { kind: string }[] = []): string | null {
  const { turn, unanswered: n = 0, waiting_since: since } = standing ?? {}
  if (!turn || since == null) return null
  const who = called(name)
  const kinds = waiting.length || !standing?.last ? waiting : [standing.last]
  const isWritten = kinds.length > 0 && kinds.every(({ kind }) => WRITTEN.has(kind))
  const often = `${isWritten ? 'written' : 'been in touch'} ${times(n)}`
  const once = `${isWritten ? 'wrote' : 'got in touch'} ${when(since, now)}`
  if (turn === 'mine') return n > 1 ? `${who} has ${often} since your last answer.` : `${who} ${once}, and it is your turn.`
  return n > 1 ? `You have ${often}, and ${who} has not answered yet.` : `You ${once}, and now it is ${who}’s turn.`
}

/** The line of *your turn* for somebody of whom only this phone knows. */
export function turnReason(standing: StandingRow | null, name: string, now: number): string {
  if (!standing?.last) return ''
  const { last } = standing
  if (standing.unanswered > 1) return unanswered(standing, name, now) ?? ''
  return `${happened(last.kind, last.direction, called(name))} ${when(last.at, now)}`
}

/** Longer silent than usual, or in touch again; null when it is as ever. */
export function tides(standing: StandingRow | null, name: string, now: number): string | null {
  if (standing?.woke) return `Back in touch since ${shortDay(standing.woke.at, now)}, after ${span(standing.woke.silent_days)}.`
  if (standing?.drifts_at == null || standing.drifts_at > now || !standing.last) return null
  return `You and ${called(name)} have been silent for longer than usual.`
}

/** How often, and who says so. */
export function rhythmWords({ rhythm_days: own, circle, standing }: Pick<PersonView, 'rhythm_days' | 'circle' | 'standing'>): string {
  if (own) return `You would like to be in touch ${every(own)}.`
  const close = circles.find(({ id }) => id === circle)
  if (close) return `Usually ${every(close.rhythm_days)} in this circle.`
  const learned = standing?.rhythm_source === 'learned' || !standing?.rhythm_source ? standing?.rhythm_days : null
  return learned ? `About ${every(learned)}, as it has been between you.` : 'No rhythm yet. It will show by itself.'
}

/** The server tells of five tries at most. */
const MOST_TRIES = 5

/** Why somebody rests. */
export function restingWords(tries: number, name: string): string {
  const who = called(name)
  const often = tries < MOST_TRIES ? times(tries) : 'several times'
  const said = tries > 1 ? `You reached out ${often}, and no answer came.` : 'No answer came for a while.'
  return `${said} That is fine. Kith leaves ${who} in peace until a sign comes from their side.`
}

interface StepWords { title: string; reason: string; button: string }

const STEPS: Record<NonNullable<StandingRow['next_step']>['step'], (who: string) => StepWords> = {
  private_word: (who) => ({ title: 'A private word', reason: 'You have been answering each other in public. The next small step is a word just between you.', button: `Write to ${who}` }),
  call_or_meet: (who) => ({ title: 'A call, or a meeting', reason: 'You two have been writing back and forth for a good while. Hearing each other’s voice would be a natural next step.', button: `Call or meet ${who}` }),
  share_back: () => ({ title: 'Share it back', reason: 'You met lately. A picture, or a word about how it was, keeps it alive.', button: 'I shared something' }),
}

/** Null for a step of a newer server. */
export function stepWords(step: string, standing: StandingRow | null, name: string): StepWords | null {
  const known = STEPS[step as keyof typeof STEPS]?.(called(name))
  if (!known || step !== 'call_or_meet' || standing?.stage !== 'voice') return known ?? null
  return { title: 'Meet', reason: 'You know each other’s words and voice. Meeting would be a natural next step.', button: `Meet ${called(name)}` }
}

/** The one line about a slower pace; null for every day. */
export function paceWords(pace: PlanRow['pace']): string | null {
  if (pace === 'daily') return null
  return `Kith asks ${pace === 'weekly' ? 'once a week' : 'every three days'} for now. Anything you do brings the daily one back.`
}

/** Instead of the card after “Not this week”. */
export function quietWords(until: string): string {
  return `A quiet week. Kith suggests nobody until ${fullDay(dayAt(until))}.`
}
