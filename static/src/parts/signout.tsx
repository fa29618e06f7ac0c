/** Signing out wipes this phone, and says so when something would be lost. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { signOut } from '../actions/account'
import { tapsWaiting } from '../words/phrases'
import { say, sayOf } from '../words/say'
import { useTask } from './attempt'
import { Wrong } from './field'
import { Icon } from './icon'
import { Sheet } from './sheet'

export function SignOut(): VNode {
  const { route } = useLocation()
  const waiting = useSignal<number | null>(null)
  const task = useTask()
  const leave = (force: boolean) =>
    void task.run(async () => {
      const kept = await signOut({ force })
      waiting.value = kept?.waiting ?? null
      if (!kept) route('/', true)
    })
  return (
    <>
      <button type="button" class="row-text wide" disabled={task.busy.value} onClick={() => leave(false)}>
        <Icon name="leave" />
        <span class="row-words"><strong>{say('Sign out')}</strong><p>{say('Nothing of yours stays on this device')}</p>{waiting.value === null && <Wrong>{task.wrong.value}</Wrong>}</span>
      </button>
      {waiting.value !== null && (
        <Sheet title={say('Not everything is safe yet')} onClose={() => (waiting.value = null)}>
          <p>{tapsWaiting(waiting.value)} {say('Signing out now would lose that.')}</p>
          <Wrong>{task.wrong.value}</Wrong>
          <div class="acts">
            <button type="button" class="button main-button" onClick={() => (waiting.value = null)}>{sayOf('button', 'Wait')}</button>
            <button type="button" class="button danger" disabled={task.busy.value} onClick={() => leave(true)}>{say('Sign out anyway')}</button>
          </div>
        </Sheet>
      )}
    </>
  )
}
