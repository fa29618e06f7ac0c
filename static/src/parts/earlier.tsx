/** Edits that another phone's later one has replaced: nothing is lost, and each can come back. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { birthdayOf } from '../birthday'
import type { Entity, PastValueRow, Value } from '../store/rows'
import { now, pastValues } from '../store/signals'
import { channelOf, circles, directions, kindOf } from '../vocabulary'
import { birthdayWords, dayAt } from '../words/calendar'
import { clockTime, day, every, exact, languageName, weekdays } from '../words/dates'
import { quoted } from '../words/phrases'
import { rich, say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { PastPicture } from './past_picture'

interface EarlierProps {
  entity: Entity
  /** The row as it is now. */
  row: { id: string }
  onRestore: (field: string, value: Value) => Promise<unknown>
  /** Only these fields, where a row is shown in several places. */
  fields?: readonly string[]
}

export function Earlier({ entity, row, onRestore, fields }: EarlierProps): VNode | null {
  const rows = useSignal<PastValueRow[]>([])
  useEffect(() => {
    let here = true
    void pastValues(entity, row.id).then((found) => here && (rows.value = found.filter((past) => isNews(past, row) && (!fields || fields.includes(past.field)))))
    return () => {
      here = false
    }
  }, [entity, row])
  const restore = (past: PastValueRow) => {
    void attempt(() => onRestore(past.field, past.value))
  }
  if (!rows.value.length) return null
  return (
    <ul>
      {rows.value.map((past) => (
        <li class="earlier" key={past.id}>
          <span>{rich('Earlier: {value} · {when}', {
            value: isPicture(past) ? <PastPicture faceId={String(past.value)} /> : <bdi>{inWords(past)}</bdi>, when: exact(past.edited_at, now.value),
          })}</span>
          <button type="button" class="quiet link" onClick={() => restore(past)}>{sayOf('button', 'Restore')}</button>
        </li>
      ))}
    </ul>
  )
}

/** One that has been restored is no longer earlier. What was removed has a place of its own. */
function isNews({ field, value }: PastValueRow, row: object): boolean {
  const now = (row as Record<string, unknown>)[field]
  if (field === 'archived_at' || field === 'died_at') return Boolean(now) !== Boolean(value)
  return field !== 'removed_at' && (now ?? null) !== value
}

const isPicture = ({ field, value }: PastValueRow): boolean => field === 'face_id' && value !== null

function nothing(field: string): string {
  switch (field) {
    case 'face_id': return say('no picture')
    case 'archived_at': return say('not archived')
    case 'died_at': return say('has not died')
    case 'snoozed_until': return say('not left out')
    case 'birthday': return say('no birthday')
    case 'day': return say('no day')
    case 'nudge_time': return say('no nudge')
    case 'language': return say('as this phone')
    default: return sayOf('earlier', 'nothing')
  }
}

function inWords({ field, value }: PastValueRow): string {
  if (value === null) return nothing(field)
  if (field === 'archived_at') return sayOf('earlier', 'archived')
  if (field === 'died_at') return sayOf('earlier', 'has died')
  if (field === 'snoozed_until') return say('left out until {day}', { day: day(Number(value), now.peek()) })
  const birthday = field === 'birthday' && birthdayOf(String(value))
  if (birthday) return say('birthday {day}', { day: birthdayWords(birthday) })
  if (field === 'day') return day(dayAt(String(value)), now.peek())
  if (field === 'nudge_time') return clockTime(String(value))
  if (field === 'nudge_days') return weekdays(String(value))
  if (field === 'lock_screen') return value === 'nobody' ? say('no names on the lock screen') : say('names on the lock screen')
  if (field === 'language') return languageName(String(value))
  if (field === 'time_zone') return String(value).replaceAll('_', ' ')
  if (field === 'rhythm_days') return every(Number(value))
  if (field === 'at') return exact(Number(value), now.peek())
  const text = String(value)
  if (field === 'circle') return circles.find(({ id }) => id === text)?.label ?? text
  if (field === 'direction') return directions.find(({ id }) => id === text)?.label ?? text
  if (field === 'channel') return channelOf(text)?.label ?? text
  if (field === 'kind') return kindOf(text)?.label ?? text
  return quoted(text)
}
