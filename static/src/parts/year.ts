/** The user's last twelve months, kept fresh while they are looked at. */
import { useSignal, type ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { lastYear, type Year } from '../actions/year'
import { loaded, me, now, people } from '../store/signals'

/** Null until it has been worked out. */
export function useYear(): ReadonlySignal<Year | null> {
  const year = useSignal<Year | null>(null)
  useEffect(() => {
    if (!loaded.peek()) return
    let wanted = true
    const read = async () => {
      const found = await lastYear(now.peek(), () => wanted)
      if (found) year.value = found
    }
    // What was being read when somebody left is not missed.
    void read().catch((error: unknown) => wanted && reportError(error))
    return () => {
      wanted = false
    }
  }, [loaded.value, people.value, me.value?.time_zone])
  return year
}
