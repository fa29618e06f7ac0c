/** On a journey: the phone has come to another time zone, and asks whether the nudge comes along. */
import type { VNode } from 'preact'
import { followZone, keepZone } from '../actions/zone'
import { me, newZone, now, told } from '../store/signals'
import { clockTime } from '../words/dates'
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
  const follow = () => void attempt(async () => announce(`${city(here)} time it is`, await followZone(here)))
  const keep = () => void attempt(async () => {
    await keepZone(here)
    announce(`It stays on ${city(profile.time_zone)} time`)
  })
  return (
    <aside class="banner asks" aria-label="Time zone">
      <p>{zoneQuestion(here, profile.nudge_time && clockTime(profile.nudge_time))}</p>
      <div>
        <button type="button" onClick={follow}>{city(here)} time</button>
        {!isKept && <button type="button" onClick={keep}>Keep {city(profile.time_zone)} time</button>}
      </div>
    </aside>
  )
}
