/** The way from avatar to face, and how give and take stand, in words. */
import type { VNode } from 'preact'
import { now, type PersonView } from '../store/signals'
import { stages } from '../vocabulary'
import { farthest, giveAndTake } from '../words/phrases'

export function Path({ person }: { person: PersonView }): VNode {
  const { standing } = person
  const reached = stages.findIndex(({ id }) => id === (standing?.stage ?? 'avatar'))
  const far = farthest(standing, now.value)
  return (
    <section aria-label="How far you know each other">
      <ol class="path">
        {stages.map(({ id, label }, at) => (
          <li key={id} class={at === reached ? 'reached here' : at < reached ? 'reached' : undefined} aria-current={at === reached ? 'step' : undefined}>
            {label}<span class="hidden">{at <= reached ? ', reached' : ', not yet'}</span>
          </li>
        ))}
      </ol>
      <p class="soft center">{far && `${far} `}{giveAndTake(standing, person.name)}</p>
    </section>
  )
}
