/** Why somebody is named: each reason is a sentence, and a tap on it shows the facts that it rests on. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import type { PlannedPerson } from '../store/signals'
import { say } from '../words/say'
import { FactsSheet } from './facts'
import { Icon } from './icon'

/** So many letters of them stand open on a small phone, so that the way to write is in view; a tap on the first shows the rest. */
const ROOM = 120

export function Reasons({ planned: { person, reasons, facts } }: { planned: PlannedPerson }): VNode {
  const open = useSignal<number | null>(null)
  const at = open.value
  const isSpare = (number: number): boolean => number > 0 && Boolean(facts[0]?.length) && reasons.slice(0, number + 1).join('').length > ROOM
  return (
    <>
      <ul class="why">
        {reasons.map((reason, number) => (
          <li key={reason} class={isSpare(number) ? 'spare' : undefined}>
            {facts[number]?.length
              ? <button type="button" class="reason" onClick={() => (open.value = number)}><span dir="auto">{reason}</span><Icon name="next" /></button>
              : <p class="reason" dir="auto">{reason}</p>}
          </li>
        ))}
      </ul>
      {at !== null && reasons[at] !== undefined && (
        <FactsSheet key={at} person={person} title={say('Why now?')} reason={reasons[at]} facts={facts[at] ?? []} onClose={() => (open.value = null)}>
          <Others reasons={reasons} but={at} onChoose={(number) => (open.value = number)} />
        </FactsSheet>
      )}
    </>
  )
}

/** The other reasons, each a tap away from its own facts. */
function Others({ reasons, but, onChoose }: { reasons: readonly string[]; but: number; onChoose: (number: number) => void }): VNode | null {
  if (reasons.length < 2) return null
  return (
    <section>
      <h3 class="label">{say('And also')}</h3>
      <ul class="rows">
        {reasons.map((reason, number) => number !== but && (
          <li key={reason}>
            <button type="button" class="reason" onClick={() => onChoose(number)}><span dir="auto">{reason}</span><Icon name="next" /></button>
          </li>
        ))}
      </ul>
    </section>
  )
}
