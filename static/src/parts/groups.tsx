/** Chips that choose several people with one tap: those who were together before, and all who are shown. */
import { useComputed } from '@preact/signals'
import type { VNode } from 'preact'
import { now, people, together, type PersonView } from '../store/signals'
import { firstNamesAndMore } from '../words/called'
import { say } from '../words/say'
import { Chip } from './chip'
import { areChosen, choose } from './choosing'
import { useLoaded } from './load'

/** More would be a list to read. */
const MOST_GROUPS = 8
/** Choosing more than these with one tap would mostly be a slip. */
const MOST_SHOWN = 50

/** `shown`: who is in the list below; null for everybody. */
export function Groups({ shown }: { shown: readonly PersonView[] | null }): VNode | null {
  const read = useLoaded(() => together(now.peek()))
  const groups = useComputed(() => {
    const there = (read.value.value ?? []).map((ids) => (
      ids.flatMap((id) => people.value.get(id) ?? []).filter((person) => !person.archived_at)
    ))
    return there.filter(({ length }) => length > 1).slice(0, MOST_GROUPS)
  })
  const all = shown && shown.length > 1 && shown.length <= MOST_SHOWN ? shown : null
  if (!all && !groups.value.length) return null
  return (
    <div class="chips chips-line" role="group" aria-label={say('Choose together')}>
      {all && <Together who={all}>{say('All {n} below', { n: String(all.length) })}</Together>}
      {groups.value.map((who) => (
        <Together key={who.map(({ id }) => id).join()} who={who}>{firstNamesAndMore(who.map(({ name }) => name))}</Together>
      ))}
    </div>
  )
}

function Together({ who, children }: { who: readonly PersonView[]; children: string }): VNode {
  const on = areChosen(who)
  return <Chip on={on} onClick={() => choose(who, !on)}>{children}</Chip>
}
