/** Whether the person in the form of Add is somebody known: by handle it is likely, by name it is offered, never assumed. */
import { useComputed, type ReadonlySignal } from '@preact/signals'
import type { DraftForm, Understood } from '../actions/draft'
import { samePerson, type Candidate } from '../same_person'
import { people, type PersonView } from '../store/signals'

export interface Whom {
  /** Whom saving adds to; null for somebody new. */
  person: PersonView | null
  /** They have the same handle, and the user has not said otherwise. */
  byHandle: boolean
  /** Others whom it may be. */
  offered: Candidate[]
}

export function usePerson(shape: ReadonlySignal<Understood>, form: ReadonlySignal<DraftForm>): Whom {
  const candidates = useComputed(() => {
    const { name, handles } = shape.value
    const sure = handles.flatMap(({ channel, address }) => (channel ? [{ channel, address }] : []))
    return samePerson({ name, handles: sure }, people.value.values())
  })
  const { known } = form.value.edits
  if (typeof known === 'string') return { person: people.value.get(known) ?? null, byHandle: false, offered: [] }
  if (known === null) return { person: null, byHandle: false, offered: [] }
  const [first, ...others] = candidates.value
  if (first?.why === 'handle') return { person: first.person, byHandle: true, offered: others.filter(({ why }) => why === 'handle') }
  return { person: null, byHandle: false, offered: candidates.value }
}
