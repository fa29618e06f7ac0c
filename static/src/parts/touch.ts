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
  onPointerLeave: () => void
  onPointerCancel: () => void
  onContextMenu: (event: MouseEvent) => void
  onClick: (event: MouseEvent) => void
}

/**
 * A tap, or a hold. The context-menu key and the right button count as holding, so a keyboard can do it too; but not on a
 * link, whose own menu they open.
 */
export function useHold(onTap: () => void, onHold: () => void): HoldHandlers {
  const state = useRef<{ timer?: ReturnType<typeof setTimeout>; held: boolean }>({ held: false })
  const hold = () => {
    clearTimeout(state.current.timer)
    if (state.current.held) return
    state.current.held = true
    vibrate()
    onHold()
  }
  const stop = () => clearTimeout(state.current.timer)
  return {
    onPointerDown: (event) => {
      state.current.held = false
      stop()
      if (event.button === 0) state.current.timer = setTimeout(hold, HOLD_MS)
    },
    onPointerUp: stop,
    onPointerLeave: stop,
    onPointerCancel: stop,
    onContextMenu: (event) => {
      const { pointerType } = event as PointerEvent
      if (event.currentTarget instanceof HTMLAnchorElement && pointerType !== 'touch' && !state.current.held) return
      event.preventDefault()
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
