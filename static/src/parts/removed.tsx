/** Handles and notes that were taken away from a person: shut, until somebody misses one. */
import type { VNode } from 'preact'
import * as handle from '../actions/handle'
import * as note from '../actions/note'
import { shown } from '../open'
import type { HandleRow, NoteRow } from '../store/rows'
import { now } from '../store/signals'
import { channelOf } from '../vocabulary'
import { when } from '../words/dates'
import { quoted } from '../words/phrases'
import { rich, say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { Icon } from './icon'

type Part = HandleRow | NoteRow

export function Removed({ rows }: { rows: readonly Part[] }): VNode | null {
  if (!rows.length) return null
  return (
    <details class="removed">
      <summary><Icon name="restore" />{say('Removed lately')}</summary>
      <ul class="panel rows">{rows.map((row) => <RemovedRow key={row.id} row={row} />)}</ul>
    </details>
  )
}

function RemovedRow({ row }: { row: Part }): VNode {
  const isNote = 'text' in row
  const label = isNote ? sayOf('field', 'Note') : channelOf(row.channel)?.label ?? row.channel
  const words = isNote ? quoted(row.text) : shown(row)
  const bring = () => {
    void attempt(() => (isNote ? note.restore(row.id) : handle.restore(row.id)))
  }
  return (
    <li class="row">
      <div class="row-words">
        <p class="two">{rich('{label}: {words}', { label, words: <bdi>{words}</bdi> })}</p>
        <p>{row.removed_at !== null && say('Removed {when}', { when: when(row.removed_at, now.value) })}</p>
      </div>
      <button type="button" class="quiet link" aria-label={say('Restore {label}: {words}', { label, words: words.slice(0, 40) })} onClick={bring}>{sayOf('button', 'Restore')}</button>
    </li>
  )
}
