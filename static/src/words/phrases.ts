/** Sentences about people and what happened. Kinds and stages get their words from the vocabulary. */
import { kindOf, stages } from '../vocabulary'
import type { Direction, LastContact, StandingRow } from '../store/rows'
import { month, when } from './dates'
import { firstName, firstNames } from './names'

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

/** The toast after a tap: Messaged Ana · Ana commented · You and Ana met. It says whose doing was logged. */
export function saved(kind: string, direction: Direction, name: string): string {
  const first = firstName(name)
  if (direction === 'out') return (kindOf(kind)?.logged ?? 'In touch with {name}').replace('{name}', first)
  if (direction === 'in') return happened(kind, direction, name)
  return happened(kind, direction, name).replace(/^You /, `You and ${first} `)
}

/** The toast after a tap about several people: Met with Mika, Noor and 4 others. */
export function savedAll(kind: string, direction: Direction, names: readonly string[]): string {
  const [one] = names
  if (names.length === 1 && one !== undefined) return saved(kind, direction, one)
  const all = firstNames(names)
  const known = kindOf(kind)
  if (!known) return `In touch with ${all}`
  if (direction === 'in') return known.in.replace('{name}', all)
  const said = direction === 'out' ? known.logged : known.both.replace(/^You /, known.direction === 'both' ? '' : `You and ${all} `)
  // “Liked Mika, Noor and 4 others’s post” is no English.
  if (said.includes('{name}’s')) return `${known.label} · ${all}`
  if (direction === 'out') return said.replace('{name}', all)
  return known.direction === 'both' ? `${said[0]!.toUpperCase()}${said.slice(1)} with ${all}` : said
}

/** The question on coming back from another app, and its yes. */
export function asked(kind: string, name: string): { question: string; yes: string } {
  const first = firstName(name)
  const known = kindOf(kind)
  if (known?.direction === 'both') return { question: `Did you talk to ${first}?`, yes: 'We talked' }
  if (known?.public) return { question: `Did you leave ${first} a word?`, yes: 'I did' }
  return { question: `Did you write to ${first}?`, yes: 'Sent' }
}

/** Since when two people are how close: Pen pal since March. */
export function stageLine(standing: StandingRow | null, now: number): string {
  const stage = stages.find(({ id }) => id === standing?.stage)
  const at = stage && standing?.stage_at[stage.id]
  return stage && at !== undefined ? stage.since.replace('{month}', month(at, now)) : 'New to you'
}

/** Give and take over the year, never as a number. */
export function giveAndTake(standing: StandingRow | null, name: string): string {
  const first = firstName(name)
  const balance = standing?.balance
  // Of so little as there is nobody can say.
  if (!balance) return standing?.last ? '' : `The first small hello is still to come.`
  if (balance === 'theirs') return `${first} reaches out more often than you do.`
  if (balance === 'mine') return `You reach out more often than ${first} does.`
  return `You reach out about as often as each other.`
}

/** What the path below the kinds says of the farthest stage. */
export function farthest(standing: StandingRow | null, now: number): string | null {
  const reached = [...stages].reverse().find(({ id, first }) => first && standing?.stage_at[id] !== undefined)
  const at = reached && standing?.stage_at[reached.id]
  return reached?.first && at !== undefined ? reached.first.replace('{month}', month(at, now)).replace('{when}', when(at, now)) : null
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
