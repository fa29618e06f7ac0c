/** Where a sign-in link leads: the part after # never reaches a log, and works once. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { enterByLink } from '../actions/account'
import { useTask } from '../parts/attempt'
import { Wrong } from '../parts/field'
import { account } from '../store/state'
import { enter } from './arrival'
import { rich, say, sayOf } from '../words/say'

export function Enter(): VNode {
  const { route } = useLocation()
  const token = useSignal(location.hash.slice(1))
  const task = useTask()
  const come = () =>
    void task.run(async () => {
      await enter(() => enterByLink(token.value), true)
      route('/', true)
    })
  useEffect(() => {
    document.title = `${say('Come in')} · Kith`
    // Out of the address bar at once, where somebody could look over a shoulder.
    history.replaceState(null, '', '/enter')
    if (token.value && !account.peek()) come()
  }, [])
  return (
    <main class="welcome" id="main">
      <div class="welcome-top">
        <h1>{task.busy.value ? say('Opening the door …') : say('Come in')}</h1>
        {!token.value && <p>{say('This link is not whole. Copy all of it, or ask for a new one.')}</p>}
        {account.value && token.value && !task.busy.value && (
          <p>{rich('This phone is signed in as {name}. The link may be for someone else.', { name: <bdi>{account.value.name}</bdi> })}</p>
        )}
        <Wrong>{task.wrong.value}</Wrong>
      </div>
      <div class="stack">
        {token.value && !task.busy.value && <button type="button" class="button main-button wide" onClick={come}>{task.wrong.value ? sayOf('button', 'Try again') : say('Come in with this link')}</button>}
        <a class={token.value && !task.wrong.value ? 'quiet' : 'button wide'} href="/">{account.value ? say('Stay as I am') : say('Other ways in')}</a>
      </div>
    </main>
  )
}
