/** Within Add: the address found in a link, or fields for one by hand. */
import { useComputed, useSignal, useSignalEffect, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { tidy } from '../actions/handle'
import { channelOf } from '../vocabulary'
import { Wrong } from './field'
import { HandleFields } from './handles'
import { Icon } from './icon'
import type { Form } from './keeping'

export function Reach({ form }: { form: Signal<Form> }): VNode {
  const byHand = useSignal(false)
  const { channel, address } = form.value
  const found = useComputed(() => Boolean(tidy(form.value.channel, form.value.address)))
  if (byHand.value) return <ByHand form={form} />
  if (!address || !found.value) {
    return (
      <button type="button" class="button wide" onClick={() => (byHand.value = true)}><Icon name="add" />How to reach them</button>
    )
  }
  return (
    <span class="chip-pair">
      <button type="button" class="chip" onClick={() => (byHand.value = true)}>
        <Icon name={channelOf(channel)?.icon ?? 'link'} />
        <span class="cut"><span class="soft">{channelOf(channel)?.label}</span> <bdi>{address}</bdi></span>
      </button>
      <button type="button" class="more" aria-label="Leave this address out" onClick={() => (form.value = { ...form.value, address: '', link: null })}>
        <Icon name="close" />
      </button>
    </span>
  )
}

function ByHand({ form }: { form: Signal<Form> }): VNode {
  const channel = useSignal(form.peek().channel)
  const address = useSignal(form.peek().address)
  useSignalEffect(() => {
    const typed = { channel: channel.value, address: address.value }
    form.value = { ...form.peek(), ...typed }
  })
  const odd = address.value.trim().length > 5 && !tidy(channel.value, address.value)
  return (
    <div class="panel padded stack">
      <HandleFields channel={channel} address={address} />
      <Wrong>{odd && `That doesn’t look like an address on ${channelOf(channel.value)?.label ?? 'this channel'} yet.`}</Wrong>
    </div>
  )
}
