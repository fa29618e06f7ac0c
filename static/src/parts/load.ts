/** What only the server knows, read when a screen opens. */
import { useSignal, type ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useTask } from './attempt'

export interface Loaded<T> {
  /** Null until it is there. */
  value: ReadonlySignal<T | null>
  /** A sentence when it could not be read, such as offline. */
  wrong: ReadonlySignal<string | null>
  again: () => Promise<void>
}

export function useLoaded<T>(read: () => Promise<T>): Loaded<T> {
  const value = useSignal<T | null>(null)
  const task = useTask()
  const again = async () => {
    const found = await task.run(read)
    if (found !== undefined) value.value = found
  }
  useEffect(() => void again(), [])
  return { value, wrong: task.wrong, again }
}
