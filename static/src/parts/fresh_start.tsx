/** A fresh start: what felt owed is owed no more. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { change } from '../actions/profile'
import { me } from '../store/signals'
import { say } from '../words/say'
import { attempt, useTask } from './attempt'
import { Wrong } from './field'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { announce } from './toast'

export function FreshStart(): VNode | null {
  const open = useSignal(false)
  const task = useTask()
  const profile = me.value
  if (!profile) return null
  const begin = () => void task.run(async () => {
    const before = profile.fresh_at ?? null
    await change('fresh_at', Date.now())
    open.value = false
    announce(say('A fresh start'), () => attempt(() => change('fresh_at', before)))
  })
  return (
    <>
      <button type="button" class="row-link wide" onClick={() => (open.value = true)}>
        <Icon name="sprout" />
        <span class="row-words"><strong>{say('Fresh start')}</strong><p>{say('When too much feels owed')}</p></span>
        <Icon name="next" />
      </button>
      {open.value && (
        <Sheet title={say('Fresh start')} onClose={() => (open.value = false)}>
          <p>{say('Nothing is owed any more: “Your turn” is emptied, and every rhythm begins today. Your people, notes and everything you had together stay as they are.')}</p>
          <Wrong>{task.wrong.value}</Wrong>
          <button type="button" class="button main-button wide" disabled={task.busy.value} onClick={begin}>{say('Start fresh')}</button>
        </Sheet>
      )}
    </>
  )
}
