/** What the hand feels and does: a small vibration, and holding a button. */
import { useRef } from 'preact/hooks'

const HOLD_MS = 450

/** Browsers refuse it, with a complaint, before the page was touched. */
export function vibrate(): void {
  if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(12)
}

export interface HoldHandlers {
  onPointerDown: (event: PointerEvent) => void
  onPointerUp: () => void
  onPointerOut: (event: PointerEvent) => void
  onPointerCancel: () => void
  onContextMenu: (event: MouseEvent) => void
  onClick: (event: MouseEvent) => void
}

/**
 * A tap, or a hold. The context-menu key and the right button count as holding, so a keyboard can do it too; but not on a
 * link, whose own menu they open. A list hears for all that is `within` it and can be held, and is told which it was: a
 * handful of listeners for each row would take longer than to draw it.
 */
export function useHold(onTap: () => void, onHold: (held: Element) => void, within?: string): HoldHandlers {
  const state = useRef<{ timer?: ReturnType<typeof setTimeout>; held: boolean; on: Element | null }>({ held: false, on: null })
  const part = ({ target, currentTarget }: Event) => (within ? (target as Element).closest(within) : currentTarget as Element)
  const hold = () => {
    const { held, on } = state.current
    stop()
    if (held || !on) return
    state.current.held = true
    vibrate()
    onHold(on)
  }
  const stop = () => clearTimeout(state.current.timer)
  return {
    onPointerDown: (event) => {
      stop()
      state.current.held = false
      state.current.on = part(event)
      if (event.button === 0) state.current.timer = setTimeout(hold, HOLD_MS)
    },
    onPointerUp: stop,
    onPointerOut: ({ relatedTarget }) => {
      if (!state.current.on?.contains(relatedTarget as Node | null)) stop()
    },
    onPointerCancel: stop,
    onContextMenu: (event) => {
      const { pointerType } = event as PointerEvent
      const on = part(event)
      if (!on || (on instanceof HTMLAnchorElement && pointerType !== 'touch' && !state.current.held)) return
      event.preventDefault()
      state.current.on = on
      hold()
    },
    onClick: (event) => {
      stop()
      // The click that ends a hold does not count; a keyboard's click (detail 0) never ends one.
      if (!state.current.held || event.detail === 0) onTap()
      else {
        event.preventDefault()
        event.stopPropagation()
      }
      state.current.held = false
    },
  }
}
