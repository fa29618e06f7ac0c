// The user's own settings.
import { save } from '../store/outbox'
import type { Value } from '../store/rows'
import { me } from '../store/state'

export type ProfileField = 'name' | 'time_zone' | 'nudge_time' | 'nudge_days' | 'lock_screen' | 'language' | 'fresh_at'

/** Does nothing before the profile has come from the server. */
export async function change(field: ProfileField, value: Value): Promise<void> {
  const profile = me.peek()
  if (profile) await save([{ op: 'set', entity: 'profile', row: profile.id, field, value }])
}
