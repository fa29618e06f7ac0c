/** The daily nudge: when it comes, and whether it reaches this device. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { change, type ProfileField } from '../actions/profile'
import * as push from '../actions/push'
import { attempt, useTask } from '../parts/attempt'
import { Earlier } from '../parts/earlier'
import { Field, Wrong } from '../parts/field'
import { Screen } from '../parts/screen'
import { Switch } from '../parts/switch'
import { say } from '../parts/toast'
import { ZoneBanner } from '../parts/zone'
import { me } from '../store/signals'
import { clockTime, weekday, weekdays } from '../words/dates'

const settings: readonly ProfileField[] = ['nudge_time', 'nudge_days', 'time_zone']
const EVENING = '18:30'
const onOff = [{ id: 'on', label: 'Once a day at most' }, { id: 'off', label: 'Never' }]

export function Nudge(): VNode {
  const profile = me.value
  return (
    <Screen title="Daily nudge" back="/you">
      <ZoneBanner always />
      <p class="soft">One person, why now, and a starting point. Skipping is free.</p>
      {profile && <When time={profile.nudge_time} days={profile.nudge_days} zone={profile.time_zone} />}
      {profile && <Earlier entity="profile" fields={settings} row={profile} onRestore={(field, value) => change(field as ProfileField, value)} />}
      <ThisDevice />
    </Screen>
  )
}

function When({ time, days, zone }: { time: string | null; days: string; zone: string }): VNode {
  const set = (field: 'nudge_time' | 'nudge_days', value: string | null) => void attempt(() => change(field, value))
  return (
    <div class="stack">
      <Switch label="Nudge" options={onOff} value={time ? 'on' : 'off'} onChoose={(id) => set('nudge_time', id === 'on' ? time ?? EVENING : null)} />
      {time && (
        <div class="panel padded stack">
          <Field label="Time" hint={`${clockTime(time)} ${weekdays(days)}, ${zone.replaceAll('_', ' ')}`}>
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
    <div class="days" role="group" aria-label="Days">
      {[1, 2, 3, 4, 5, 6, 7].map((iso) => (
        <button type="button" key={iso} aria-pressed={days.includes(String(iso))} aria-label={weekday(iso)} onClick={() => flip(String(iso))}>
          {weekday(iso, 'short')}
        </button>
      ))}
    </div>
  )
}

const sentences: Record<push.PushState, string> = {
  on: 'The nudge comes to this device.',
  off: 'This device stays silent.',
  denied: 'This device blocks notifications from Kith. You can allow them in the browser’s settings for this site.',
  unsupported: 'This browser cannot show notifications.',
  'needs-install': 'Put Kith on the home screen first (Share, then Add to Home Screen). Then notifications work here too.',
}

function ThisDevice(): VNode {
  const state = useSignal<push.PushState | null>(null)
  const task = useTask()
  useEffect(() => void push.state().then((found) => (state.value = found)), [])
  const turn = (work: () => Promise<push.PushState>) => void task.run(async () => (state.value = await work()))
  const test = () => void task.run(async () => say((await push.test()) ?? 'A test is on its way'))
  return (
    <section class="section">
      <h2>This device</h2>
      <div class="panel padded stack">
        <p role="status">{state.value && sentences[state.value]}</p>
        <Wrong>{task.wrong.value}</Wrong>
        {state.value === 'off' && <button type="button" class="button main-button wide" disabled={task.busy.value} onClick={() => turn(push.enable)}>Turn on</button>}
        {state.value === 'on' && (
          <>
            <button type="button" class="button wide" disabled={task.busy.value} onClick={test}>Send me a test</button>
            <button type="button" class="quiet" disabled={task.busy.value} onClick={() => turn(push.disable)}>Turn off</button>
          </>
        )}
      </div>
    </section>
  )
}
