/** The next step with somebody, why it is one, and the button that begins it. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import type { HandleRow, StandingRow } from '../store/rows'
import type { PersonView } from '../store/signals'
import { channelOf } from '../vocabulary'
import { say } from '../words/say'
import { stepWords } from '../words/standing'
import { FactsSheet } from './facts'
import { Icon } from './icon'
import { WayButton, wayTo } from './sent'
import { Sheet } from './sheet'
import { tap } from './tap'

type Step = NonNullable<StandingRow['next_step']>

export function NextStep({ person }: { person: PersonView }): VNode | null {
  const step = person.standing?.next_step
  const words = step && stepWords(step.step, person.standing, person.name)
  const open = useSignal<'why' | 'how' | null>(null)
  if (!words) return null
  const close = () => (open.value = null)
  const begin = () => (step.step === 'share_back' ? void tap(person, { kind: 'share', direction: 'out' }) : (open.value = 'how'))
  return (
    <section class="section calm" aria-label={say('A next step')}>
      <h2><Icon name="sprout" />{words.title}</h2>
      <button type="button" class="reason" onClick={() => (open.value = 'why')}><span>{words.reason}</span><Icon name="next" /></button>
      <button type="button" class="button" onClick={begin}><span class="cut">{words.button}</span></button>
      {open.value === 'why' && (
        <FactsSheet person={person} title={words.title} facts={step.ids.map((id) => ({ entity: 'interaction', id }))} here onClose={close} />
      )}
      {open.value === 'how' && <HowSheet person={person} step={step.step} title={words.button} onClose={close} />}
    </section>
  )
}

interface HowProps { person: PersonView; step: Step['step']; title: string; onClose: () => void }

/** The ways to somebody that fit the step, the fitting ones first. */
function HowSheet({ person, step, title, onClose }: HowProps): VNode {
  const spoken = person.handles.filter(isSpoken)
  const written = person.handles.filter((handle) => !isSpoken(handle))
  const ways = step === 'call_or_meet' ? [...spoken, ...written] : [...written, ...spoken]
  return (
    <Sheet title={title} onClose={onClose}>
      {step === 'call_or_meet' && written.length > 0 && <p class="soft">{say('Perhaps ask first when it suits. A café or another public place is good for a first meeting.')}</p>}
      {ways.length === 0 && <p class="soft">{say('Kith doesn’t know yet where to reach them. “How to reach them” at the top of the page is for that.')}</p>}
      <div class="acts" onClick={onClose}>
        {ways.map((handle, at) => <WayButton key={handle.id} way={wayTo(person, handle, at === 0)} class={at === 0 ? 'button main-button' : 'button'} />)}
      </div>
    </Sheet>
  )
}

const isSpoken = ({ channel }: HandleRow): boolean => ['call', 'video', 'meet'].includes(channelOf(channel)?.kind ?? '')
