/** What only the server knows, read when a screen opens. */
import { useSignal, type ReadonlySignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { sayOf } from '../words/say'
import { useTask } from './attempt'
import { Wrong } from './field'

export interface Loaded<T> {
  /** Null until it is there. */
  value: ReadonlySignal<T | null>
  /** A sentence when it could not be read, such as offline. */
  wrong: ReadonlySignal<string | null>
  /** The last time that was tried has ended badly. */
  failed: ReadonlySignal<boolean>
  busy: ReadonlySignal<boolean>
  again: () => Promise<void>
}

/** Read once more by itself when the network is back. */
export function useLoaded<T>(read: () => Promise<T>): Loaded<T> {
  const value = useSignal<T | null>(null)
  const failed = useSignal(false)
  const task = useTask()
  const again = async () => {
    const found = await task.run(read)
    if (found !== undefined) value.value = found
    failed.value = task.wrong.peek() !== null
  }
  useEffect(() => {
    const back = () => void (failed.peek() && again())
    addEventListener('online', back)
    void again()
    return () => removeEventListener('online', back)
  }, [])
  return { value, wrong: task.wrong, failed, busy: task.busy, again }
}

/** Why it could not be read, and a way to ask once more. */
export function NotRead({ of }: { of: Loaded<unknown> }): VNode {
  return (
    <>
      <Wrong>{of.wrong.value}</Wrong>
      {of.failed.value && <button type="button" class="button wide" disabled={of.busy.value} onClick={() => void of.again()}>{sayOf('button', 'Try again')}</button>}
    </>
  )
}
