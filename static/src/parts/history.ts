/** What is read when a person is opened, kept fresh while their page is open. */
import { useSignal, type ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HandleRow, InteractionRow, NoteRow } from '../store/rows'
import { notes, removedParts, timeline, watch } from '../store/signals'

export interface History { interactions: InteractionRow[]; notes: NoteRow[]; removed: (HandleRow | NoteRow)[] }

/** Null until it has been read. */
export function useHistory(personId: string): ReadonlySignal<History | null> {
  const history = useSignal<History | null>(null)
  useEffect(() => {
    let here = true
    history.value = null
    const read = async () => {
      const [interactions, written, removed] = await Promise.all([timeline(personId), notes(personId), removedParts(personId)])
      if (here) history.value = { interactions, notes: written, removed }
    }
    void read()
    const stop = watch(personId, () => void read())
    return () => {
      here = false
      stop()
    }
  }, [personId])
  return history
}

/** How often each kind happened. */
export function counts(interactions: readonly InteractionRow[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { kind } of interactions) found.set(kind, (found.get(kind) ?? 0) + 1)
  return found
}
