/** A person's face: their picture, or their initials on a colour that stays theirs. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import type { PersonView } from '../store/signals'
import { initials, tone } from '../words/names'

type Known = Pick<PersonView, 'id' | 'name'> & { face?: string | null }

/** Decoration beside the written name, so hidden from readers. */
export function Face({ person, size = 'middle' }: { person: Known; size?: 'large' | 'middle' | 'small' }): VNode {
  const broken = useSignal<string | null>(null)
  const picture = person.face && person.face !== broken.value ? person.face : null
  return (
    <span class={`face face-${size} tone-${tone(person.id)}`} aria-hidden="true">
      <bdi>{initials(person.name)}</bdi>
      {picture && <img src={picture} alt="" decoding="async" onError={() => (broken.value = picture)} />}
    </span>
  )
}
