/** Today's nudge did not surely reach any device: one calm line, and the way to find out why. */
import type { VNode } from 'preact'
import { plan, planNudge } from '../store/signals'
import { unsentWords } from '../words/nudge'
import { say } from '../words/say'

export function Unsent(): VNode | null {
  const trouble = planNudge.value
  if (!trouble || plan.value?.stale) return null
  return (
    <aside class="banner" aria-label={say('Daily nudge')}>
      <p>{unsentWords(trouble.state)}</p>
      <a class="quiet link" href="/you/nudge">{say('Try a test')}</a>
    </aside>
  )
}
