// The shapes of rows, as docs/sync.md has them. Ids are UUIDs, times are milliseconds since 1970 UTC.

export type Direction = 'out' | 'in' | 'both'
/** A field that is missing has revision 1. In rows that an older version of Kith left the last two are missing. */
export type Meta = Record<string, [revision: number, editedAt: number, device: string, n: number]>

/** What every row has. `change` is 0 until the row has come back from the server. */
export interface Row {
  id: string; change: number; removed_at: number | null
  /** Only on the phone: in which of the server's lives the row last came from it; see heal.ts. */
  era?: number
}
export interface EditableRow extends Row { created_at: number; meta: Meta }

export interface PersonRow extends EditableRow {
  name: string; place: string | null; circle: string | null; rhythm_days: number | null
  face_id: string | null; archived_at: number | null; sample: boolean
  /** `YYYY-MM-DD`, or `--MM-DD` where nobody knows the year. */
  birthday: string | null
  snoozed_until: number | null; woken_at: number | null; died_at: number | null
}
export interface HandleRow extends EditableRow { person_id: string; channel: string; address: string }
/** `day` is `YYYY-MM-DD` where the note is about a day. */
export interface NoteRow extends EditableRow { person_id: string; text: string; day: string | null }
export interface InteractionRow extends EditableRow {
  person_id: string; kind: string; direction: Direction; at: number
  channel: string | null; note: string | null; link: string | null
}
export interface FaceRow extends EditableRow { person_id: string }
export interface SkipRow extends EditableRow { person_id: string | null; scope: 'person' | 'day' | 'week'; at: number }
/** What was pressed on a notification; `local_date` is the nudge's. */
export interface NudgeAnswerRow extends EditableRow {
  person_id: string; local_date: string; answer: 'write' | 'later'; at: number
}
/** The user; the row's id is the user's. `nudge_days` are ISO weekdays, such as `12345`. */
export interface ProfileRow extends EditableRow {
  name: string; time_zone: string; nudge_time: string | null; nudge_days: string
  /** Whether a notification may name somebody where anybody can read it. */
  lock_screen: 'names' | 'nobody'
  /** The locale that was chosen; null to follow the phone. */
  language: string | null
  /** The fresh start: what was owed before it is owed no more. */
  fresh_at: number | null
}
/** An edit that lost, or was overwritten by a concurrent one. */
export interface PastValueRow extends Row {
  entity: string; row_id: string; field: string; value: Value; edited_at: number; device: string
}
export interface LastContact { id: string; kind: string; direction: Direction; at: number; note: string | null }
/** What the history says of one person; its id is the person's. */
export interface StandingRow extends Row {
  stage: string; stage_at: Record<string, number>; stage_by: Record<string, string>
  turn: 'mine' | 'theirs' | null; waiting_since: number | null; waiting_id: string | null; unanswered: number
  last: LastContact | null; rhythm_days: number | null; rhythm_source: 'set' | 'circle' | 'learned' | null
  usual_kind: string | null; balance: 'mine' | 'theirs' | 'even' | null; drifts_at: number | null
  woke: { id: string; at: number; silent_days: number } | null
  rests_at: number | null; tries: string[]
  next_step: { step: 'private_word' | 'call_or_meet' | 'share_back'; ids: string[] } | null
}
/** A row that a reason rests on. */
export interface Fact { entity: 'interaction' | 'note' | 'person'; id: string }
/** One of the day's people; `facts` has a list for each of the reasons; `channel_order` are ids of their handles, the likeliest first. */
export interface PlanPerson {
  person_id: string; reasons: string[]; facts: Fact[][]; starter: string; last: string | null; channel_order: string[]
}
/** What became of today's nudge when it reached no device for sure. */
export interface NudgeTrouble { state: 'failed' | 'unknown' | 'late'; at: number }
export interface PlanRow extends Row {
  local_date: string; people: PlanPerson[]; your_turn: { person_id: string; reason: string }[]; nudge: NudgeTrouble | null
  pace: 'daily' | 'three_days' | 'weekly'; quiet_until: string | null
}

/** Every table of rows, by the name it has in ops, in answers and in IndexedDB. */
export interface Tables {
  person: PersonRow; handle: HandleRow; note: NoteRow; interaction: InteractionRow; face: FaceRow; skip: SkipRow
  nudge_answer: NudgeAnswerRow; profile: ProfileRow; past_value: PastValueRow; standing: StandingRow; plan: PlanRow
}
export type Table = keyof Tables
/** The tables that ops may write. */
export type Entity = 'person' | 'handle' | 'note' | 'interaction' | 'face' | 'skip' | 'nudge_answer' | 'profile'
export type Value = string | number | null
export type Values = Record<string, Value>

/** In this order a row comes after the person it belongs to. */
export const TABLES: readonly Table[] = [
  'person', 'handle', 'note', 'interaction', 'face', 'skip', 'nudge_answer', 'profile', 'past_value', 'standing', 'plan',
]

// A removed row keeps its content for a while when it can be restored; then this field is filled.
const CONTENT: Partial<Record<Table, string>> = { person: 'name', handle: 'address', note: 'text' }

/** The row has nothing left to show or to restore. */
export function isEmpty(table: Table, row: Row): boolean {
  if (row.removed_at === null) return false
  const field = CONTENT[table]
  return field === undefined || !(row as unknown as Values)[field]
}

/** The person whom a row is about; null for rows about nobody in particular. */
export function personOf(table: string, row: Row | null): string | null {
  if (table === 'person' || table === 'standing') return row?.id ?? null
  const { person_id } = (row ?? {}) as { person_id?: string | null }
  return person_id ?? null
}
