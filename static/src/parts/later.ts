/** “Later” on a notification opened the app, as Safari does: kept, and said. */
import { putOff } from '../actions/nudge'
import { laterWords } from '../words/nudge'
import { attempt } from './attempt'
import { announce } from './toast'

export async function later(localDate: string): Promise<void> {
  const clock = await attempt(() => putOff(localDate))
  if (clock !== undefined) announce(laterWords(clock))
}
