/** Where Kith can keep nothing on this phone: without its own database nobody can come in. */
import { render, type VNode } from 'preact'
import { Icon } from '../parts/icon'
import { account, trouble } from '../store/state'
import { say, sayOf } from '../words/say'

/**
 * The start has failed. Where it is known who is here, they go on, and each tap that cannot be saved says so; what another tab
 * has to do with it is said already.
 */
export function shut(error: unknown): void {
  if (trouble.peek()) return
  reportError(error)
  if (account.peek() === undefined) render(<Shut />, document.getElementById('app')!)
}

function Shut(): VNode {
  return (
    <main class="screen" id="main">
      <section class="empty" role="alert">
        <span class="mark mark-calm"><Icon name="info" /></span>
        <h1 class="label">{say('Kith can’t keep anything here')}</h1>
        <p>{say('This browser lets it keep nothing on this device, and it needs to. Open Kith in a window that is not private, or allow this site to keep data.')}</p>
        <button type="button" class="button" onClick={() => location.reload()}>{sayOf('button', 'Try again')}</button>
      </section>
    </main>
  )
}
