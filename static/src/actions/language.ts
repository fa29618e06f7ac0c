// Which language the user has chosen, here and on their other devices.
import { effect } from '@preact/signals'
import { chosen, remember } from '../language'
import { me } from '../store/state'
import { change } from './profile'

/** Speaks it at once; everything is saved by then, so that loading the page anew loses nothing. */
export async function choose(locale: string | null): Promise<void> {
  await change('language', locale)
  remember(locale)
  location.reload()
}

/** What was chosen on another device is spoken here the next time that the app is opened or put away. */
export function follow(): void {
  let changed = false
  effect(() => {
    const profile = me.value
    if (!profile || (profile.language ?? null) === chosen()) return
    remember(profile.language ?? null)
    changed = true
  })
  document.addEventListener('visibilitychange', () => {
    if (changed && document.visibilityState === 'hidden') location.reload()
  })
}
