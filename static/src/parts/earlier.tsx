/** Edits that another phone's later one has replaced: nothing is lost, and each can come back. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Entity, PastValueRow, Value } from '../store/rows'
import { now, pastValues } from '../store/signals'
import { channelOf, circles, directions, kindOf } from '../vocabulary'
import { every, exact } from '../words/dates'
import { quoted } from '../words/phrases'
import { attempt } from './attempt'
import { vibrate } from './touch'

interface EarlierProps {
  entity: Entity
  /** The row as it is now. */
  row: { id: string }
  onRestore: (field: string, value: Value) => Promise<unknown>
}

/** Fields that come and go by buttons of their own. */
const hidden = new Set(['removed_at', 'face_id', 'archived_at'])

export function Earlier({ entity, row, onRestore }: EarlierProps): VNode | null {
  const rows = useSignal<PastValueRow[]>([])
  useEffect(() => {
    let here = true
    void pastValues(entity, row.id).then((found) => here && (rows.value = found.filter((past) => isNews(past, row))))
    return () => {
      here = false
    }
  }, [entity, row])
  const restore = (past: PastValueRow) => {
    vibrate()
    void attempt(() => onRestore(past.field, past.value))
  }
  if (!rows.value.length) return null
  return (
    <ul>
      {rows.value.map((past) => (
        <li class="earlier" key={past.id}>
          <span>Earlier: <bdi>{inWords(past)}</bdi> · {exact(past.edited_at, now.value)}</span>
          <button type="button" class="quiet link" onClick={() => restore(past)}>Restore</button>
        </li>
      ))}
    </ul>
  )
}

/** One that has been restored is no longer earlier. */
function isNews({ field, value }: PastValueRow, row: object): boolean {
  return !hidden.has(field) && (row as Record<string, unknown>)[field] !== value
}

function inWords({ field, value }: PastValueRow): string {
  if (value === null) return 'nothing'
  if (field === 'rhythm_days') return every(Number(value))
  if (field === 'at') return exact(Number(value), now.peek())
  const text = String(value)
  if (field === 'circle') return circles.find(({ id }) => id === text)?.label ?? text
  if (field === 'direction') return directions.find(({ id }) => id === text)?.label ?? text
  if (field === 'channel') return channelOf(text)?.label ?? text
  if (field === 'kind') return kindOf(text)?.label ?? text
  return quoted(text)
}
