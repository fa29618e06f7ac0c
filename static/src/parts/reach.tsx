/** Within Add: the addresses that were found, each to mend or leave out, and one more by hand. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import type { DraftForm } from '../actions/draft'
import { tidy } from '../actions/handle'
import { shown } from '../open'
import type { OpenHandle } from '../store/signals'
import { channelOf, channels } from '../vocabulary'
import { say, sayOf } from '../words/say'
import { Wrong } from './field'
import { HandleFields, unlike } from './handles'
import { Icon } from './icon'
import { Sheet } from './sheet'

type Edits = DraftForm['edits']

/** The changes that put `now` in the place of `before`; either may be null. */
export function replaced(edits: Edits, before: OpenHandle | null, now: OpenHandle | null): Edits {
  const isBefore = ({ channel, address }: OpenHandle) => channel === before?.channel && address === before.address
  const more = [...(edits.more ?? []).filter((one) => !isBefore(one)), ...(now ? [now] : [])]
  return before && !edits.more?.some(isBefore) ? { more, channels: { ...edits.channels, [before.address]: null } } : { more }
}

interface ReachProps { handles: OpenHandle[]; edits: Edits; edit: (changes: Edits) => void }

export function Reach({ handles, edits, edit }: ReachProps): VNode {
  const edited = useSignal<OpenHandle | null>(null)
  return (
    <>
      {handles.map((handle) => (
        <span class="chip-pair" key={`${handle.channel} ${handle.address}`}>
          <button type="button" class="chip" onClick={() => (edited.value = handle)}>
            <Icon name={channelOf(handle.channel)?.icon ?? 'at-sign'} />
            <span class="cut"><bdi>{written(handle)}</bdi> <Where handle={handle} /></span>
          </button>
          <button type="button" class="more" aria-label={say('Leave out {name}', { name: written(handle) })} onClick={() => edit(replaced(edits, handle, null))}>
            <Icon name="close" />
          </button>
        </span>
      ))}
      {edited.value && (
        <HandleSheet handle={edited.value} onClose={() => (edited.value = null)} onDone={(now) => edit(replaced(edits, edited.peek(), now))} />
      )}
    </>
  )
}

function Where({ handle: { channel } }: { handle: OpenHandle }): VNode {
  const known = channelOf(channel)
  if (!known) return <span class="where">{sayOf('handle', 'where?')}</span>
  return <span class={known.public ? 'soft' : 'hidden'}>{say('on {channel}', { channel: known.label })}</span>
}

const written = ({ channel, address }: OpenHandle): string => (channel ? shown({ channel, address }) : `@${address}`)

export function AddHandle({ onAdd }: { onAdd: (handle: OpenHandle) => void }): VNode {
  const open = useSignal(false)
  return (
    <>
      <button type="button" class="button wide" onClick={() => (open.value = true)}><Icon name="add" />{say('How to reach them')}</button>
      {open.value && <HandleSheet onClose={() => (open.value = false)} onDone={onAdd} />}
    </>
  )
}

interface SheetProps { handle?: OpenHandle; onClose: () => void; onDone: (handle: OpenHandle) => void }

function HandleSheet({ handle, onClose, onDone }: SheetProps): VNode {
  const usual = channels.find(({ id }) => handle && tidy(id, handle.address))?.id ?? 'email'
  const channel = useSignal(handle?.channel ?? usual)
  const address = useSignal(handle ? written(handle) : '')
  const plain = tidy(channel.value, address.value)
  return (
    <Sheet title={handle && !handle.channel ? say('Where is {name}?', { name: written(handle) }) : say('How to reach them')} onClose={onClose}>
      <HandleFields channel={channel} address={address} />
      <Wrong>{address.value.trim().length > 5 && !plain && unlike(channel.value)}</Wrong>
      <button type="button" class="button main-button wide" disabled={!plain} onClick={() => {
        if (plain) onDone({ channel: channel.value, address: plain })
        onClose()
      }}>{sayOf('button', 'Done')}</button>
    </Sheet>
  )
}
