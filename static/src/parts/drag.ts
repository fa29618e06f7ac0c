/** Dragging something away with a finger: a sheet down, a toast to a side. There is always a button that does the same. */
import { useRef } from 'preact/hooks'
import { isStill } from './motion'

/** Before so many pixels it is a tap: browsers allow a finger as many, and whoever has a drag has no tap. */
const SLACK = 16
/** Let go beyond this part of its size, or this quickly in pixels a millisecond, it goes; else it comes back. */
const FAR = 0.4
const QUICK = 0.5
const LEAVE_MS = 160

interface Drag { pointer: number; from: number; since: number; begun: boolean }

interface DragHandlers {
  onPointerDown: (event: PointerEvent) => void
  onPointerMove: (event: PointerEvent) => void
  onPointerUp: (event: PointerEvent) => void
  onPointerCancel: () => void
}

/**
 * `down` goes one way only, `sideways` both. What takes the handlers says by `touch-action` that this way is not for scrolling.
 * What `stays` comes back, however far it was dragged.
 */
export function useDrag(
  way: 'down' | 'sideways', element: () => HTMLElement | null, onAway: () => void, stays: () => boolean = () => false,
): DragHandlers {
  const drag = useRef<Drag | null>(null)
  const along = (event: PointerEvent) => (way === 'down' ? event.clientY : event.clientX)
  const way2d = (px: string) => (way === 'down' ? `0 ${px}` : px)
  const gone = ({ from }: Drag, event: PointerEvent) => (way === 'down' ? Math.max(0, along(event) - from) : along(event) - from)
  const back = () => {
    drag.current = null
    if (element()) element()!.style.translate = ''
  }
  const leave = (far: number) => {
    const end = way2d(far < 0 ? '-110vw' : way === 'down' ? '100%' : '110vw')
    if (isStill()) return onAway()
    const leaving = element()!.animate({ translate: end }, { duration: LEAVE_MS, easing: 'ease-in', fill: 'forwards' })
    void leaving.finished.then(onAway)
  }
  return {
    onPointerDown: (event) => {
      if (event.isPrimary && event.button === 0) drag.current = { pointer: event.pointerId, from: along(event), since: event.timeStamp, begun: false }
    },
    onPointerMove: (event) => {
      const now = drag.current
      if (now?.pointer !== event.pointerId) return
      const far = gone(now, event)
      if (!now.begun && Math.abs(far) > SLACK) {
        now.begun = true
        ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
      }
      if (now.begun) element()!.style.translate = way2d(`${far}px`)
    },
    onPointerUp: (event) => {
      const now = drag.current
      drag.current = null
      if (!now?.begun) return
      const far = gone(now, event)
      const { offsetWidth, offsetHeight } = element()!
      const isFar = Math.abs(far) > FAR * (way === 'down' ? offsetHeight : offsetWidth)
      const isQuick = Math.abs(far) / (event.timeStamp - now.since) > QUICK
      if ((isFar || isQuick) && !stays()) leave(far)
      else back()
    },
    onPointerCancel: back,
  }
}
