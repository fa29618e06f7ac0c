/** The way back in when the server has ended this phone's session; what waits stays on the phone. */
import type { VNode } from 'preact'
import { signIn } from '../actions/account'
import { say } from '../words/say'
import { useTask } from './attempt'
import { Wrong } from './field'
import { Icon } from './icon'

export function SignInAgain({ onDone }: { onDone: () => void }): VNode {
  const task = useTask()
  const enter = async () => {
    if (await task.run(() => signIn())) onDone()
  }
  return (
    <div class="stack">
      <button type="button" class="button main-button wide" disabled={task.busy.value} onClick={() => void enter()}>
        <Icon name="key" />{say('Sign in with a passkey')}
      </button>
      <Wrong>{task.wrong.value}</Wrong>
    </div>
  )
}
