/** What the lock screen may say, and how that looks. */
import type { VNode } from 'preact'
import { change } from '../actions/profile'
import { now, plan } from '../store/signals'
import { timeOfDay } from '../words/dates'
import { say } from '../words/say'
import { attempt } from './attempt'
import { Switch } from './switch'

type Choice = 'names' | 'nobody'

const options = () => [{ id: 'names', label: say('Who and why') }, { id: 'nobody', label: say('No names') }]
/** As pwa/messages.py has it. */
const silent = () => ({ title: say('Someone to write to today'), body: say('Open Kith to see who, and why now.') })
const example = () => ({ title: 'Mika Kovács', body: say('You messaged in September, and Mika wrote back.') })

export function LockScreen({ chosen }: { chosen: Choice }): VNode {
  const set = (id: string) => void attempt(() => change('lock_screen', id))
  return (
    <section class="section">
      <h2>{say('What the lock screen may say')}</h2>
      <Switch label={say('What the lock screen may say')} options={options()} value={chosen} onChoose={set} />
      <Preview {...(chosen === 'nobody' ? silent() : todays() ?? example())} />
    </section>
  )
}

/** Today's own words, so that the user sees what others could read. */
function todays(): { title: string; body: string } | null {
  const [first] = plan.value?.people ?? []
  return first ? { title: first.person.name, body: first.reasons.join(' ') } : null
}

function Preview({ title, body }: { title: string; body: string }): VNode {
  return (
    <figure class="lock" aria-label={say('A notification, as an example')}>
      <img src="/static/icons/kith.svg" alt="" width="36" height="36" />
      <div>
        <p class="soft small">Kith · {timeOfDay(now.value)}</p>
        <p class="cut"><strong>{title}</strong></p>
        <p class="two">{body}</p>
      </div>
    </figure>
  )
}
