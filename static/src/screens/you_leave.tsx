/** Deleting the account and everything in it. Typing the name is the one thing here that is meant to be slow. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { deleteAccount } from '../actions/account'
import { useTask } from '../parts/attempt'
import { TextField, Wrong } from '../parts/field'
import { Screen } from '../parts/screen'
import { account, me } from '../store/signals'
import { say } from '../words/say'

export function Leave(): VNode {
  const { route } = useLocation()
  const typed = useSignal('')
  const task = useTask()
  const name = me.value?.name ?? account.value?.name ?? ''
  const same = typed.value.trim().toLocaleLowerCase() === name.trim().toLocaleLowerCase()
  const submit = (event: Event) => {
    event.preventDefault()
    if (!same) return
    void task.run(async () => {
      if (await deleteAccount()) route('/', true)
    })
  }
  return (
    <Screen title={say('Delete everything')} back="/you">
      <form class="stack" onSubmit={submit}>
        <p>{say('Your people, notes, pictures and passkeys go from the server and from this device, at once and for good.')}</p>
        <a class="quiet link" href="/you">{say('Download everything first?')}</a>
        <TextField label={say('To go on, type your name: {name}', { name })} value={typed.value} onText={(text) => (typed.value = text)} autocomplete="off" spellcheck={false} />
        <Wrong>{task.wrong.value}</Wrong>
        <button class="button danger wide" disabled={!same || task.busy.value}>{say('Delete everything')}</button>
      </form>
    </Screen>
  )
}
