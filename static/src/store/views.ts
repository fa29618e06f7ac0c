// What screens see: rows put together, with the user's own taps on top of what the server worked out last.
import type { HandleRow, PersonRow, PlanPerson, StandingRow } from './rows'

/** One person as screens show them. */
export interface PersonView extends PersonRow {
  /** Live handles, in the order they were added. */
  handles: HandleRow[]
  /** The server's standing with local taps on top; null for somebody without any history. */
  standing: StandingRow | null
  /** The standing holds taps that the server has not weighed yet. */
  ahead: boolean
  /** When the user last reached out, as far as it matters today; null for not lately. */
  reached_at: number | null
  /** An object URL for an `<img>`, or null. */
  face: string | null
  /** The name, folded: for sorting and for initials. */
  sort: string
  /** Name, place, handles and notes, folded: for searching. */
  search: string
}

export interface PlannedPerson extends Omit<PlanPerson, 'person_id'> {
  person: PersonView
  /** Their handles, the likeliest first. */
  channels: HandleRow[]
  /** The user reached out to them on the plan's day. */
  done: boolean
}

/** Today's person first, then the next few. */
export interface PlanView {
  /** `YYYY-MM-DD` in the user's time zone. */
  local_date: string
  /** The plan is of another day: the phone has not heard from the server since. */
  stale: boolean
  /** The user said "Not today". */
  off: boolean
  /** The day on which somebody is named again after "Not this week": `YYYY-MM-DD`; null when the week is an ordinary one. */
  quiet_until: string | null
  /** Such a week was brought back here, and the server has not named anybody since. */
  awaited: boolean
  pace: 'daily' | 'three_days' | 'weekly'
  people: PlannedPerson[]
  /** Those who reached out, the latest first. The phone itself has no reason to say for whom only it knows of. */
  your_turn: { person: PersonView; reason: string | null }[]
}

/** Something the server would not take; it has been taken back on the phone. */
export interface Rejected {
  /** The op's id, for `dismiss`. */
  id: string
  entity: string
  row: string
  person_id: string | null
  /** A sentence for the user. */
  reason: string
  at: number
}

export interface Status {
  kind: 'synced' | 'waiting' | 'offline' | 'signin' | 'syncing' | 'full'
  waiting: number
  rejected: Rejected[]
}
