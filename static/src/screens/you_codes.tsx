/** Recovery codes: how many are left, and new ones. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { renewRecoveryCodes, state } from '../actions/account'
import { useTask } from '../parts/attempt'
import { CodesList } from '../parts/codes'
import { Confirm } from '../parts/confirm'
import { Wrong } from '../parts/field'
import { useLoaded } from '../parts/load'
import { Screen } from '../parts/screen'
import { count } from '../words/dates'

function left(codes: number): string {
  if (codes === 0) return 'You have no recovery codes.'
  return codes === 1 ? 'One code is left.' : `You have ${count(codes)} codes left.`
}

export function Codes(): VNode {
  const found = useLoaded(state)
  const fresh = useSignal<string[] | null>(null)
  const asking = useSignal(false)
  const task = useTask()
  const codes = found.value.value?.recovery_codes_left ?? null
  const renew = () =>
    void task.run(async () => {
      fresh.value = await renewRecoveryCodes()
      await found.again()
    })
  return (
    <Screen title="Recovery codes" back="/you">
      <div class="stack">
        <p class="soft">When no passkey is at hand, a code lets you in. Each works once.</p>
        <Wrong>{found.wrong.value ?? task.wrong.value}</Wrong>
        {fresh.value
          ? <><p>Keep these; they are shown only now. The old ones have stopped working.</p><CodesList codes={fresh.value} /></>
          : <p role="status">{codes !== null && left(codes)}</p>}
        {fresh.value
          ? <button type="button" class="button main-button wide" onClick={() => (fresh.value = null)}>I’ve kept them</button>
          : codes !== null && <button type="button" class="button main-button wide" disabled={task.busy.value} onClick={() => (codes ? (asking.value = true) : renew())}>Make ten new codes</button>}
      </div>
      {asking.value && (
        <Confirm title="Make new codes?" yes="Make new ones" no="Keep the old" onYes={renew} onClose={() => (asking.value = false)}>
          <p>The codes you have now will stop working.</p>
        </Confirm>
      )}
    </Screen>
  )
}
