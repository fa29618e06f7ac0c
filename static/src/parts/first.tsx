/** The very first screen, before there is anybody. */
import type { VNode } from 'preact'
import * as samples from '../actions/samples'
import { me, progress, status } from '../store/signals'
import { say, sayMany } from '../words/say'
import { useTask } from './attempt'
import { Empty } from './empty'
import { Wrong } from './field'
import { Icon } from './icon'
import { announce } from './toast'

export function FirstSteps(): VNode | null {
  const task = useTask()
  const invent = () =>
    void task.run(async () => {
      const count = await samples.add()
      announce(sayMany('One person, made up', '{n} people, all of them made up', count, { n: String(count) }))
    })
  if (progress.value) return null
  if (!me.value) return <NotHere />
  return (
    <Empty icon="people" words={say('Who would you like to know better? Begin with one person.')}>
      <div class="stack">
        <a class="button main-button wide" href="/add"><Icon name="add" />{say('Add someone')}</a>
        <button type="button" class="button wide" disabled={task.busy.value} onClick={invent}>
          {task.busy.value ? say('Making them up …') : say('Try it with made-up people')}
        </button>
        <Wrong>{task.wrong.value}</Wrong>
      </div>
    </Empty>
  )
}

/** The server was not heard on this phone yet: whether there is nobody cannot be known. */
function NotHere(): VNode | null {
  if (status.value.kind !== 'offline') return null
  return <Empty icon="offline" calm words={say('Your people are not on this phone. They come as soon as there is a network.')} />
}
