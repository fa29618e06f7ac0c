/** Sentences about people and what happened. Kinds and stages get their words from the vocabulary. */
import { kindOf } from '../vocabulary'
import type { Direction, LastContact, StandingRow } from '../store/rows'
import { month, when } from './dates'
import { firstName } from './names'

/** What happened, as a clause: You messaged · Ana commented · You talked on the phone. */
export function happened(kind: string, direction: Direction, name: string): string {
  const known = kindOf(kind)
  if (!known) return direction === 'in' ? `${firstName(name)} was in touch` : 'You were in touch'
  return known[direction].replace('{name}', firstName(name))
}

/** A row's second line: You messaged in September. */
export function lastContact(last: LastContact | null | undefined, name: string, now: number): string {
  if (!last) return 'New to you'
  return `${happened(last.kind, last.direction, name)} ${when(last.at, now)}`
}

/** Where a bare label and a name do not make a sentence. */
const logged: Record<string, string> = {
  like: 'Liked {name}’s post',
  comment: 'Commented on {name}’s post',
  share: 'Shared {name}’s post',
  letter: 'Wrote to {name}',
  video: 'Video call with {name}',
}

/** The toast after a tap: Messaged Ana · Ana commented · You met, Ana and you. */
export function saved(kind: string, direction: Direction, name: string): string {
  if (direction === 'in') return happened(kind, direction, name)
  const known = kindOf(kind)
  const phrase = logged[kind] ?? `${known?.label ?? 'In touch with'} {name}`
  if (direction === 'out' || known?.direction === 'both') return phrase.replace('{name}', firstName(name))
  return `${firstName(name)} · ${happened(kind, direction, name)}`
}

const talking = new Set(['call', 'video', 'meet'])

/** The question on coming back from another app, and its yes. */
export function asked(kind: string, name: string): { question: string; yes: string } {
  const first = firstName(name)
  if (talking.has(kind)) return { question: `Did you talk to ${first}?`, yes: 'We talked' }
  if (kind === 'comment' || kind === 'like') return { question: `Did you leave ${first} a word?`, yes: 'I did' }
  return { question: `Did you write to ${first}?`, yes: 'Sent' }
}

/** Since when two people are how close: Pen pal since March. */
export function stageLine(standing: StandingRow | null, now: number): string {
  if (!standing) return 'New to you'
  const at = standing.stage_at[standing.stage]
  const since = at === undefined ? '' : ` since ${month(at, now)}`
  if (standing.stage === 'face') return at === undefined ? 'You have met' : `First met in ${month(at, now)}`
  if (standing.stage === 'voice') return `On speaking terms${since}`
  if (standing.stage === 'pen_pal') return `Pen pal${since}`
  return standing.last ? `Online${since}` : 'New to you'
}

/** Give and take over the year, never as a number. */
export function giveAndTake(standing: StandingRow | null, name: string): string {
  const first = firstName(name)
  const given = standing?.given ?? 0
  const taken = standing?.taken ?? 0
  if (!given && !taken) return `The first small hello is still to come.`
  if (!taken) return `So far it has been you who reaches out.`
  if (!given) return `So far it has been ${first} who reaches out.`
  if (taken > given * 1.4) return `${first} reaches out more often than you do.`
  if (given > taken * 1.4) return `You reach out more often than ${first} does.`
  return `You reach out about as often as each other.`
}

/** What the path below the kinds says of the farthest stage. */
export function farthest(standing: StandingRow | null, now: number): string | null {
  const at = standing?.stage_at ?? {}
  if (at.face !== undefined) return `You first met ${when(at.face, now)}.`
  if (at.voice !== undefined) return `You first spoke ${when(at.voice, now)}.`
  if (at.pen_pal !== undefined) return `You have been writing to each other since ${month(at.pen_pal, now)}.`
  return null
}

/** In one pair of quotation marks, also where the user wrote their own. */
export function quoted(text: string): string {
  return `“${text.replace(/\s+/g, ' ').trim().replace(/^[“"]+|[”"]+$/g, '')}”`
}

export function peopleCount(n: number): string {
  return n === 1 ? '1 person' : `${n.toLocaleString()} people`
}

export function tapsWaiting(n: number): string {
  return n === 1 ? 'One thing hasn’t reached the server yet.' : `${n} things haven’t reached the server yet.`
}
