/** Everything that happened with a person, in one line of time. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import type { InteractionRow } from '../store/rows'
import { now, type PersonView } from '../store/signals'
import { channelOf, kindOf } from '../vocabulary'
import { moment } from '../words/dates'
import { happened, quoted } from '../words/phrases'
import { say, sayOf } from '../words/say'
import { Icon } from './icon'
import { MomentSheet } from './moment'

const PAGE = 50

export function Timeline({ person, rows }: { person: PersonView; rows: readonly InteractionRow[] }): VNode {
  const edited = useSignal<InteractionRow | null>(null)
  const shown = useSignal(PAGE)
  return (
    <section class="section">
      <h2>{sayOf('title', 'Together')}</h2>
      {rows.length === 0 && <p class="soft center">{say('Nothing here yet. One tap above is the beginning.')}</p>}
      <ul class="rows">
        {rows.slice(0, shown.value).map((row) => (
          <li key={row.id}>
            <button type="button" class="row-text wide" onClick={() => (edited.value = row)}>
              <Icon name={kindOf(row.kind)?.icon ?? 'message-circle'} />
              <MomentWords person={person} row={row} />
            </button>
          </li>
        ))}
      </ul>
      {rows.length > shown.value && (
        <button type="button" class="button wide" onClick={() => (shown.value += PAGE)}>{say('Show earlier')}</button>
      )}
      {edited.value && <MomentSheet people={[person]} row={edited.value} kind={edited.value.kind} onClose={() => (edited.value = null)} />}
    </section>
  )
}

/** `whole` shows all of the note. */
export function MomentWords({ person, row, whole = false }: { person: PersonView; row: InteractionRow; whole?: boolean }): VNode {
  const channel = channelOf(row.channel)?.label
  return (
    <span class="row-words">
      <strong>{happened(row.kind, row.direction, person.name)}</strong>
      <p class={whole ? undefined : 'cut'}>
        {moment(row.at, now.value)}{channel && ` · ${channel}`}{row.note && <> · <bdi>{quoted(row.note)}</bdi></>}
      </p>
    </span>
  )
}
