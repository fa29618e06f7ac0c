// What a notification carries from its push to its tap. Anything may stand there: it came over the network.
import type { Waiting } from '../store/device'

/** `user` is the account it was shown for. */
export interface Data extends Record<string, unknown> { navigate: string; kind?: string; user?: string | null }

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DATE = /^\d{4}-\d\d-\d\d$/

/** The nudge that `data` is about; null where it is about none, or came from an older version, which named no day. */
export function nudgeIn(data: Record<string, unknown>): Waiting | null {
  const { person_id, local_date, round } = data
  if (typeof person_id !== 'string' || !ID.test(person_id)) return null
  if (typeof local_date !== 'string' || !DATE.test(local_date)) return null
  return { person_id, local_date, round: round === 2 ? 2 : 1 }
}

/** The path, query and fragment of a URL on our origin; of any other, the start. */
export function ownPath(target: unknown, origin: string): string {
  if (typeof target !== 'string' || !URL.canParse(target, origin)) return '/'
  const url = new URL(target, origin)
  return url.origin === origin ? url.pathname + url.search + url.hash : '/'
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
