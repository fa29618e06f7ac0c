// How things stand with somebody whose taps still wait for the server: read off the interactions on this phone by the server's
// own rules (docs/choosing.md, Standing), as far as a tap changes them at once. The server's word replaces it with the next sync.
import { kindOf, stages } from '../kinds'
import type { Direction, InteractionRow, LastContact, PersonRow, StandingRow } from './rows'

const DAY = 24 * 60 * 60 * 1000
/** One-to-one words without any answer, over at least so long: then somebody rests. */
const TRIES = 3
const TRIES_OVER = 21 * DAY
const MOST_TRIES = 5

/** What the user has said of the person, or of everybody, that a standing bows to. */
export type Said = Partial<Pick<PersonRow, 'woken_at' | 'died_at'>> & { fresh_at?: number | null }
export interface Contact { id: string; kind: string; direction: Direction; at: number; note: string | null }

const NO_STANDING = {
  change: 0, removed_at: null, stage: 'avatar', stage_at: {}, stage_by: {}, turn: null, waiting_since: null,
  waiting_id: null, unanswered: 0, last: null, rhythm_days: null, rhythm_source: null, usual_kind: null, balance: null,
  drifts_at: null, woke: null, rests_at: null, tries: [], next_step: null,
} satisfies Omit<StandingRow, 'id'>

/** Rows of an older version lack what has come since. */
const whole = (row: StandingRow): StandingRow => ({ ...NO_STANDING, ...row })

/** When it happened: nobody logs what is to come, so a time ahead of the clock counts as the time of saying it. */
export function contactOf({ id, kind, direction, at, note, created_at, meta }: InteractionRow): Contact {
  return { id, kind, direction, note, at: Math.min(at, Math.max(created_at, meta?.['at']?.[1] ?? 0)) }
}

/** The server's word, less what the user has said since: a fresh start, that somebody does not rest, that somebody has died. */
export function heeded(row: StandingRow | null, said: Said): StandingRow | null {
  if (!row) return null
  const known = whole(row)
  const isFresh = known.turn === 'mine' && (known.waiting_since ?? 0) <= (said.fresh_at ?? -1)
  const isWoken = known.rests_at !== null && (said.woken_at ?? -1) >= known.rests_at
  const wasAdrift = known.drifts_at !== null && known.drifts_at <= (said.fresh_at ?? -1)
  return {
    ...known, ...(wasAdrift && { drifts_at: null }), ...((said.died_at || isFresh) && NOBODY_WAITS),
    ...((said.died_at || isWoken) && { rests_at: null, tries: [] }), ...(said.died_at && { next_step: null, drifts_at: null }),
  }
}

/** The same after `rows`, all of the person's that are not removed; `known` is what the server said last. */
export function foretold(id: string, known: StandingRow | null, rows: readonly InteractionRow[], said: Said): StandingRow {
  const history = rows.map(contactOf).sort(inOrder)
  const before = known ? whole(known) : { id, ...NO_STANDING }
  const last = history.at(-1) ?? null
  const later = history.filter((contact) => !before.last || inOrder(contact, before.last) > 0)
  const rests = rest(history, said)
  return heeded({
    ...before, ...way(history), ...waits(history, said.fresh_at ?? -1), ...rests, last,
    drifts_at: later.length ? null : before.drifts_at,
    woke: history.some((contact) => contact.id === before.woke?.id) ? before.woke : null,
    next_step: rests.rests_at === null && stillNext(before, history, later) ? before.next_step : null,
  }, said)!
}

const inOrder = (one: Pick<LastContact, 'at' | 'id'>, other: Pick<LastContact, 'at' | 'id'>): number =>
  one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

const isPublic = ({ kind }: { kind: string }): boolean => kindOf(kind)?.public ?? true

type Way = Pick<StandingRow, 'stage' | 'stage_at' | 'stage_by'>

/** The first with any contact; pen pals with the second side's first private word; then a voice, then a face. */
function way(history: readonly Contact[]): Way {
  const stage_at: Record<string, number> = {}
  const stage_by: Record<string, string> = {}
  const sides = new Set<Direction>()
  const reach = (stage: string, { at, id }: Contact) => {
    stage_at[stage] ??= at
    stage_by[stage] ??= id
  }
  for (const contact of history) {
    reach('avatar', contact)
    if (isPublic(contact)) continue
    for (const side of ['out', 'in'] as const) if (contact.direction === side || contact.direction === 'both') sides.add(side)
    if (sides.size === 2) reach('pen_pal', contact)
    if (contact.kind === 'call' || contact.kind === 'video') reach('voice', contact)
    if (contact.kind === 'meet') reach('face', contact)
  }
  const stage = [...stages].reverse().find(({ id }) => id in stage_at)?.id ?? 'avatar'
  return { stage, stage_at, stage_by }
}

type Waits = Pick<StandingRow, 'turn' | 'waiting_since' | 'waiting_id' | 'unanswered'>
const NOBODY_WAITS: Waits = { turn: null, waiting_since: null, waiting_id: null, unanswered: 0 }

/** A private word is answered only in private. What the user does in public asks for nothing. */
function waits(history: readonly Contact[], freshAt: number): Waits {
  let privately: Contact[] = []
  let publicly: Contact[] = []
  let mine: Contact[] = []
  for (const contact of history) {
    const { direction } = contact
    if (direction !== 'out') mine = []
    if (direction === 'in') {
      if (contact.at > freshAt) (isPublic(contact) ? publicly : privately).push(contact)
      continue
    }
    publicly = []
    if (isPublic(contact)) continue
    privately = []
    if (direction === 'out') mine.push(contact)
  }
  const theirs = privately.length ? privately : publicly
  const [first] = theirs.length ? theirs : mine
  if (!first) return NOBODY_WAITS
  return {
    turn: theirs.length ? 'mine' : 'theirs', waiting_since: first.at, waiting_id: first.id,
    unanswered: theirs.length ? privately.length + publicly.length : mine.length,
  }
}

/** Several words of one day are one try. Anything from them ends it, and so do a meeting and the user's word. */
function rest(history: readonly Contact[], { woken_at }: Said): Pick<StandingRow, 'rests_at' | 'tries'> {
  let tries: Contact[] = []
  let rests_at: number | null = null
  for (const contact of history) {
    if (contact.direction !== 'out' || contact.kind === 'meet') {
      tries = []
      rests_at = null
    } else if (!isPublic(contact) && contact.at > (woken_at ?? -Infinity) && !tries.some((one) => dayOf(one) === dayOf(contact))) {
      tries.push(contact)
      if (tries.length >= TRIES && contact.at - tries[0]!.at >= TRIES_OVER) rests_at ??= contact.at
    }
  }
  const shown = tries.length > MOST_TRIES ? [tries[0]!, ...tries.slice(1 - MOST_TRIES)] : tries
  return { rests_at, tries: shown.map(({ id }) => id) }
}

const dayOf = ({ at }: Contact): number => Math.floor(at / DAY)

/** What says so still stands, and nobody has taken the step. */
function stillNext({ next_step }: StandingRow, history: readonly Contact[], later: readonly Contact[]): boolean {
  if (!next_step) return false
  const there = new Set(history.map(({ id }) => id))
  const isTaken = (contact: Contact): boolean => {
    if (next_step.step === 'private_word') return !isPublic(contact)
    if (next_step.step === 'share_back') return contact.direction === 'out'
    return ['call', 'video', 'meet'].includes(contact.kind)
  }
  return next_step.ids.every((id) => there.has(id)) && !later.some(isTaken)
}

/** Three tries without an answer: left in peace until they come back, or the user says otherwise. */
export const isResting = (standing: StandingRow | null, now: number): boolean => (standing?.rests_at ?? Infinity) <= now
