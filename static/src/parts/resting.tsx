/** Somebody who is left in peace: why, with what says so, and the one tap that ends it. */
import type { VNode } from 'preact'
import { change } from '../actions/person'
import type { InteractionRow } from '../store/rows'
import { isResting, now, type PersonView } from '../store/signals'
import { called, restingWords } from '../words/standing'
import { attempt } from './attempt'
import { Happened } from './facts'
import { Icon } from './icon'
import { say } from './toast'
import { vibrate } from './touch'

export function Resting({ person, interactions }: { person: PersonView; interactions: readonly InteractionRow[] }): VNode | null {
  const { standing, name, woken_at } = person
  if (!isResting(standing, now.value)) return null
  const tries = interactions.filter(({ id }) => standing!.tries.includes(id))
  const wake = () => attempt(async () => {
    vibrate()
    await change(person.id, 'woken_at', Date.now())
    say(`${called(name)} is not resting`, () => attempt(() => change(person.id, 'woken_at', woken_at)))
  })
  return (
    <section class="section calm" aria-label="Resting">
      <h2><Icon name="rest" />Resting</h2>
      <p>{restingWords(standing!.tries.length, name)}</p>
      {tries.length > 0 && <ul class="rows" aria-label="Without an answer">{tries.map((row) => <Happened key={row.id} person={person} row={row} />)}</ul>}
      <button type="button" class="button" onClick={() => void wake()}>Not resting</button>
    </section>
  )
}
