// Made-up people in every form that a name and a history can have, for the page of parts.
import type { InteractionRow, StandingRow } from '../store/rows'
import type { PersonView, PlannedPerson } from '../store/signals'

const DAY = 86_400_000
const row = { change: 1, removed_at: null, created_at: 0, meta: {} }

function standing(id: string, more: Partial<StandingRow> = {}): StandingRow {
  return {
    ...row, id, stage: 'pen_pal', stage_at: { avatar: Date.now() - 200 * DAY, pen_pal: Date.now() - 90 * DAY }, stage_by: {}, turn: null, waiting_since: null,
    waiting_id: null, unanswered: 0, last: { id: 'i', kind: 'message', direction: 'in', at: Date.now() - 3 * DAY, note: null }, rhythm_days: 30,
    rhythm_source: 'learned', usual_kind: 'message', balance: 'even', drifts_at: null, woke: null, rests_at: null, tries: [], next_step: null, ...more,
  }
}

function person(id: string, name: string, more: Partial<PersonView> = {}): PersonView {
  return {
    ...row, id, name, place: null, circle: 'close', rhythm_days: null, face_id: null, archived_at: null, sample: false, birthday: null,
    snoozed_until: null, woken_at: null, died_at: null, handles: [], standing: standing(id), ahead: false, reached_at: null, face: null,
    sort: name.toLowerCase(), search: name.toLowerCase(), ...more,
  }
}

const handle = (person_id: string, channel: string, address: string) => ({ ...row, id: `${person_id} ${channel}`, person_id, channel, address })

export const ana = person('1', 'Ana Sá', {
  place: 'Lisbon', handles: [handle('1', 'whatsapp', '+351912345678'), handle('1', 'email', 'ana@example.org'), handle('1', 'bluesky', 'ana.example.org')],
})
export const everybody: readonly PersonView[] = [
  ana,
  person('2', 'Wilhelmina Alexandra Featherstonehaugh-Cholmondeley', { place: 'Llanfairpwllgwyngyll' }),
  person('3', 'נועה לוי', { sample: true }),
  person('4', 'محمد بن عبد الرحمن آل سعود'),
  person('5', 'Q', { standing: null }),
  person('6', '李', { died_at: Date.now() }),
]
export const interactions: InteractionRow[] = []

export const planned: PlannedPerson = {
  person: ana, channels: ana.handles, done: false, facts: [[], []], channel_order: [],
  reasons: ['Ana commented on your post on Tuesday, and you haven’t answered.', 'You usually talk every two weeks; it has been five.'],
  last: '“New job starts in November, I’m nervous already.”', starter: 'How were the first weeks?',
}
