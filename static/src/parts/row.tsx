/** One person in a list: a face, a name, the last contact in words, and the button used most. */
import type { ComponentChildren, TargetedEvent, VNode } from 'preact'
import { now, type PersonView } from '../store/signals'
import { kindOf } from '../vocabulary'
import { lastContact } from '../words/phrases'
import { say } from '../words/say'
import { choose, isChosen } from './choosing'
import { Face } from './face'
import { Icon } from './icon'
import { quickKind, tap, usualDirection } from './tap'
import { MadeUp } from './who'

interface PersonLinkProps {
  person: PersonView
  /** The second line; the last contact when there is none. */
  children?: ComponentChildren
}

export function PersonLink({ person, children }: PersonLinkProps): VNode {
  return (
    <a class="row-link" href={`/people/${person.id}`}>
      <PersonWords person={person}>{children}</PersonWords>
    </a>
  )
}

/** The same row while several people are chosen. */
export function PersonCheck({ person }: { person: PersonView }): VNode {
  const change = (event: TargetedEvent<HTMLInputElement>) => {
    const { checked } = event.currentTarget
    if (!choose([person], checked)) event.currentTarget.checked = false
  }
  return (
    <label class="row-link">
      <PersonWords person={person} />
      <input type="checkbox" class="check" aria-label={person.name} checked={isChosen(person.id)} onChange={change} />
    </label>
  )
}

function PersonWords({ person, children }: PersonLinkProps): VNode {
  return (
    <>
      <Face person={person} />
      <span class="row-words">
        <span class="named"><strong class="cut" dir="auto">{person.name}</strong>{person.sample && <MadeUp />}</span>
        <p class={children ? 'two' : 'cut'}>{children ?? lastContact(person.standing?.last, person.name, now.value)}</p>
      </span>
    </>
  )
}

/** Logs the usual kind with one tap; nothing is to be done about somebody who has died. */
export function QuickButton({ person }: { person: PersonView }): VNode | null {
  if (person.died_at) return null
  const kind = quickKind(person)
  const known = kindOf(kind)
  const press = () => void tap(person, { kind, direction: usualDirection(kind) })
  return (
    <button type="button" class="round warm" aria-label={say('{kind}: {name}', { kind: known?.label ?? say('In touch'), name: person.name })} onClick={press}>
      <Icon name={known?.icon ?? 'message-circle'} />
    </button>
  )
}
