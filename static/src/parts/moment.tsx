/** The sheet about one contact: a new one with a note or another time, or one that is already there. */
import { useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import * as interaction from '../actions/interaction'
import type { Direction, InteractionRow } from '../store/rows'
import { now, type PersonView } from '../store/signals'
import { channels, directions, kindOf } from '../vocabulary'
import { fromInput, inputTime } from '../words/dates'
import { firstNames } from '../words/called'
import { say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { Earlier } from './earlier'
import { Field } from './field'
import { KindChoice } from './kinds'
import { Sheet } from './sheet'
import { Switch } from './switch'
import { tapAll, usualDirection } from './tap'
import { announce } from './toast'

interface Moment { kind: string; direction: Direction; at: number; channel: string | null; note: string | null }

interface MomentProps {
  /** One, or several with whom the same happened. */
  people: readonly PersonView[]
  /** The contact to change, of one person; a new one otherwise. */
  row?: InteractionRow
  /** The kind of a new one, when it is known. */
  kind?: string
  /** The direction the user has chosen, when they have. */
  direction?: Direction | null
  onClose: () => void
  /** After a new one was saved, and the sheet closed. */
  onSaved?: () => void
}

export function MomentSheet({ people, row, kind, direction, onClose, onSaved }: MomentProps): VNode {
  const first = kind ?? (people.length > 1 ? 'meet' : 'message')
  const moment = useSignal<Moment>(
    row ?? { kind: first, direction: direction ?? usualDirection(first), at: Date.now(), channel: null, note: null },
  )
  const save = async (event: Event) => {
    event.preventDefault()
    const done = row ? await attempt(() => saveChanges(row, moment.value)) : await tapAll(people, moment.value)
    if (!done) return
    onClose()
    onSaved?.()
  }
  const title = kindOf(moment.value.kind)?.label ?? say('In touch')
  return (
    <Sheet title={row || kind ? `${title} · ${firstNames(people.map(({ name }) => name))}` : say('What happened?')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void save(event)}>
        <MomentFields moment={moment} people={people} choose={!kind || Boolean(row)} settled={Boolean(row ?? direction)} />
        {row && <Earlier entity="interaction" row={row} onRestore={(field, value) => interaction.change(row.id, field as 'note', value)} />}
        <button class="button main-button wide">{sayOf('button', 'Save')}</button>
        {row && <button type="button" class="quiet danger" onClick={() => void remove(row, onClose)}>{say('Remove from the timeline')}</button>}
      </form>
    </Sheet>
  )
}

const fields = ['kind', 'direction', 'at', 'channel', 'note'] as const

async function saveChanges(row: InteractionRow, moment: Moment): Promise<boolean> {
  for (const field of fields) if (moment[field] !== row[field]) await interaction.change(row.id, field, moment[field])
  return true
}

/** The sync contract makes this final, so the toast offers to log it again. */
async function remove(row: InteractionRow, onClose: () => void): Promise<void> {
  const { kind, direction, at, channel, note, link, person_id } = row
  const again = () => attempt(() => interaction.log([person_id], { kind, direction, at, channel, note, link }))
  const gone = await attempt(async () => {
    await interaction.undo(row.id)
    return true
  })
  if (!gone) return
  onClose()
  announce(say('Removed from the timeline'), again)
}

interface FieldsProps {
  moment: Signal<Moment>
  people: readonly PersonView[]
  /** The kind is open. */
  choose: boolean
  /** The direction is known; until then it follows the kind. */
  settled: boolean
}

function MomentFields({ moment, people, choose, settled }: FieldsProps): VNode {
  const own = useSignal(settled)
  const set = (change: Partial<Moment>) => (moment.value = { ...moment.value, ...change })
  const chooseKind = (id: string) => set(own.value ? { kind: id } : { kind: id, direction: usualDirection(id) })
  const chooseDirection = (id: string) => {
    own.value = true
    set({ direction: id as Direction })
  }
  const { kind, direction, at, channel, note } = moment.value
  const theirs = channels.filter(({ id }) => people.some(({ handles }) => handles.some(({ channel }) => channel === id)))
  const others = channels.filter((one) => !theirs.includes(one))
  const option = ({ id, label }: { id: string; label: string }) => <option key={id} value={id}>{label}</option>
  return (
    <>
      <Switch label={say('Who reached out?')} options={directions} value={direction} onChoose={chooseDirection} />
      {choose && <KindChoice value={kind} onChoose={(id) => id && chooseKind(id)} />}
      <Field label={sayOf('field', 'Note')}>
        <textarea class="input" dir="auto" maxLength={2000} rows={2} value={note ?? ''} placeholder={say('What was it about?')}
          onInput={(event) => set({ note: event.currentTarget.value.trim() ? event.currentTarget.value : null })} />
      </Field>
      <Field label={sayOf('field', 'When')}>
        <input class="input" type="datetime-local" required value={inputTime(at)} max={inputTime(now.value + 60_000)}
          onInput={(event) => set({ at: fromInput(event.currentTarget.value) ?? at })} />
      </Field>
      <Field label={sayOf('field', 'Where')}>
        <select class="input" value={channel ?? ''} onChange={(event) => set({ channel: event.currentTarget.value || null })}>
          <option value="">{sayOf('channel', 'Not said')}</option>
          {theirs.map(option)}
          {others.map(option)}
        </select>
      </Field>
    </>
  )
}
