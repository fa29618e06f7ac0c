// What is done about the day's nudge in the app itself.
import { currentUser } from '../store/database'
import { device } from '../store/device'
import { answerNudge, settleNudge } from '../store/nudge'
import { planRow } from '../store/state'

/**
 * “Later”, from a notification that the system showed without asking our worker. It names only the day; the person is the one
 * that the phone was told of, or else the plan's. False when nobody is known for that day.
 */
export async function putOff(localDate: string): Promise<boolean> {
  const user = currentUser()
  if (user === null) return false
  const { nudge } = await device()
  const plan = planRow.peek()
  const planned = plan?.local_date === localDate ? plan.people[0]?.person_id : undefined
  const person_id = nudge?.local_date === localDate ? nudge.person_id : planned
  if (person_id === undefined) return false
  await answerNudge(user, { person_id, local_date: localDate }, 'later')
  await settleNudge(user)
  return true
}
