/** Who reached out, as the switch above the kinds shows it. */
import { useSignal, type ReadonlySignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Direction } from '../store/rows'
import { usualDirection } from './tap'

const SEEN_MS = 3000

export interface DirectionChoice {
  /** What the user chose; null leaves it to the kind. */
  chosen: ReadonlySignal<Direction | null>
  /** What the switch shows. */
  shown: Direction
  choose: (direction: Direction) => void
  /** The direction for a tap on this kind. The switch goes there for a moment, so that nobody is surprised by it. */
  take: (kind: string) => Direction
}

export function useDirection(): DirectionChoice {
  const chosen = useSignal<Direction | null>(null)
  const taken = useSignal<Direction | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const take = (kind: string) => {
    const direction = chosen.value ?? usualDirection(kind)
    taken.value = direction
    clearTimeout(timer.current)
    timer.current = setTimeout(() => (taken.value = null), SEEN_MS)
    return direction
  }
  return { chosen, shown: chosen.value ?? taken.value ?? 'out', choose: (direction) => (chosen.value = direction), take }
}
