/** Leaving somebody out, and behind More archiving, deleting, and that somebody has died; each can be taken back. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { archive, change, remove, restore, unarchive } from '../actions/person'
import { now, type PersonView } from '../store/signals'
import { called } from '../words/called'
import { say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { isSnoozed, SnoozeSheet } from './away'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { announce } from './toast'

export function Parting({ person }: { person: PersonView }): VNode {
  const { route } = useLocation()
  const open = useSignal<'snooze' | 'more' | 'died' | null>(null)
  const close = () => (open.value = null)
  const { id, name, archived_at, died_at } = person
  const first = called(name)
  const put = () =>
    attempt(async () => {
      close()
      await (archived_at ? unarchive(id) : archive(id))
      if (archived_at) announce(say('{name} is back', { name: first }), () => attempt(() => archive(id)))
      else announce(say('{name} is archived, and Kith won’t suggest them', { name: first }), () => attempt(() => unarchive(id)))
    })
  const take = () =>
    attempt(async () => {
      close()
      await remove(id)
      route('/people', true)
      announce(say('{name} is deleted', { name: first }), () => attempt(() => restore(id)))
    })
  const alive = () =>
    attempt(async () => {
      close()
      await change(id, 'died_at', null)
      announce(say('Taken back'), () => attempt(() => change(id, 'died_at', died_at)))
    })
  return (
    <div class="pair section parting">
      {!died_at && !isSnoozed(person, now.value) && (
        <button type="button" class="quiet" onClick={() => (open.value = 'snooze')}><Icon name="clock" />{say('Leave out for a while')}</button>
      )}
      <button type="button" class="quiet" aria-haspopup="dialog" onClick={() => (open.value = 'more')}>
        <Icon name="more" />{say('More about {name}', { name: first })}
      </button>
      {open.value === 'snooze' && <SnoozeSheet person={person} onClose={close} />}
      {open.value === 'more' && (
        <Sheet title={say('More about {name}', { name: first })} onClose={close}>
          <div class="rows">
            {archived_at
              ? <Deed icon="restore" name={say('Bring back')} result={say('Into your list again.')} onTake={put} />
              : <Deed icon="archive" name={sayOf('button', 'Archive')} result={say('Out of your list, and never suggested. Everything is kept.')} onTake={put} />}
            {died_at
              ? <Deed icon="restore" name={say('Has not died')} result={say('Kith may suggest them again.')} onTake={alive} />
              : <Deed icon="rest" name={sayOf('button', 'Has died')} result={say('Kith asks nothing any more, and keeps all you had.')} onTake={() => (open.value = 'died')} />}
            <Deed icon="remove" name={sayOf('button', 'Delete')} result={say('Waits under Recently deleted for thirty days, then it is gone.')} onTake={take} />
          </div>
        </Sheet>
      )}
      {open.value === 'died' && <DiedSheet person={person} onClose={close} />}
    </div>
  )
}

interface DeedProps { icon: string; name: string; result: string; onTake: () => unknown }

/** Something that can be done, with what comes of it. */
function Deed({ icon, name, result, onTake }: DeedProps): VNode {
  const id = useId()
  return (
    <button type="button" class="row-text wide" aria-labelledby={`${id}-name`} aria-describedby={`${id}-result`} onClick={() => void onTake()}>
      <Icon name={icon} /><span class="row-words"><strong id={`${id}-name`}>{name}</strong><p id={`${id}-result`}>{result}</p></span>
    </button>
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
