/** The daily nudge: when it comes, and whether it reaches this device. */
import type { VNode } from 'preact'
import { change, type ProfileField } from '../actions/profile'
import { attempt } from '../parts/attempt'
import { Earlier } from '../parts/earlier'
import { Field } from '../parts/field'
import { LockScreen } from '../parts/lock_screen'
import { Screen } from '../parts/screen'
import { Switch } from '../parts/switch'
import { isOn, ThisDevice, useDevice } from '../parts/this_device'
import { ZoneBanner } from '../parts/zone'
import { me } from '../store/signals'
import { clockTime, weekday, weekdays } from '../words/dates'
import { say, sayOf } from '../words/say'

const settings: readonly ProfileField[] = ['nudge_time', 'nudge_days', 'time_zone', 'lock_screen']
const EVENING = '18:30'
const onOff = () => [{ id: 'on', label: say('Once a day at most') }, { id: 'off', label: sayOf('nudge', 'Never') }]

export function Nudge(): VNode {
  const profile = me.value
  const device = useDevice()
  // Where something is to be done about this device, that comes first.
  const first = device.value !== null && !isOn(device.value)
  return (
    <Screen title={say('Daily nudge')} back="/you">
      <ZoneBanner always />
      <p class="soft">{say('One person, why now, and a starting point. Skipping is free.')}</p>
      {first && <ThisDevice state={device} />}
      {profile && <When time={profile.nudge_time} days={profile.nudge_days} zone={profile.time_zone} />}
      {profile && <Earlier entity="profile" fields={settings} row={profile} onRestore={(field, value) => change(field as ProfileField, value)} />}
      {!first && <ThisDevice state={device} />}
      {profile?.nudge_time && <LockScreen chosen={profile.lock_screen ?? 'names'} />}
    </Screen>
  )
}

function When({ time, days, zone }: { time: string | null; days: string; zone: string }): VNode {
  const set = (field: 'nudge_time' | 'nudge_days', value: string | null) => void attempt(() => change(field, value))
  return (
    <div class="stack">
      <Switch label={sayOf('field', 'Nudge')} options={onOff()} value={time ? 'on' : 'off'} onChoose={(id) => set('nudge_time', id === 'on' ? time ?? EVENING : null)} />
      {time && (
        <div class="panel padded stack">
          <Field label={sayOf('field', 'Time')} hint={say('{time} {days}, {zone}', { time: clockTime(time), days: weekdays(days), zone: zone.replaceAll('_', ' ') })}>
            <input class="input" type="time" required value={time} onChange={(event) => event.currentTarget.value && set('nudge_time', event.currentTarget.value)} />
          </Field>
          <Days days={days} onDays={(chosen) => set('nudge_days', chosen)} />
        </div>
      )}
    </div>
  )
}

function Days({ days, onDays }: { days: string; onDays: (days: string) => void }): VNode {
  const flip = (digit: string) => {
    const next = days.includes(digit) ? days.replace(digit, '') : [...days, digit].sort().join('')
    if (next) onDays(next)
  }
  return (
    <div class="days" role="group" aria-label={sayOf('field', 'Days')}>
      {[1, 2, 3, 4, 5, 6, 7].map((iso) => (
        <button type="button" key={iso} aria-pressed={days.includes(String(iso))} aria-label={weekday(iso)} onClick={() => flip(String(iso))}>
          {weekday(iso, 'short')}
        </button>
      ))}
    </div>
  )
}
