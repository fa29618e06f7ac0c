/** Why somebody is named: each reason is a sentence, and a tap on it shows the facts that it rests on. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import type { PlannedPerson } from '../store/signals'
import { FactsSheet } from './facts'
import { Icon } from './icon'

export function Reasons({ planned: { person, reasons, facts } }: { planned: PlannedPerson }): VNode {
  const open = useSignal<number | null>(null)
  const at = open.value
  return (
    <>
      <ul class="why">
        {reasons.map((reason, number) => (
          <li key={reason}>
            {facts[number]?.length
              ? <button type="button" class="reason" onClick={() => (open.value = number)}><span dir="auto">{reason}</span><Icon name="next" /></button>
              : <p class="reason" dir="auto">{reason}</p>}
          </li>
        ))}
      </ul>
      {at !== null && reasons[at] !== undefined && (
        <FactsSheet person={person} title="Why now?" reason={reasons[at]} facts={facts[at] ?? []} onClose={() => (open.value = null)} />
      )}
    </>
  )
}
