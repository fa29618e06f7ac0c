/** Somebody who is left in peace: why, with what says so, and the one tap that ends it. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { change } from '../actions/person'
import { isResting, now, type PersonView } from '../store/signals'
import { called } from '../words/called'
import { say, sayOf } from '../words/say'
import { restingWords } from '../words/standing'
import { attempt } from './attempt'
import { FactsSheet } from './facts'
import { Icon } from './icon'
import { announce } from './toast'

export function Resting({ person }: { person: PersonView }): VNode | null {
  const { standing, name, woken_at } = person
  const open = useSignal(false)
  if (!isResting(standing, now.value)) return null
  const { tries } = standing!
  const words = restingWords(tries.length, name)
  const wake = () => attempt(async () => {
    await change(person.id, 'woken_at', Date.now())
    announce(say('{name} is not resting', { name: called(name) }), () => attempt(() => change(person.id, 'woken_at', woken_at)))
  })
  return (
    <section class="section calm" aria-label={sayOf('person', 'Resting')}>
      <h2><Icon name="rest" />{sayOf('person', 'Resting')}</h2>
      {tries.length > 0
        ? <button type="button" class="reason" onClick={() => (open.value = true)}><span>{words}</span><Icon name="next" /></button>
        : <p>{words}</p>}
      <button type="button" class="button" onClick={() => void wake()}>{sayOf('button', 'Not resting')}</button>
      {open.value && (
        <FactsSheet person={person} title={say('Without an answer')} facts={tries.map((id) => ({ entity: 'interaction', id }))} here onClose={() => (open.value = false)} />
      )}
    </section>
  )
}
