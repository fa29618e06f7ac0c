// The nudge on this phone: what was pressed on its notification, and until when it waits. Runs in pages and in the worker.
import { clearBadge } from './badge'
import { withDatabase } from './database'
import { changeDevice, device, type Waiting } from './device'
import { shownNotifications } from './notification'
import { newId, saveFor } from './outbox'
import { dateIn } from './plan'
import type { InteractionRow, NudgeAnswerRow, SkipRow } from './rows'
import type { Database } from './schema'

export type Answer = NudgeAnswerRow['answer']
/** A nudge is known by its day; the evening's has the day of the one that was put off. */
export type NudgeOf = Pick<Waiting, 'person_id' | 'local_date'>

const DAY_MS = 24 * 60 * 60 * 1000

/** The tag of its notification: the evening's takes the place of the morning's. */
export const tagOf = (localDate: string): string => `nudge-${localDate}`

/** Keeps what was pressed, once, whatever the network does; false when it was known. @throws NotSaved, Closed */
export async function answerNudge(user: string, nudge: NudgeOf, answer: Answer, at = Date.now()): Promise<boolean> {
  const { person_id, local_date } = nudge
  const there = given(await withDatabase(user, (db) => db.getAll('nudge_answer')), nudge)
  const known = answer === 'later' ? there.later !== null : isWritten(there)
  if (!known) await saveFor(user, [{ op: 'add', entity: 'nudge_answer', row: newId(), values: { person_id, local_date, answer, at } }], at)
  return !known
}

/** When each answer was last given to a nudge; null for never. */
type Given = Record<Answer, number | null>

/** Who wrote, and put it off all the same on another device, is asked in the evening, and may say once more that they write. */
const isWritten = ({ write, later }: Given): boolean => write !== null && write >= (later ?? 0)

function given(answers: NudgeAnswerRow[], { person_id, local_date }: NudgeOf): Given {
  const found: Given = { write: null, later: null }
  for (const row of answers) {
    if (row.removed_at !== null || row.person_id !== person_id || row.local_date !== local_date) continue
    found[row.answer] = Math.max(row.at, found[row.answer] ?? 0)
  }
  return found
}

interface Facts { zone: string; answers: NudgeAnswerRow[]; skips: SkipRow[]; interactions: InteractionRow[] }

/** Whether the nudge has been acted on, here or on another device, or its day is over. */
export function isOver(nudge: Waiting, { zone, answers, skips, interactions }: Facts, now: number): boolean {
  const { person_id, local_date, round } = nudge
  const there = given(answers, nudge)
  const thatDay = ({ removed_at, at }: SkipRow | InteractionRow): boolean => removed_at === null && dateIn(zone, at) === local_date
  return dateIn(zone, now) !== local_date
    || isWritten(there) || (round === 1 && (there.write ?? there.later) !== null)
    || skips.some((row) => thatDay(row) && (row.scope !== 'person' || row.person_id === person_id))
    || interactions.some((row) => row.direction !== 'in' && thatDay(row))
}

/** Puts the nudge away once it is over: what the phone shows of it, and the mark on the icon. */
export async function settleNudge(user: string, now = Date.now()): Promise<void> {
  const { nudge, push } = await device()
  // Safari marks the icon by itself, also when the worker was not asked.
  if (!nudge && push === user) clearBadge()
  if (!nudge || !isOver(nudge, await withDatabase(user, (db) => facts(db, user, nudge.person_id, now)), now)) return
  clearBadge()
  for (const shown of await shownNotifications()) if (shown.tag === tagOf(nudge.local_date)) shown.close()
  await changeDevice((known) => (known.nudge?.local_date === nudge.local_date && known.nudge.round === nudge.round ? { nudge: null } : {}))
}

async function facts(db: Database, user: string, personId: string, now: number): Promise<Facts> {
  const lately = IDBKeyRange.bound([personId, now - 2 * DAY_MS], [personId, Infinity])
  const [profile, answers, skips, interactions] = await Promise.all([
    db.get('profile', user), db.getAll('nudge_answer'), db.getAll('skip'), db.getAllFromIndex('interaction', 'timeline', lately),
  ])
  return { zone: profile?.time_zone ?? 'UTC', answers, skips, interactions }
}
