/** Who somebody is, in the small line below their name. */
import type { VNode } from 'preact'
import { now, type PersonView } from '../store/signals'
import { stageLine } from '../words/phrases'
import { sayOf } from '../words/say'

export function WhoLine({ person }: { person: PersonView }): VNode {
  return (
    <p class="soft small facts">
      {person.sample && <MadeUp />}
      <span>{stageLine(person.standing, now.value)}</span>
      {person.place && <bdi>{person.place}</bdi>}
    </p>
  )
}

/** Nobody made up is ever taken for a real one. */
export function MadeUp(): VNode {
  return <span class="sample">{sayOf('person', 'Made up')}</span>
}
