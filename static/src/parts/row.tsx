/** One person in a list: a face, a name, the last contact in words, and the button used most. */
import type { ComponentChildren, VNode } from 'preact'
import { now, type PersonView } from '../store/signals'
import { kindOf } from '../vocabulary'
import { lastContact } from '../words/phrases'
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
      <Face person={person} />
      <span class="row-words">
        <span class="named"><strong class="cut" dir="auto">{person.name}</strong>{person.sample && <MadeUp />}</span>
        <p class={children ? 'two' : 'cut'}>{children ?? lastContact(person.standing?.last, person.name, now.value)}</p>
      </span>
    </a>
  )
}

/** Logs the usual kind with one tap. */
export function QuickButton({ person }: { person: PersonView }): VNode {
  const kind = quickKind(person)
  const known = kindOf(kind)
  const press = () => void tap(person, { kind, direction: usualDirection(kind) })
  return (
    <button type="button" class="round warm" aria-label={`${known?.label ?? 'In touch'}: ${person.name}`} onClick={press}>
      <Icon name={known?.icon ?? 'message-circle'} />
    </button>
  )
}
