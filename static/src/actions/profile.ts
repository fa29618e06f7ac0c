// The user's own settings.
import type { Value } from '../store/rows'

export type ProfileField = 'name' | 'time_zone' | 'nudge_time' | 'nudge_days'
export async function change(field: ProfileField, value: Value): Promise<void> {}
