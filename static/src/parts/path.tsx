/** The way from avatar to face with its days, and how things stand, in words. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import type { InteractionRow } from '../store/rows'
import { isResting, now, type PersonView } from '../store/signals'
import { stages } from '../vocabulary'
import { shortDay } from '../words/calendar'
import { farthest, giveAndTake } from '../words/phrases'
import { say } from '../words/say'
import { tides, unanswered } from '../words/standing'
import { MomentSheet } from './moment'

interface PathProps {
  person: PersonView
  /** Null until they have been read. */
  interactions: readonly InteractionRow[] | null
}

export function Path({ person, interactions }: PathProps): VNode {
  const { standing } = person
  const opened = useSignal<InteractionRow | null>(null)
  const reached = stages.findIndex(({ id }) => id === (standing?.stage ?? 'avatar'))
  return (
    <section aria-label={say('How far you know each other')}>
      <ol class="path">
        {stages.map(({ id, label }, at) => {
          const day = standing?.stage_at[id]
          const row = interactions?.find((one) => one.id === standing?.stage_by[id])
          const words = (
            <>
              <span aria-hidden="true">{label}</span>
              <span class="hidden">{at === reached || day !== undefined ? say('{stage}, reached', { stage: label }) : say('{stage}, not yet', { stage: label })}</span>
              {day !== undefined && <small>{shortDay(day, now.value)}</small>}
            </>
          )
          return (
            <li key={id} class={at === reached ? 'reached here' : day !== undefined ? 'reached' : at < reached ? 'passed' : undefined} aria-current={at === reached ? 'step' : undefined}>
              {row ? <button type="button" aria-label={say('{stage}, reached {day}', { stage: label, day: shortDay(day!, now.value) })} onClick={() => (opened.value = row)}>{words}</button> : <span>{words}</span>}
            </li>
          )
        })}
      </ol>
      <Words person={person} interactions={interactions} />
      {opened.value && <MomentSheet people={[person]} row={opened.value} kind={opened.value.kind} onClose={() => (opened.value = null)} />}
    </section>
  )
}

/** Of those who have died only how far the two had come. */
function Words({ person: { standing, name, died_at }, interactions }: PathProps): VNode | null {
  const since = standing?.waiting_since ?? Infinity
  const side = standing?.turn === 'mine' ? 'in' : 'out'
  const waiting = (interactions ?? []).filter(({ direction, at }) => direction === side && at >= since)
  const far = farthest(standing, now.value)
  // Why somebody rests is said below.
  const rests = isResting(standing, now.value)
  const said = died_at ? [far] : [
    far, giveAndTake(standing, name), !rests && unanswered(standing, name, now.value, waiting), tides(standing, name, now.value),
  ]
  const words = said.filter(Boolean).join(' ')
  return words ? <p class="soft center">{words}</p> : null
}
