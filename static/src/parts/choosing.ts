/** Who is chosen while one tap is to be logged for several people. */
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { people, type PersonView } from '../store/signals'
import { say } from '../words/say'
import { announce } from './toast'

/** The address of People while several are chosen there: so the way back ends it, as everywhere. */
export const SEVERAL = '/people?several'

/** What one request carries. */
const MOST = 100

/** In the order in which they were chosen. Searching and filtering do not touch it. */
const ids = signal<ReadonlySet<string>>(new Set())

/** Those chosen who are still there. */
export const chosen: ReadonlySignal<PersonView[]> = computed(() => [...ids.value].flatMap((id) => people.value.get(id) ?? []))

export const isChosen = (id: string): boolean => ids.value.has(id)
export const areChosen = (some: readonly PersonView[]): boolean => some.every(({ id }) => ids.value.has(id))

/** Chooses these too, or leaves them out. False when that would be too many, which the toast has said. */
export function choose(some: readonly PersonView[], yes: boolean): boolean {
  const next = new Set(ids.value)
  for (const { id } of some) {
    if (yes) next.add(id)
    else next.delete(id)
  }
  if (yes && next.size > MOST) {
    announce(say('Up to {n} people at once.', { n: String(MOST) }))
    return false
  }
  ids.value = next
  return true
}

/** Ends it: back to where it began. */
export function useEnd(): () => void {
  const { route, wasPush } = useLocation() as ReturnType<typeof useLocation> & { wasPush: boolean }
  return () => (wasPush ? history.back() : route('/people', true))
}

/** Nobody is chosen any more. */
export function chooseNobody(): void {
  ids.value = new Set()
}
