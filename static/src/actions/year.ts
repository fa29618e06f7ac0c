// The user's last twelve months, worked out from what is on this phone.
import { calendar } from '../picture/calendar'
import { Contacts, pathOf, type Picture } from '../picture/year'
import { contactsSince } from '../store/contacts'
import { me, people } from '../store/state'
import type { PersonView } from '../store/views'

export interface Year extends Picture {
  /** Everybody in it is made up: there is nobody else yet. */
  invented: boolean
}

/** Null when `isWanted` has said no meanwhile. Made-up people count only while there is nobody else. */
export async function lastYear(now: number, isWanted: () => boolean): Promise<Year | null> {
  const all = [...people.peek().values()]
  const real = all.filter(({ sample }) => !sample)
  const counted: PersonView[] = real.length ? real : all
  const months = calendar(me.peek()?.time_zone ?? 'UTC', now)
  const contacts = new Contacts(months, now)
  const take = (id: string, { at, direction }: { at: number; direction: 'out' | 'in' | 'both' }) => contacts.add(id, at, direction)
  const whole = await contactsSince(counted.map(({ id }) => id), months.starts[0]!, take, isWanted)
  if (!whole) return null
  await nextTask()
  const path = pathOf(counted, months, now)
  await nextTask()
  return isWanted() ? { ...contacts.picture(path), invented: real.length === 0 && all.length > 0 } : null
}

/** Between two of them a finger is heard. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
