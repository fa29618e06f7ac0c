/** Recovery codes: how many are left, and new ones. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { renewRecoveryCodes, state } from '../actions/account'
import { useTask } from '../parts/attempt'
import { CodesList } from '../parts/codes'
import { Confirm } from '../parts/confirm'
import { Wrong } from '../parts/field'
import { NotRead, useLoaded } from '../parts/load'
import { Screen } from '../parts/screen'
import { count } from '../words/dates'
import { say, sayMany } from '../words/say'

function left(codes: number): string {
  if (codes === 0) return say('You have no recovery codes.')
  return sayMany('One code is left.', 'You have {n} codes left.', codes, { n: count(codes) })
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
    <Screen title={say('Recovery codes')} back="/you">
      <div class="stack">
        <p class="soft">{say('When no passkey is at hand, a code lets you in. Each works once.')}</p>
        <NotRead of={found} />
        <Wrong>{task.wrong.value}</Wrong>
        {fresh.value
          ? <><p>{say('Keep these; they are shown only now. The old ones have stopped working.')}</p><CodesList codes={fresh.value} /></>
          : <p role="status">{codes !== null && left(codes)}</p>}
        {fresh.value
          ? <button type="button" class="button main-button wide" onClick={() => (fresh.value = null)}>{say('I’ve kept them')}</button>
          : codes !== null && <button type="button" class="button main-button wide" disabled={task.busy.value} onClick={() => (codes ? (asking.value = true) : renew())}>{say('Make ten new codes')}</button>}
      </div>
      {asking.value && (
        <Confirm title={say('Make new codes?')} yes={say('Make new ones')} no={say('Keep the old')} onYes={renew} onClose={() => (asking.value = false)}>
          <p>{say('The codes you have now will stop working.')}</p>
        </Confirm>
      )}
    </Screen>
  )
}
