// What is done about the day's nudge in the app itself.
import { currentUser } from '../store/database'
import { device } from '../store/device'
import { answerNudge, settleNudge } from '../store/nudge'
import { clockIn, dateIn } from '../store/plan'
import { me, planRow } from '../store/state'

/**
 * “Later”, from a notification that the system showed without asking our worker. It names only the day; the person is the one
 * that the phone was told of, or else the plan's. Returns the time by the user's clock, `HH:MM`; null for a day that is not
 * today, or without anybody known for it.
 */
export async function putOff(localDate: string, now = Date.now()): Promise<string | null> {
  const user = currentUser()
  const zone = me.peek()?.time_zone
  if (user === null || zone === undefined || dateIn(zone, now) !== localDate) return null
  const { nudge } = await device()
  const plan = planRow.peek()
  const planned = plan?.local_date === localDate ? plan.people[0]?.person_id : undefined
  const person_id = nudge?.local_date === localDate ? nudge.person_id : planned
  if (person_id === undefined) return null
  await answerNudge(user, { person_id, local_date: localDate }, 'later', now)
  await settleNudge(user, now)
  return clockIn(zone, now)
}
