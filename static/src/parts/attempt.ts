/** Runs what can fail, and says so in a sentence. */
import { useSignal, type ReadonlySignal } from '@preact/signals'
import { say } from '../words/say'
import { complain } from './toast'

/** Told by name, because screens do not know the modules below the actions. */
const ours = ['ServerError', 'NotSaved', 'PasskeyError', 'PictureError', 'PushError', 'TooMany']

/** Errors of our own carry a sentence for the user; anything else is a fault of ours and is reported as one. */
function sentence(error: unknown): string {
  if (error instanceof Error && ours.includes(error.name)) return error.message
  reportError(error)
  return say('That didn’t work. Please try again.')
}

/** Undefined when it failed; the toast has said why. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    complain(sentence(error))
    return undefined
  }
}

export interface Task {
  busy: ReadonlySignal<boolean>
  /** Why the last run failed. */
  wrong: ReadonlySignal<string | null>
  run<T>(work: () => Promise<T>): Promise<T | undefined>
}

/** For forms, which show beside the button why it failed. One run at a time. */
export function useTask(): Task {
  const busy = useSignal(false)
  const wrong = useSignal<string | null>(null)
  const run = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (busy.peek()) return undefined
    busy.value = true
    wrong.value = null
    try {
      return await work()
    } catch (error) {
      wrong.value = sentence(error)
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { busy, wrong, run }
}
