/** On a journey: the phone has come to another time zone, and asks whether the nudge comes along. */
import type { VNode } from 'preact'
import { followZone, keepZone } from '../actions/zone'
import { me, newZone, now, told } from '../store/signals'
import { clockTime } from '../words/dates'
import { say } from '../words/say'
import { city, zoneQuestion } from '../words/zone'
import { attempt } from './attempt'
import { announce } from './toast'

/** `always`: also where the user has said that the nudge stays; for the page where that is changed. */
export function ZoneBanner({ always = false }: { always?: boolean }): VNode | null {
  const profile = me.value
  // An account that has no zone of its own yet takes the phone's by itself.
  if (!profile?.meta['time_zone']) return null
  const here = newZone(profile.time_zone, always ? [] : told.value.keptZones, now.value)
  if (!here) return null
  const isKept = told.value.keptZones.includes(here)
  const follow = () => void attempt(async () => {
    const back = await followZone(here)
    announce(say('{city} time it is', { city: city(here) }), () => attempt(back))
  })
  const keep = () => void attempt(async () => {
    await keepZone(here)
    announce(say('It stays on {city} time', { city: city(profile.time_zone) }))
  })
  return (
    <aside class="banner asks" aria-label={say('Time zone')}>
      <p>{zoneQuestion(here, profile.nudge_time && clockTime(profile.nudge_time))}</p>
      <div>
        <button type="button" onClick={follow}>{say('{city} time', { city: city(here) })}</button>
        {!isKept && <button type="button" onClick={keep}>{say('Keep {city} time', { city: city(profile.time_zone) })}</button>}
      </div>
    </aside>
  )
}
