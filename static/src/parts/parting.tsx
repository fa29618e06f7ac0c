/** Leaving somebody out, archiving, deleting, and that somebody has died; each can be taken back. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { archive, change, remove, restore, unarchive } from '../actions/person'
import { now, type PersonView } from '../store/signals'
import { called } from '../words/names'
import { say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { isSnoozed, SnoozeSheet } from './away'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { announce } from './toast'

export function Parting({ person }: { person: PersonView }): VNode {
  const { route } = useLocation()
  const open = useSignal<'snooze' | 'died' | null>(null)
  const close = () => (open.value = null)
  const { id, name, archived_at, died_at } = person
  const first = called(name)
  const put = () =>
    attempt(async () => {
      await (archived_at ? unarchive(id) : archive(id))
      if (archived_at) announce(say('{name} is back', { name: first }), () => attempt(() => archive(id)))
      else announce(say('{name} is archived, and Kith won’t suggest them', { name: first }), () => attempt(() => unarchive(id)))
    })
  const take = () =>
    attempt(async () => {
      await remove(id)
      route('/people', true)
      announce(say('{name} is deleted', { name: first }), () => attempt(() => restore(id)))
    })
  const alive = () =>
    attempt(async () => {
      await change(id, 'died_at', null)
      announce(say('Taken back'), () => attempt(() => change(id, 'died_at', died_at)))
    })
  return (
    <div class="pair section parting">
      {!died_at && !isSnoozed(person, now.value) && (
        <button type="button" class="quiet" onClick={() => (open.value = 'snooze')}><Icon name="clock" />{say('Leave out for a while')}</button>
      )}
      <button type="button" class="quiet" onClick={() => void put()}>
        <Icon name={archived_at ? 'restore' : 'archive'} />{archived_at ? say('Bring back') : sayOf('button', 'Archive')}
      </button>
      {died_at
        ? <button type="button" class="quiet" onClick={() => void alive()}><Icon name="restore" />{say('Has not died')}</button>
        : <button type="button" class="quiet" onClick={() => (open.value = 'died')}><Icon name="rest" />{sayOf('button', 'Has died')}</button>}
      <button type="button" class="quiet" onClick={() => void take()}><Icon name="remove" />{sayOf('button', 'Delete')}</button>
      {open.value === 'snooze' && <SnoozeSheet person={person} onClose={close} />}
      {open.value === 'died' && <DiedSheet person={person} onClose={close} />}
    </div>
  )
}

function DiedSheet({ person: { id, name }, onClose }: { person: PersonView; onClose: () => void }): VNode {
  const yes = () => attempt(async () => {
    onClose()
    await change(id, 'died_at', Date.now())
    announce(say('Kith asks nothing any more'), () => attempt(() => change(id, 'died_at', null)))
  })
  return (
    <Sheet title={say('{name} has died', { name: called(name) })} onClose={onClose}>
      <p>{say('Kith will never suggest {name} again, nor ask you to be in touch. Your notes and everything you had together stay, and you can take this back at any time.', { name: called(name) })}</p>
      <div class="acts">
        <button type="button" class="button" onClick={onClose}>{sayOf('button', 'Cancel')}</button>
        <button type="button" class="button" onClick={() => void yes()}>{sayOf('button', 'Yes')}</button>
      </div>
    </Sheet>
  )
}
