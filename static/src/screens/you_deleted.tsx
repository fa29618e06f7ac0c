/** People deleted in the last thirty days. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { restore } from '../actions/person'
import { attempt } from '../parts/attempt'
import { Empty } from '../parts/empty'
import { Face } from '../parts/face'
import { Screen } from '../parts/screen'
import { announce } from '../parts/toast'
import type { PersonRow } from '../store/rows'
import { now, people, removedPeople } from '../store/signals'
import { when } from '../words/dates'
import { called } from '../words/called'
import { say, sayOf } from '../words/say'

export function Deleted(): VNode {
  const rows = useSignal<PersonRow[] | null>(null)
  const known = people.value
  useEffect(() => void removedPeople().then((found) => (rows.value = found)), [known])
  const bring = (row: PersonRow) =>
    void attempt(async () => {
      await restore(row.id)
      rows.value = rows.value?.filter(({ id }) => id !== row.id) ?? null
      announce(say('{name} is back', { name: called(row.name) }))
    })
  return (
    <Screen title={say('Recently deleted')} back="/you">
      {rows.value?.length === 0 && <Empty icon="restore" calm words={say('Nobody. People you delete wait here for thirty days.')} />}
      <ul class="rows">
        {rows.value?.map((row) => (
          <li class="row" key={row.id}>
            <Face person={row} />
            <div class="row-words"><strong class="cut" dir="auto">{row.name}</strong><p>{row.removed_at && say('Deleted {when}', { when: when(row.removed_at, now.value) })}</p></div>
            <button type="button" class="quiet link" aria-label={say('Restore {name}', { name: row.name })} onClick={() => bring(row)}>{sayOf('button', 'Restore')}</button>
          </li>
        ))}
      </ul>
    </Screen>
  )
}
