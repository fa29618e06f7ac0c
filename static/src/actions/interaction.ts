// Taps: what happened between the user and people.
import { newId, save } from '../store/outbox'
import type { Direction, Value } from '../store/rows'

export interface Tap {
  kind: string
  direction: Direction
  /** Now, when not given. */
  at?: number
  channel?: string | null
  note?: string | null
  link?: string | null
}
export interface Logged { ids: string[]; undo(): Promise<void> }

/** The fields of an interaction as an `add` takes them. */
export function tapValues(personId: string, tap: Tap, now: number) {
  return {
    person_id: personId, kind: tap.kind, direction: tap.direction, at: Math.round(tap.at ?? now),
    channel: tap.channel ?? null, note: tap.note?.trim() || null, link: tap.link ?? null,
  }
}

/** Logs the same interaction with each of the people. `kept` is told as soon as it is on the phone; the screen has it at the end. */
export async function log(personIds: string[], tap: Tap, kept?: (logged: Logged) => unknown): Promise<Logged> {
  const now = Date.now()
  const taps = personIds.map((personId) => ({ id: newId(), values: tapValues(personId, tap, now) }))
  const ids = taps.map(({ id }) => id)
  const logged = { ids, undo: () => takeBack(ids) }
  await save(taps.map(({ id, values }) => ({ op: 'add', entity: 'interaction', row: id, values })), now, () => kept?.(logged))
  return logged
}

/** Changes `kind`, `direction`, `at`, `channel`, `note` or `link`. */
export function change(id: string, field: keyof Tap, value: Value): Promise<void> {
  return save([{ op: 'set', entity: 'interaction', row: id, field, value }])
}

/** Takes an interaction back, for good. */
export function undo(id: string): Promise<void> {
  return takeBack([id])
}

function takeBack(ids: string[]): Promise<void> {
  const now = Date.now()
  return save(ids.map((id) => ({ op: 'set', entity: 'interaction', row: id, field: 'removed_at', value: now })), now)
}
