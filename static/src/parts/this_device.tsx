/** Whether the nudge reaches this device, what to do when it does not, and a test that goes all the way round. */
import { useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { whereAmI } from '../actions/device_name'
import * as push from '../actions/push'
import { test, type Progress } from '../actions/push_test'
import { stateWords } from '../words/push'
import { say } from '../words/say'
import { useTask } from './attempt'
import { Chain } from './chain'
import { Wrong } from './field'
import { Install } from './install'

export type DeviceState = Signal<push.PushState | null>

/** What the phone knows is there at once, and the server's word when it comes; null before. */
export function useDevice(): DeviceState {
  const state = useSignal<push.PushState | null>(null)
  useEffect(() => void push.stateHere().then(async (here) => {
    if (here !== 'on' && here !== 'lost') state.value = here
    state.value = await push.state()
  }), [])
  return state
}

export const isOn = (state: push.PushState | null): boolean => state === 'on' || state === 'unsure'

export function ThisDevice({ state }: { state: DeviceState }): VNode | null {
  const progress = useSignal<Progress | null>(null)
  if (!state.value) return null
  return (
    <section class="section">
      <h2>{say('This device')}</h2>
      <div class="panel padded stack">
        {/* A test that failed knows better than what was so a moment ago. */}
        {!progress.value?.broken && <State state={state.value} />}
        <Buttons state={state} progress={progress} value={state.value} />
      </div>
    </section>
  )
}

function State({ state }: { state: push.PushState }): VNode {
  const { says, todo } = stateWords(state, whereAmI())
  return (
    <>
      <p role="status">{says}</p>
      {todo && <p class="soft">{todo}</p>}
      {state === 'needs-install' && <Install last={say('Come back to this page in it, and turn the nudge on.')} />}
    </>
  )
}

interface ButtonsProps { state: DeviceState; progress: Signal<Progress | null>; value: push.PushState }

function Buttons({ state, progress, value }: ButtonsProps): VNode {
  const task = useTask()
  const turn = (work: () => Promise<push.PushState>) => void task.run(async () => {
    state.value = await work()
    progress.value = null
  })
  const ask = () => void task.run(() => test((news) => (progress.value = news)))
  const busy = task.busy.value
  return (
    <>
      <Wrong>{task.wrong.value}</Wrong>
      {value === 'off' && <button type="button" class="button main-button wide" disabled={busy} onClick={() => turn(push.enable)}>{say('Turn on')}</button>}
      {value === 'lost' && <button type="button" class="button main-button wide" disabled={busy} onClick={() => turn(push.enable)}>{say('Turn on again')}</button>}
      {progress.value && (
        <Chain progress={progress.value} busy={busy} onAgain={() => turn(push.enable)}
          onUnseen={() => (progress.value = { at: 'shown', broken: true, why: null })} />
      )}
      {isOn(value) && (
        <>
          <button type="button" class="button wide" disabled={busy} onClick={ask}>{progress.value ? say('Send another test') : say('Send me a test')}</button>
          <button type="button" class="quiet" disabled={busy} onClick={() => turn(push.disable)}>{say('Turn off')}</button>
        </>
      )}
    </>
  )
}
