// Made by `make types` from the shapes in Python; do not edit. Schema f954adc8c6619cef44bc0e3c0312a28d5a94a635b689eba36001f7bc813782b8

/**
 * Everything that goes over the wire in a sync.
 */
export interface Payloads {
  request: SyncRequest
  add: AddOp
  set: SetOp
  answer: SyncAnswer
}
/**
 * What a phone sends: its ops in the order they were made, and the last change it has.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "SyncRequest".
 */
export interface SyncRequest {
  device: string
  epoch: string | null
  cursor: number
  sent_at: number
  /**
   * @maxItems 100
   */
  ops: {
    [k: string]: unknown
  }[]
  locale?: string | null
}
/**
 * Insert a row if its id is absent. Only a phone that heals a restored server sends ``meta`` and ``removed_at``.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "AddOp".
 */
export interface AddOp {
  op: 'add'
  id: string
  n: number
  at: number
  entity: 'person' | 'handle' | 'note' | 'interaction' | 'face' | 'skip' | 'nudge_answer'
  row: string
  values: {
    [k: string]: unknown
  }
  meta?: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string | '', number]
  } | null
  removed_at?: number | null
}
/**
 * Set one field, based on revision ``base`` of it.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "SetOp".
 */
export interface SetOp {
  op: 'set'
  id: string
  n: number
  at: number
  entity: 'person' | 'handle' | 'note' | 'interaction' | 'face' | 'skip' | 'nudge_answer' | 'profile'
  row: string
  field: string
  value: unknown
  base: number
}
/**
 * What the phone gets: a result for each op, and rows up to ``cursor``; ``newest`` is the last change there is.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "SyncAnswer".
 */
export interface SyncAnswer {
  epoch: string
  cursor: number
  newest: number
  more: boolean
  now: number
  results: Result[]
  rows: Rows
}
/**
 * What became of one op; ``first`` is the status a duplicate had when it first came.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "Result".
 */
export interface Result {
  id: string
  status: 'applied' | 'duplicate' | 'conflict' | 'rejected'
  reason?: string | null
  first?: string | null
}
/**
 * The rows of one answer, by entity. An answer under another epoch has none.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "Rows".
 */
export interface Rows {
  person?: PersonRow[]
  handle?: HandleRow[]
  note?: NoteRow[]
  interaction?: InteractionRow[]
  face?: FaceRow[]
  skip?: SkipRow[]
  nudge_answer?: NudgeAnswerRow[]
  profile?: ProfileRow[]
  past_value?: PastValueRow[]
  standing?: StandingRow[]
  plan?: PlanRow[]
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "PersonRow".
 */
export interface PersonRow {
  id: string
  change: number
  removed_at: number | null
  created_at: number
  meta: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string, number]
  }
  name: string
  place: string | null
  circle: ('inner' | 'close' | 'friends' | 'acquaintances') | null
  rhythm_days: number | null
  face_id: string | null
  archived_at: number | null
  birthday: string | null
  snoozed_until: number | null
  woken_at: number | null
  died_at: number | null
  sample: boolean
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "HandleRow".
 */
export interface HandleRow {
  id: string
  change: number
  removed_at: number | null
  created_at: number
  meta: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string, number]
  }
  person_id: string
  channel: string
  address: string
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "NoteRow".
 */
export interface NoteRow {
  id: string
  change: number
  removed_at: number | null
  created_at: number
  meta: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string, number]
  }
  person_id: string
  text: string
  day: string | null
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "InteractionRow".
 */
export interface InteractionRow {
  id: string
  change: number
  removed_at: number | null
  created_at: number
  meta: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string, number]
  }
  person_id: string | null
  kind: string
  direction: 'out' | 'in' | 'both'
  at: number
  channel: string | null
  note: string | null
  link: string | null
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "FaceRow".
 */
export interface FaceRow {
  id: string
  change: number
  removed_at: number | null
  created_at: number
  meta: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string, number]
  }
  person_id: string
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "SkipRow".
 */
export interface SkipRow {
  id: string
  change: number
  removed_at: number | null
  created_at: number
  meta: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string, number]
  }
  person_id: string | null
  scope: 'person' | 'day' | 'week'
  at: number
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "NudgeAnswerRow".
 */
export interface NudgeAnswerRow {
  id: string
  change: number
  removed_at: number | null
  created_at: number
  meta: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string, number]
  }
  person_id: string
  local_date: string
  answer: 'write' | 'later'
  at: number
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "ProfileRow".
 */
export interface ProfileRow {
  id: string
  change: number
  removed_at: number | null
  created_at: number
  meta: {
    /**
     * @minItems 4
     * @maxItems 4
     */
    [k: string]: [number, number, string, number]
  }
  name: string
  time_zone: string
  nudge_time: string | null
  nudge_days: string
  lock_screen: 'names' | 'nobody'
  language: string | null
  fresh_at: number | null
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "PastValueRow".
 */
export interface PastValueRow {
  id: string
  change: number
  removed_at: number | null
  entity: string
  row_id: string
  field: string
  value: unknown
  edited_at: number
  device: string
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "StandingRow".
 */
export interface StandingRow {
  id: string
  change: number
  removed_at: number | null
  stage: 'avatar' | 'pen_pal' | 'voice' | 'face'
  stage_at: {
    [k: string]: number
  }
  stage_by: {
    [k: string]: string
  }
  turn: ('mine' | 'theirs') | null
  waiting_since: number | null
  waiting_id: string | null
  unanswered: number
  last: LastContact | null
  rhythm_days: number | null
  rhythm_source: ('set' | 'circle' | 'learned') | null
  usual_kind: string | null
  balance: ('mine' | 'theirs' | 'even') | null
  drifts_at: number | null
  woke: Woke | null
  rests_at: number | null
  tries: string[]
  next_step: NextStep | null
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "LastContact".
 */
export interface LastContact {
  id: string
  kind: string
  direction: 'out' | 'in' | 'both'
  at: number
  note: string | null
}
/**
 * The contact that ended a long silence.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "Woke".
 */
export interface Woke {
  id: string
  at: number
  silent_days: number
}
/**
 * What could come next with somebody, and the interactions that say so.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "NextStep".
 */
export interface NextStep {
  step: 'private_word' | 'call_or_meet' | 'share_back'
  ids: string[]
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "PlanRow".
 */
export interface PlanRow {
  id: string
  change: number
  removed_at: number | null
  local_date: string
  people: PlannedPerson[]
  your_turn: Turn[]
  nudge: NudgeTrouble | null
  pace: 'daily' | 'three_days' | 'weekly'
  quiet_until: string | null
}
/**
 * ``facts`` has a list for each of the ``reasons``.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "PlannedPerson".
 */
export interface PlannedPerson {
  person_id: string
  reasons: string[]
  facts: Fact[][]
  starter: string
  last: string | null
  channel_order: string[]
}
/**
 * A row that a reason rests on.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "Fact".
 */
export interface Fact {
  entity: 'interaction' | 'note' | 'person'
  id: string
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "Turn".
 */
export interface Turn {
  person_id: string
  reason: string
}
/**
 * What became of today's nudge when it reached no device for sure; ``at`` in ms.
 *
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "NudgeTrouble".
 */
export interface NudgeTrouble {
  state: 'failed' | 'unknown' | 'late'
  at: number
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "PersonValues".
 */
export interface PersonValues {
  name: string
  place?: string | null
  circle?: ('inner' | 'close' | 'friends' | 'acquaintances') | null
  rhythm_days?: number | null
  face_id?: string | null
  archived_at?: number | null
  birthday?: string | null
  snoozed_until?: number | null
  woken_at?: number | null
  died_at?: number | null
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "HandleValues".
 */
export interface HandleValues {
  person_id: string
  channel: string
  address: string
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "NoteValues".
 */
export interface NoteValues {
  person_id: string
  text: string
  day?: string | null
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "InteractionValues".
 */
export interface InteractionValues {
  person_id: string
  kind: string
  direction: 'out' | 'in' | 'both'
  at: number
  channel?: string | null
  note?: string | null
  link?: string | null
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "FaceValues".
 */
export interface FaceValues {
  person_id: string
  image: string
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "SkipValues".
 */
export interface SkipValues {
  person_id?: string | null
  scope: 'person' | 'day' | 'week'
  at: number
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "NudgeAnswerValues".
 */
export interface NudgeAnswerValues {
  person_id: string
  local_date: string
  answer: 'write' | 'later'
  at: number
}
/**
 * This interface was referenced by `Payloads`'s JSON-Schema
 * via the `definition` "ProfileValues".
 */
export interface ProfileValues {
  name: string
  time_zone: string
  nudge_time: string | null
  nudge_days: string
  lock_screen: 'names' | 'nobody'
  language: string | null
  fresh_at: number | null
}
