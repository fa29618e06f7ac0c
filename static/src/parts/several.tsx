/** Logging one thing for several people: who is chosen, and what happened, at the thumb. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { PersonView } from '../store/signals'
import { kinds, type Kind } from '../vocabulary'
import { say, sayMany, sayOf } from '../words/say'
import { choose, chooseNobody, chosen, useEnd } from './choosing'
import { Face } from './face'
import { Icon } from './icon'
import { KindButton } from './kinds'
import { MomentSheet } from './moment'
import { tapAll, usualDirection } from './tap'

/** What several people do together comes first, then what one writes to them, and what is public last. */
const rank = (kind: Kind): number => (kind.direction === 'both' ? 10 + kind.depth : kind.public ? 0 : Number(kind.common) + 1)
const order = [...kinds].sort((one, other) => rank(other) - rank(one))

/** Stands in the place of the navigation while people are chosen. */
export function SeveralBar(): VNode {
  const busy = useSignal(false)
  const detailed = useSignal<Kind | 'any' | null>(null)
  // However one leaves, the next time begins with nobody.
  useEffect(() => chooseNobody, [])
  const end = useEnd()
  const some = chosen.value
  const log = async (kind: Kind) => {
    if (busy.value) return
    busy.value = true
    if (await tapAll(some, { kind: kind.id, direction: usualDirection(kind.id) })) end()
    else busy.value = false
  }
  const about = detailed.value
  return (
    <section class="several" aria-label={say('Several people')}>
      <div class="several-top">
        <p role="status">
          {some.length
            ? <><b aria-hidden="true">{some.length}</b><span class="hidden">{sayMany('One person is chosen', '{n} people are chosen', some.length, { n: String(some.length) })}</span></>
            : <span class="soft">{say('Tap everyone it was with')}</span>}
        </p>
        <Chosen people={some} />
        <button type="button" class="round" aria-label={say('With a note or another time')} disabled={!some.length} onClick={() => (detailed.value = 'any')}>
          <Icon name="details" />
        </button>
        <button type="button" class="round" aria-label={say('Stop choosing')} onClick={end}><Icon name="close" /></button>
      </div>
      <div class="several-kinds" role="group" aria-label={say('What happened?')}>
        {order.map((kind) => (
          <KindButton key={kind.id} kind={kind} disabled={!some.length} onTap={(it) => void log(it)} onHold={(it) => (detailed.value = it)} />
        ))}
      </div>
      {about && some.length > 0 && (
        <MomentSheet people={some} kind={about === 'any' ? undefined : about.id} onSaved={end} onClose={() => (detailed.value = null)} />
      )}
    </section>
  )
}

/** Small faces, the latest first, so that each new one is seen; a tap leaves one out. */
function Chosen({ people }: { people: readonly PersonView[] }): VNode {
  return (
    <ul class="chosen" aria-label={sayOf('people', 'Chosen')}>
      {[...people].reverse().map((person) => (
        <li key={person.id}>
          <button type="button" class="round" aria-label={say('Leave out {name}', { name: person.name })} onClick={() => choose([person], false)}>
            <Face person={person} size="small" />
          </button>
        </li>
      ))}
    </ul>
  )
}
