/** Where a person can be reached: chips that open the right app, and a sheet to add or change one. */
import { useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import * as handle from '../actions/handle'
import { recognise } from '../actions/draft'
import { shown } from '../open'
import type { HandleRow } from '../store/rows'
import type { PersonView } from '../store/signals'
import { channelOf, channels, isNumber } from '../vocabulary'
import { say, sayOf } from '../words/say'
import { attempt, useTask } from './attempt'
import { Earlier } from './earlier'
import { Field, TextField, Wrong } from './field'
import { Icon } from './icon'
import { wayTo } from './sent'
import { Sheet } from './sheet'
import { announce } from './toast'
import { useHold } from './touch'

export function Handles({ person }: { person: PersonView }): VNode {
  const edited = useSignal<HandleRow | 'new' | null>(null)
  return (
    <div class="chips chips-line">
      {person.handles.map((row) => <HandleChip key={row.id} person={person} row={row} onEdit={() => (edited.value = row)} />)}
      <button type="button" class="chip" onClick={() => (edited.value = 'new')}>
        <Icon name="add" />{person.handles.length ? <span class="hidden">{say('Add a way to reach them')}</span> : say('How to reach them')}
      </button>
      {edited.value && (
        <HandleSheet person={person} row={edited.value === 'new' ? undefined : edited.value} onClose={() => (edited.value = null)} />
      )}
    </div>
  )
}

function HandleChip({ person, row, onEdit }: { person: PersonView; row: HandleRow; onEdit: () => void }): VNode {
  const way = wayTo(person, row)
  const what = { channel: channelOf(row.channel)?.label ?? row.channel, address: shown(row) }
  const { onClick, ...hold } = useHold(() => undefined, onEdit)
  const open = (event: MouseEvent) => {
    onClick(event)
    way.open(event)
  }
  const inside = <><Icon name={channelOf(row.channel)?.icon ?? 'link'} /><span class="cut" dir="auto">{shown(row)}</span></>
  const beside = way.href?.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {}
  return (
    <span class="chip-pair">
      {way.href
        ? <a class="chip" href={way.href} aria-label={say('{channel}: {address}', what)} {...hold} {...beside} onClick={open}>{inside}</a>
        : <button type="button" class="chip" aria-label={say('{channel}: {address}, copy', what)} {...hold} onClick={open}>{inside}</button>}
      <button type="button" class="more" aria-label={say('Change {channel}: {address}', what)} onClick={onEdit}><Icon name="more" /></button>
    </span>
  )
}

interface HandleSheetProps { person: PersonView; row?: HandleRow; onClose: () => void }

function HandleSheet({ person, row, onClose }: HandleSheetProps): VNode {
  const channel = useSignal(row?.channel ?? 'email')
  const address = useSignal(row ? shown(row) : '')
  const task = useTask()
  const save = (event: Event) => {
    event.preventDefault()
    void task.run(async () => {
      const tidy = handle.tidy(channel.value, address.value)
      if (!tidy) return
      if (!row) await handle.add(person.id, { channel: channel.value, address: tidy })
      else await changeHandle(row, channel.value, tidy)
      onClose()
    })
  }
  const wrong = address.value.trim() && !handle.tidy(channel.value, address.value)
  return (
    <Sheet title={row ? say('Change {name}', { name: channelOf(row.channel)?.label ?? row.channel }) : say('How to reach them')} onClose={onClose}>
      <form class="stack" onSubmit={save}>
        <HandleFields channel={channel} address={address} />
        <Wrong>{task.wrong.value ?? (wrong && !row && address.value.length > 5 ? unlike(channel.value) : null)}</Wrong>
        {row && <Earlier entity="handle" row={row} onRestore={(field, value) => handle.change(row.id, field as 'address', String(value))} />}
        <button class="button main-button wide" disabled={task.busy.value || !address.value.trim() || Boolean(wrong)}>{sayOf('button', 'Save')}</button>
        {row && <button type="button" class="quiet danger" onClick={() => void remove(row, onClose)}>{sayOf('button', 'Remove')}</button>}
      </form>
    </Sheet>
  )
}

/** While it is typed. */
export function unlike(channel: string): string {
  return say('That doesn’t look like an address on {channel} yet.', { channel: channelOf(channel)?.label ?? channel })
}

async function changeHandle(row: HandleRow, channel: string, address: string): Promise<void> {
  if (channel !== row.channel) await handle.change(row.id, 'channel', channel)
  if (address !== row.address) await handle.change(row.id, 'address', address)
}

async function remove(row: HandleRow, onClose: () => void): Promise<void> {
  onClose()
  await attempt(async () => {
    await handle.remove(row.id)
    announce(say('Removed'), () => attempt(() => handle.restore(row.id)))
  })
}

/** The channel and the address; a pasted link chooses the channel by itself. */
export function HandleFields({ channel, address }: { channel: Signal<string>; address: Signal<string> }): VNode {
  const known = channelOf(channel.value)
  const type = (text: string) => {
    const found = /^https?:|^mailto:|^@[^@\s]+@/.test(text.trim()) ? recognise(text.trim()) : null
    if (found?.channel && found.address) {
      channel.value = found.channel
      address.value = shown({ channel: found.channel, address: found.address })
    } else address.value = text
  }
  return (
    <>
      <Field label={sayOf('field', 'Where')}>
        <select class="input" value={channel.value} onChange={(event) => (channel.value = event.currentTarget.value)}>
          {channels.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
        </select>
      </Field>
      <TextField label={say('Name, number or link there')} value={address.value} onText={type} autocapitalize="none" spellcheck={false}
        autocomplete="off" maxLength={500} inputmode={known && isNumber(known) ? 'tel' : 'text'} />
    </>
  )
}
