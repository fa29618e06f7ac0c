/** Just in: recovery codes that are shown this once, and a passkey for whoever came by a link or a code. */
import { signal, useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { addPasskey, state, type Entered } from '../actions/account'
import { firstPlace } from '../actions/carried'
import { useTask } from '../parts/attempt'
import { CodesList } from '../parts/codes'
import { Wrong } from '../parts/field'
import { Icon } from '../parts/icon'
import { deviceName } from '../actions/device_name'
import { say, sayOf } from '../words/say'

interface Arriving { codes?: string[]; passkey?: boolean }

/** What is still to say before the app opens. */
export const arrival = signal<Arriving | null>(null)
/** Somebody is being let in: the welcome stays until it is known what comes next. */
export const entering = signal(false)

/** Runs a way in; true when somebody came in. */
export async function enter(way: () => Promise<Entered | null>, offerPasskey = false): Promise<boolean> {
  entering.value = true
  try {
    const entered = await way()
    if (!entered) return false
    if (entered.recovery_codes) arrival.value = { codes: entered.recovery_codes }
    else if (offerPasskey) arrival.value = (await needsPasskey(entered)) ? { passkey: true } : null
    return true
  } finally {
    entering.value = false
  }
}

/** Whoever used a recovery code has lost theirs. When the server cannot be asked, nothing is offered: they are in. */
async function needsPasskey({ recovery_codes_left }: Entered): Promise<boolean> {
  if (recovery_codes_left !== undefined) return true
  return state().then(({ passkeys }) => passkeys === 0, () => false)
}

export function Arrival({ codes, passkey }: Arriving): VNode {
  const { route } = useLocation()
  const leave = () => {
    route(firstPlace(), true)
    arrival.value = null
  }
  return (
    <main class="welcome" id="main">
      {codes ? <KeepCodes codes={codes} onDone={leave} /> : passkey && <OfferPasskey onDone={leave} />}
    </main>
  )
}

function KeepCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }): VNode {
  return (
    <>
      <div class="welcome-top">
        <h1>{say('Keep these ten codes')}</h1>
        <p>{say('If you ever lose your passkey, one of them lets you in. Each works once, and they are shown only now.')}</p>
        <CodesList codes={codes} />
      </div>
      <button type="button" class="button main-button wide" onClick={onDone}>{say('I’ve kept them')}</button>
    </>
  )
}

function OfferPasskey({ onDone }: { onDone: () => void }): VNode {
  const task = useTask()
  const failed = useSignal(false)
  const add = () =>
    void task.run(async () => {
      if (await addPasskey(deviceName())) onDone()
      else failed.value = true
    })
  return (
    <>
      <div class="welcome-top">
        <span class="mark mark-calm"><Icon name="key" /></span>
        <h1>{say('You’re in')}</h1>
        <p>{say('Add a passkey to this device, and next time a finger or a glance is enough.')}</p>
        <Wrong>{task.wrong.value ?? (failed.value ? say('No passkey was made. You can add one any time under You.') : null)}</Wrong>
      </div>
      <div class="stack">
        <button type="button" class="button main-button wide" disabled={task.busy.value} onClick={add}>{say('Add a passkey')}</button>
        <button type="button" class="quiet" onClick={onDone}>{sayOf('button', 'Later')}</button>
      </div>
    </>
  )
}
