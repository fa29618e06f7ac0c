/** Pulling a screen down from its top asks the server now, as the status chip does. */
import { useEffect } from 'preact/hooks'
import { syncNow } from '../actions/sync'
import { status } from '../store/signals'
import { statusWords } from '../words/status'
import { announce } from './toast'
import { vibrate } from './touch'

const FAR = 90

/**
 * It only listens, so scrolling and the browser's own gestures stay as they are; hence touch events, for a pointer is taken
 * away as soon as the browser scrolls. `.pulls` keeps Chromium from loading the page anew.
 */
export function usePull(): void {
  useEffect(() => {
    let from: Touch | null = null
    const begin = ({ touches }: TouchEvent) => {
      from = scrollY <= 0 && touches.length === 1 && !document.querySelector('dialog[open]') ? touches[0]! : null
    }
    const end = ({ changedTouches: [to] }: TouchEvent) => {
      const [down, aside] = from && to ? [to.clientY - from.clientY, Math.abs(to.clientX - from.clientX)] : [0, 0]
      from = null
      if (down > FAR && aside < down / 2 && scrollY <= 0) void ask()
    }
    addEventListener('touchstart', begin, { passive: true })
    addEventListener('touchend', end, { passive: true })
    return () => {
      removeEventListener('touchstart', begin)
      removeEventListener('touchend', end)
    }
  }, [])
}

/** What is well the chip says; what is not is worth a sentence. */
async function ask(): Promise<void> {
  vibrate()
  await syncNow()
  const { kind, waiting } = status.value
  if (kind !== 'synced' && kind !== 'syncing') announce(statusWords(kind, waiting).sentence)
}
