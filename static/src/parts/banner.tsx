/** Quiet bars above a screen. */
import { useComputed } from '@preact/signals'
import type { VNode } from 'preact'
import * as samples from '../actions/samples'
import { people, progress, trouble } from '../store/state'
import { applyUpdate, updateReady } from '../update'
import { say, sayOf } from '../words/say'
import { useTask } from './attempt'
import { Wrong } from './field'
import { announce } from './toast'

/** A new version waits for the user's word. */
export function UpdateBar(): VNode | null {
  if (!updateReady.value) return null
  return (
    <div class="banner update" role="status">
      <p>{say('A new version is ready.')}</p>
      <button type="button" onClick={() => applyUpdate()}>{sayOf('button', 'Update')}</button>
    </div>
  )
}

/** Made-up people must never be taken for real ones. */
export function SampleBanner(): VNode | null {
  const some = useComputed(() => [...people.value.values()].some((person) => person.sample))
  const task = useTask()
  if (!some.value) return null
  const clear = () =>
    void task.run(async () => {
      await samples.clear()
      announce(say('The made-up people are gone'))
    })
  return (
    <aside class="banner" aria-label={say('Made-up people')}>
      <p>{say('Made-up people')}</p>
      <button type="button" disabled={task.busy.value} onClick={clear}>{say('Remove them')}</button>
      <Wrong>{task.wrong.value}</Wrong>
    </aside>
  )
}

/** While a phone gets everything for the first time, or cannot use its own storage. */
export function StoreBanner(): VNode | null {
  if (trouble.value) return <div class="banner" role="alert"><p>{trouble.value}</p></div>
  if (!progress.value) return null
  const { share } = progress.value
  return (
    <div class="banner bringing">
      <p role="status">{say('Bringing your people to this phone …')}</p>
      <progress aria-label={say('Bringing your people to this phone')} max={1} value={share} />
    </div>
  )
}
