/** The buttons that log: one tap for what happened, a hold for more about it. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { kinds, type Kind } from '../vocabulary'
import { say, sayOf } from '../words/say'
import { Icon } from './icon'
import { useHold } from './touch'

/** How many stand beside More at first. */
const FEW = 7

/** All kinds; those that happened most with this person first, then the common ones. */
export function orderedKinds(happened: Map<string, number>): Kind[] {
  return [...kinds].sort((a, b) => (happened.get(b.id) ?? 0) - (happened.get(a.id) ?? 0) || Number(b.common) - Number(a.common))
}

interface KindGridProps {
  /** In the order to show them. */
  order: readonly Kind[]
  onTap: (kind: Kind) => void
  onHold: (kind: Kind) => void
}

export function KindGrid({ order, onTap, onHold }: KindGridProps): VNode {
  const all = useSignal(false)
  const shown = all.value ? order : order.slice(0, FEW)
  return (
    <div class="kinds" role="group" aria-label={say('What happened?')}>
      {shown.map((kind) => <KindButton key={kind.id} kind={kind} onTap={onTap} onHold={onHold} />)}
      <button type="button" class="kind" aria-expanded={all.value} onClick={() => (all.value = !all.value)}>
        <Icon name="more" />{all.value ? sayOf('button', 'Fewer') : sayOf('button', 'More')}
      </button>
    </div>
  )
}

interface KindButtonProps { kind: Kind; onTap: (kind: Kind) => void; onHold: (kind: Kind) => void; disabled?: boolean }

export function KindButton({ kind, onTap, onHold, disabled }: KindButtonProps): VNode {
  const taps = useSignal(0)
  const hold = useHold(
    () => {
      taps.value += 1
      onTap(kind)
    },
    () => onHold(kind),
  )
  return (
    <button type="button" class={taps.value ? 'kind done' : 'kind'} disabled={disabled} {...hold}>
      <Icon name={kind.icon} key={taps.value} />{kind.label}
    </button>
  )
}

interface KindChoiceProps {
  value: string | null
  onChoose: (kind: string | null) => void
  optional?: boolean
  /** Those that are likely, the likeliest first. */
  first?: readonly string[]
}

/** The same buttons as a choice within a form. */
export function KindChoice({ value, onChoose, optional, first = [] }: KindChoiceProps): VNode {
  const all = useSignal(false)
  const order = orderedKinds(new Map(first.map((id, at) => [id, first.length - at])))
  const few = order.filter((kind, at) => at < FEW || kind.id === value)
  return (
    <div class="kinds" role="group" aria-label={say('What happened?')}>
      {(all.value ? order : few).map((kind) => (
        <button type="button" key={kind.id} class="kind" aria-pressed={kind.id === value}
          onClick={() => onChoose(optional && kind.id === value ? null : kind.id)}>
          <Icon name={kind.icon} />{kind.label}
        </button>
      ))}
      {!all.value && (
        <button type="button" class="kind" aria-expanded={false} onClick={() => (all.value = true)}><Icon name="more" />{sayOf('button', 'More')}</button>
      )}
    </div>
  )
}
