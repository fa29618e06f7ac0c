/** Tells honestly whether the server knows everything: words and a picture, never colour alone. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { dismiss } from '../actions/rejected'
import { syncNow } from '../actions/sync'
import { now, people, status, type Rejected } from '../store/signals'
import { exact } from '../words/dates'
import { say } from '../words/say'
import { statusWords } from '../words/status'
import { attempt } from './attempt'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { SignInAgain } from './signin'

export function StatusChip(): VNode {
  const open = useSignal(false)
  const { kind, waiting, rejected } = status.value
  const words = statusWords(kind, waiting)
  const trouble = rejected.length > 0
  // Whatever else there is to read, that something waits or nobody is signed in is said first.
  const label = trouble && (kind === 'synced' || kind === 'syncing') ? say('Have a look') : words.label
  const look = () => {
    open.value = true
    void syncNow()
  }
  return (
    <>
      <button type="button" class={`status status-${trouble ? 'trouble' : kind}`} aria-haspopup="dialog" onClick={look}>
        <Icon name={trouble ? 'info' : words.icon} />
        <span>{label}</span>
      </button>
      {/* Within a button nothing is announced. */}
      <span class="hidden" role="status">{label}</span>
      {open.value && (
        <Sheet title={label} onClose={() => (open.value = false)}>
          <p>{words.sentence}</p>
          {kind === 'signin' && <SignInAgain onDone={() => (open.value = false)} />}
          {trouble && <Refused all={rejected} />}
        </Sheet>
      )}
    </>
  )
}

function Refused({ all }: { all: readonly Rejected[] }): VNode {
  return (
    <section class="section">
      <h3 class="label">{say('What could not be kept')}</h3>
      <ul class="rows refused">{all.map((one) => <RejectedRow key={one.id} rejected={one} />)}</ul>
    </section>
  )
}

function RejectedRow({ rejected }: { rejected: Rejected }): VNode {
  const person = rejected.person_id ? people.value.get(rejected.person_id) : undefined
  return (
    <li class="row">
      <div class="row-words">
        <strong>{rejected.reason}</strong>
        <p>{person && <bdi>{person.name} · </bdi>}{exact(rejected.at, now.value)}</p>
      </div>
      <button type="button" class="quiet" onClick={() => void attempt(() => dismiss(rejected.id))}>{say('Got it')}</button>
    </li>
  )
}
