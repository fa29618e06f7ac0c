/** After the first taps Today offers the nudge, once: never on arrival, and not again after “Not now”. */
import { signal, useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { whereAmI } from '../actions/device_name'
import { change } from '../actions/profile'
import * as push from '../actions/push'
import { me, people, tapCount, told } from '../store/signals'
import { clockTime } from '../words/dates'
import { stateWords } from '../words/push'
import { say, sayOf } from '../words/say'
import { useTask } from './attempt'
import { Field, Wrong } from './field'
import { Icon } from './icon'
import { announce } from './toast'

const FIRST_TAPS = 3
/** Where the nudge cannot come at all there is nothing to offer; `lost` is told on its own page. */
const offered = new Set<push.PushState>(['off', 'needs-install', 'denied'])

/** Whether Today has offered the nudge since the app was opened; null until that is decided. One offer at a time is enough. */
export const nudgeOffered = signal<boolean | null>(null)

export function NudgeOffer(): VNode | null {
  const state = useSignal<push.PushState | null>(null)
  const isTime = useSignal(false)
  // Whoever has chosen never, on whatever device, is not asked.
  const silent = told.value.noOffer || !me.value?.nudge_time
  useEffect(() => {
    if (silent && me.peek()) nudgeOffered.value ??= false
    if (silent || isTime.peek()) return
    void tapCount().then(async (taps) => {
      if (taps < FIRST_TAPS) return
      const found = await push.stateHere()
      // One who has said no to the browser before was asked already.
      state.value = found === 'denied' ? null : found
      isTime.value = true
      nudgeOffered.value ??= state.value !== null && offered.has(state.value)
    })
  }, [silent, people.value])
  if (silent || !isTime.value || state.value === null || !offered.has(state.value)) return null
  return <Offer state={state} />
}

function Offer({ state }: { state: Signal<push.PushState | null> }): VNode {
  const task = useTask()
  const time = useSignal(me.peek()?.nudge_time ?? '09:00')
  const on = () => void task.run(async () => {
    // The browser's question comes first: it must follow the tap at once.
    state.value = await push.enable()
    if (state.value !== 'on') return
    if (time.value !== me.peek()?.nudge_time) await change('nudge_time', time.value)
    announce(say('The nudge comes at {time}', { time: clockTime(time.value) }))
  })
  const notNow = () => void task.run(async () => {
    await push.noOffer()
    announce(say('You find it under You, Daily nudge'))
  })
  return (
    <section class="section offer" aria-label={say('Daily nudge')}>
      <h2><Icon name="bell" />{say('Shall Kith remind you?')}</h2>
      <p>{say('Once a day at most, at an hour you choose: one person, and why now. Skipping is free.')}</p>
      {state.value === 'denied' ? <Denied /> : state.value === 'off' && (
        <Field label={sayOf('field', 'Time')}>
          <input class="input" type="time" required value={time.value} onChange={(event) => (time.value = event.currentTarget.value || time.peek())} />
        </Field>
      )}
      <Wrong>{task.wrong.value}</Wrong>
      <div class="acts">
        {state.value === 'off' && <button type="button" class="button main-button" disabled={task.busy.value} onClick={on}>{say('Turn on')}</button>}
        {state.value === 'needs-install' && <a class="button main-button" href="/you/nudge">{say('See how on this phone')}</a>}
        <button type="button" class="quiet" disabled={task.busy.value} onClick={notNow}>{say('Not now')}</button>
      </div>
    </section>
  )
}

function Denied(): VNode {
  const { says, todo } = stateWords('denied', whereAmI())
  return <p class="soft" role="status">{says} {todo}</p>
}
