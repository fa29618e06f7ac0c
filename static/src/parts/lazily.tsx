/** Screens out of a chunk: shown at once when it is there, and with a sentence when it cannot be had. */
import { useSignal } from '@preact/signals'
import { h, type ComponentType, type VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { renew } from '../actions/version'
import type { Chunk } from '../chunk'
import { say, sayOf } from '../words/say'
import { useTask } from './attempt'
import { Icon } from './icon'

/** The screen that `pick` finds in the chunk. */
export function lazily<T>(from: Chunk<T>, pick: (module: T) => ComponentType): () => VNode {
  return function Lazily() {
    const missing = useSignal(false)
    // A page of an older version may ask for what the server has no more.
    const want = async () => void (missing.value = !(await from.load()) && !(await renew().catch(notRenewed)))
    useEffect(() => {
      if (!from.module.peek()) void want()
    }, [])
    if (from.module.value) return h(pick(from.module.value), {})
    return <main class="screen" id="main">{missing.value ? <Missing onAgain={want} /> : <p class="coming soft" role="status">{say('One moment …')}</p>}</main>
  }
}

function notRenewed(error: unknown): false {
  reportError(error)
  return false
}

function Missing({ onAgain }: { onAgain: () => Promise<void> }): VNode {
  const task = useTask()
  return (
    <section class="empty" role="alert">
      <span class="mark mark-calm"><Icon name="offline" /></span>
      <h1 class="label">{say('Not on this phone yet')}</h1>
      <p>{say('This part of Kith comes over the network once. After that it is here, with or without.')}</p>
      <button type="button" class="button" disabled={task.busy.value} onClick={() => void task.run(onAgain)}>{sayOf('button', 'Try again')}</button>
    </section>
  )
}
