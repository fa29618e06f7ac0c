/** The passkeys of this account. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { addPasskey, passkeys, removePasskey, renamePasskey, type Passkey } from '../actions/account'
import { useTask } from '../parts/attempt'
import { Confirm } from '../parts/confirm'
import { TextField, Wrong } from '../parts/field'
import { Icon } from '../parts/icon'
import { NotRead, useLoaded } from '../parts/load'
import { Screen } from '../parts/screen'
import { Sheet } from '../parts/sheet'
import { announce } from '../parts/toast'
import { now } from '../store/signals'
import { deviceName } from '../actions/device_name'
import { when } from '../words/dates'
import { say, sayOf } from '../words/say'

export function Passkeys(): VNode {
  const list = useLoaded(passkeys)
  const edited = useSignal<Passkey | null>(null)
  const task = useTask()
  const add = () =>
    void task.run(async () => {
      if (!(await addPasskey(deviceName()))) return
      await list.again()
      announce(say('Passkey added'))
    })
  return (
    <Screen title={say('Passkeys')} back="/you">
      <p class="soft">{say('A passkey is how Kith knows you. With a second one on another device, losing a phone is no drama.')}</p>
      <NotRead of={list} />
      <ul class="rows">
        {list.value.value?.map((passkey) => (
          <li class="row" key={passkey.id}>
            <Icon name="key" />
            <div class="row-words"><strong class="cut" dir="auto">{passkey.name}</strong><p>{used(passkey, now.value)}</p></div>
            <button type="button" class="round" aria-label={say('Change {name}', { name: passkey.name })} onClick={() => (edited.value = passkey)}><Icon name="more" /></button>
          </li>
        ))}
      </ul>
      <Wrong>{task.wrong.value}</Wrong>
      {!list.failed.value && <button type="button" class="button main-button wide" disabled={task.busy.value} onClick={add}><Icon name="add" />{say('Add a passkey')}</button>}
      {edited.value && <PasskeySheet passkey={edited.value} only={list.value.value?.length === 1} onClose={() => (edited.value = null)} onChange={list.again} />}
    </Screen>
  )
}

function used({ used_at, created_at, backed_up }: Passkey, now: number): string {
  const last = { when: when(used_at ?? created_at, now) }
  if (used_at) return backed_up ? say('Used {when} · backed up', last) : say('Used {when} · on one device only', last)
  return backed_up ? say('Added {when} · backed up', last) : say('Added {when} · on one device only', last)
}

interface PasskeySheetProps { passkey: Passkey; only: boolean; onClose: () => void; onChange: () => Promise<void> }

function PasskeySheet({ passkey, only, onClose, onChange }: PasskeySheetProps): VNode {
  const name = useSignal(passkey.name)
  const removing = useSignal(false)
  const task = useTask()
  const run = (work: () => Promise<unknown>) =>
    void task.run(async () => {
      if ((await work()) === false) return
      await onChange()
      onClose()
    })
  const save = (event: Event) => {
    event.preventDefault()
    if (name.value.trim()) run(() => renamePasskey(passkey.id, name.value.trim()))
  }
  return (
    <Sheet title={sayOf('field', 'Passkey')} onClose={onClose}>
      <form class="stack" onSubmit={save}>
        <TextField label={sayOf('field', 'Name')} value={name.value} onText={(text) => (name.value = text)} required maxLength={100} />
        <Wrong>{task.wrong.value}</Wrong>
        <button class="button main-button wide" disabled={task.busy.value}>{sayOf('button', 'Save')}</button>
        <button type="button" class="quiet danger" disabled={task.busy.value} onClick={() => (removing.value = true)}>{say('Remove this passkey')}</button>
      </form>
      {removing.value && (
        <Confirm title={say('Remove this passkey?')} yes={sayOf('button', 'Remove')} onYes={() => run(() => removePasskey(passkey.id))} onClose={() => (removing.value = false)}>
          <p>{only ? say('It is your only one. After this, only a recovery code lets you in.') : say('It will not let you in any more.')}</p>
        </Confirm>
      )}
    </Sheet>
  )
}
