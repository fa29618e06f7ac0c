/** Sentences about people and what happened. Kinds and stages get their words from the vocabulary. */
import { kindOf, stages, worded, wordedOfSeveral } from '../vocabulary'
import type { Direction, LastContact, StandingRow } from '../store/rows'
import { month, when } from './dates'
import { called, firstNames } from './called'
import { figure } from './numbers'
import { say, sayMany, sayOf } from './say'

/** What happened, as a clause: You messaged · Ana commented · You talked on the phone. */
export function happened(kind: string, direction: Direction, who: string): string {
  const name = called(who)
  const known = kindOf(kind)
  if (known) return worded(known[direction], { name })
  return direction === 'in' ? say('{name} was in touch', { name }) : say('You were in touch')
}

/** The same with its day: You messaged in September. */
export const happenedWhen = (kind: string, direction: Direction, name: string, at: number, now: number): string =>
  say('{happened} {when}', { happened: happened(kind, direction, name), when: when(at, now) })

/** A row's second line. */
export function lastContact(last: LastContact | null | undefined, name: string, now: number): string {
  return last ? happenedWhen(last.kind, last.direction, name, last.at, now) : say('New to you')
}

/** The toast after a tap: Messaged Ana · Ana commented · You and Ana met. It says whose doing was logged. */
export function saved(kind: string, direction: Direction, who: string): string {
  const name = called(who)
  const known = kindOf(kind)
  if (direction === 'in') return happened(kind, direction, who)
  if (direction === 'out') return known ? worded(known.logged, { name }) : say('In touch with {name}', { name })
  return known ? worded(known.with, { name }) : say('You and {name} were in touch', { name })
}

/** The toast after a tap about several people: Met with Mika, Noor and 4 others. */
export function savedAll(kind: string, direction: Direction, names: readonly string[]): string {
  const [one] = names
  if (names.length === 1 && one !== undefined) return saved(kind, direction, one)
  const name = firstNames(names)
  const known = kindOf(kind)
  if (!known) return say('In touch with {name}', { name })
  const said = direction === 'in' ? known.in : direction === 'out' ? known.logged : known.several ?? known.with
  // “Liked Mika, Noor and 4 others’s post” is no English.
  return said.includes('{name}’s') ? `${known.label} · ${name}` : wordedOfSeveral(said, { name })
}

/** The question on coming back from another app, and its yes. */
export function asked(kind: string, who: string): { question: string; yes: string } {
  const name = called(who)
  const known = kindOf(kind)
  if (known?.direction === 'both') return { question: say('Did you talk to {name}?', { name }), yes: sayOf('button', 'We talked') }
  if (known?.public) return { question: say('Did you leave {name} a word?', { name }), yes: sayOf('button', 'I did') }
  return { question: say('Did you write to {name}?', { name }), yes: sayOf('button', 'Sent') }
}

/** Since when two people are how close: Pen pal since March. */
export function stageLine(standing: StandingRow | null, now: number): string {
  const stage = stages.find(({ id }) => id === standing?.stage)
  const at = stage && standing?.stage_at[stage.id]
  return stage && at !== undefined ? worded(stage.since, { month: month(at, now) }) : say('New to you')
}

/** Give and take over the year, never as a number. */
export function giveAndTake(standing: StandingRow | null, who: string): string {
  const name = called(who)
  const balance = standing?.balance
  // Of so little as there is nobody can say.
  if (!balance) return standing?.last ? '' : say('The first small hello is still to come.')
  if (balance === 'theirs') return say('{name} reaches out more often than you do.', { name })
  if (balance === 'mine') return say('You reach out more often than {name} does.', { name })
  return say('You reach out about as often as each other.')
}

/** What the path below the kinds says of the farthest stage. */
export function farthest(standing: StandingRow | null, now: number): string | null {
  const reached = [...stages].reverse().find(({ id, first }) => first && standing?.stage_at[id] !== undefined)
  const at = reached && standing?.stage_at[reached.id]
  return reached?.first && at !== undefined ? worded(reached.first, { month: month(at, now), when: when(at, now) }) : null
}

/** In one pair of quotation marks, also where the user wrote their own. */
export function quoted(text: string): string {
  return say('“{words}”', { words: text.replace(/\s+/g, ' ').trim().replace(/^[“"]+|[”"]+$/g, '') })
}

export const peopleCount = (n: number): string => sayMany('1 person', '{n} people', n, { n: figure(n) })

export const tapsWaiting = (n: number): string =>
  sayMany('One thing hasn’t reached the server yet.', '{n} things haven’t reached the server yet.', n, { n: figure(n) })
