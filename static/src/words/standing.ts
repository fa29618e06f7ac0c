/** Sentences about how things stand with somebody: facts, never a grade. Nobody is called he or she. */
import { circles } from '../vocabulary'
import type { PlanRow, StandingRow } from '../store/rows'
import type { PersonView } from '../store/signals'
import { dayAt, fullDay, shortDay, span } from './calendar'
import { every, when } from './dates'
import { called } from './called'
import { times } from './numbers'
import { happenedWhen } from './phrases'
import { say, sayOf } from './say'

const WRITTEN = new Set(['message', 'email', 'text', 'letter'])

/** What waits for an answer, on either side; `waiting` are the contacts that wait, as far as they are at hand. */
export function unanswered(standing: StandingRow | null, who: string, now: number, waiting: readonly { kind: string }[] = []): string | null {
  const { turn, unanswered: n = 0, waiting_since: since } = standing ?? {}
  if (!turn || since == null) return null
  const kinds = waiting.length || !standing?.last ? waiting : [standing.last]
  const isWritten = kinds.length > 0 && kinds.every(({ kind }) => WRITTEN.has(kind))
  const name = called(who)
  return n > 1 ? often(turn, isWritten, { name, times: times(n) }) : once(turn, isWritten, { name, when: when(since, now) })
}

type Turn = NonNullable<StandingRow['turn']>

function often(turn: Turn, isWritten: boolean, told: { name: string; times: string }): string {
  if (turn === 'mine') {
    return isWritten
      ? say('{name} has written {times} since your last answer.', told)
      : say('{name} has been in touch {times} since your last answer.', told)
  }
  return isWritten
    ? say('You have written {times}, and {name} hasn’t answered yet.', told)
    : say('You have been in touch {times}, and {name} hasn’t answered yet.', told)
}

function once(turn: Turn, isWritten: boolean, told: { name: string; when: string }): string {
  if (turn === 'mine') {
    return isWritten
      ? say('{name} wrote {when}, and it is your turn.', told)
      : say('{name} got in touch {when}, and it is your turn.', told)
  }
  return isWritten
    ? say('You wrote {when}, and now it is {name}’s turn.', told)
    : say('You got in touch {when}, and now it is {name}’s turn.', told)
}

/** The line of *your turn* for somebody of whom only this phone knows. */
export function turnReason(standing: StandingRow | null, name: string, now: number): string {
  if (!standing?.last) return ''
  const { last } = standing
  if (standing.unanswered > 1) return unanswered(standing, name, now) ?? ''
  return happenedWhen(last.kind, last.direction, name, last.at, now)
}

/** Longer silent than usual, or in touch again; null when it is as ever. */
export function tides(standing: StandingRow | null, who: string, now: number): string | null {
  if (standing?.woke) {
    return say('Back in touch since {day}, after {time}.', { day: shortDay(standing.woke.at, now), time: span(standing.woke.silent_days) })
  }
  if (standing?.drifts_at == null || standing.drifts_at > now || !standing.last) return null
  return say('You and {name} have been silent for longer than usual.', { name: called(who) })
}

/** How often, and who says so. */
export function rhythmWords({ rhythm_days: own, circle, standing }: Pick<PersonView, 'rhythm_days' | 'circle' | 'standing'>): string {
  if (own) return say('You would like to be in touch {every}.', { every: every(own) })
  const close = circles.find(({ id }) => id === circle)
  if (close) return say('Usually {every} in this circle.', { every: every(close.rhythm_days) })
  const learned = standing?.rhythm_source === 'learned' || !standing?.rhythm_source ? standing?.rhythm_days : null
  return learned ? say('About {every}, as it has been between you.', { every: every(learned) }) : say('No rhythm yet. It will show by itself.')
}

/** The server tells of five tries at most. */
const MOST_TRIES = 5

/** Why somebody rests. */
export function restingWords(tries: number, who: string): string {
  const name = called(who)
  if (tries < 2) return say('No answer came for a while. That is fine. Kith leaves {name} in peace until a sign comes from their side.', { name })
  return say('You reached out {times}, and no answer came. That is fine. Kith leaves {name} in peace until a sign comes from their side.', {
    name, times: tries < MOST_TRIES ? times(tries) : say('several times'),
  })
}

interface StepWords { title: string; reason: string; button: string }

/** Null for a step of a newer server. */
export function stepWords(step: string, standing: StandingRow | null, who: string): StepWords | null {
  const name = called(who)
  if (step === 'private_word') {
    return {
      title: say('A private word'), button: say('Write to {name}', { name }),
      reason: say('You have been answering each other in public. The next small step is a word just between you.'),
    }
  }
  if (step === 'call_or_meet' && standing?.stage === 'voice') {
    return {
      title: sayOf('a next step', 'Meet'), button: say('Meet {name}', { name }),
      reason: say('You know each other’s words and voice. Meeting would be a natural next step.'),
    }
  }
  if (step === 'call_or_meet') {
    return {
      title: say('A call, or a meeting'), button: say('Call or meet {name}', { name }),
      reason: say('You two have been writing back and forth for a good while. Hearing each other’s voice would be a natural next step.'),
    }
  }
  if (step !== 'share_back') return null
  return {
    title: say('Share it back'), button: say('I shared something'),
    reason: say('You met lately. A picture, or a word about how it was, keeps it alive.'),
  }
}

/** The one line about a slower pace; null for every day. */
export function paceWords(pace: PlanRow['pace']): string | null {
  if (pace === 'daily') return null
  return pace === 'weekly'
    ? say('Kith asks once a week for now. Anything you do brings the daily one back.')
    : say('Kith asks every three days for now. Anything you do brings the daily one back.')
}

/** Instead of the card after “Not this week”. */
export const quietWords = (until: string): string => say('A quiet week. Kith suggests nobody until {day}.', { day: fullDay(dayAt(until)) })
