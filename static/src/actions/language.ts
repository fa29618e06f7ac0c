// Which language the user has chosen, here and on their other devices.
import { effect } from '@preact/signals'
import { chosen, remember } from '../language'
import { account, me } from '../store/state'
import { change } from './profile'

/** Speaks it at once; everything is saved by then, so that loading the page anew loses nothing. */
export async function choose(locale: string | null): Promise<void> {
  await change('language', locale)
  remember(locale)
  location.reload()
}

/** What was chosen on another device is spoken here the next time that the app is opened, or is put away while Today rests. */
export function follow(): () => void {
  let changed = false
  document.addEventListener('visibilitychange', () => {
    if (changed && document.visibilityState === 'hidden' && isAtRest()) location.reload()
  })
  return effect(() => {
    // What one account has chosen is not for whoever comes next.
    if (account.value === null) return remember(null)
    const profile = me.value
    if (!profile || (profile.language ?? null) === chosen()) return
    remember(profile.language ?? null)
    changed = true
  })
}

/** Whoever looks something up in another app, or takes a picture there, comes back to what they had typed, and to their codes. */
const isAtRest = (): boolean => location.pathname === '/' && !document.querySelector('dialog[open], main.welcome')
