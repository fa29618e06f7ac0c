/** One short line that says what was saved, with a way back. */
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { sayOf } from '../words/say'
import { useDrag } from './drag'
import { Icon } from './icon'

interface Toast {
  text: string
  undo?: () => unknown
}

const SHOWN_MS = 8000
const toast = signal<Toast | null>(null)
let left = SHOWN_MS
let since = 0
let timer: ReturnType<typeof setTimeout> | undefined

function run(): void {
  clearTimeout(timer)
  since = Date.now()
  timer = setTimeout(() => (toast.value = null), left)
}

/** While somebody reads or reaches for it, the time stands still. */
function pause(): void {
  clearTimeout(timer)
  left = Math.max(2000, left - (Date.now() - since))
}

/** Shows a line for eight seconds; a newer one takes its place. */
export function announce(text: string, undo?: () => unknown): void {
  toast.value = undo ? { text, undo } : { text }
  left = SHOWN_MS
  run()
}

/** Nothing of one account is said to the next. */
export function hush(): void {
  toast.value = null
}

/** Stands once in the app, so that the live region is there before its words. */
export function Toasts(): VNode {
  const shown = toast.value
  const take = () => {
    toast.value = null
    void shown?.undo?.()
  }
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown && <Line key={shown.text} toast={shown} onTake={take} />}
    </div>
  )
}

function Line({ toast: { text, undo }, onTake }: { toast: Toast; onTake: () => void }): VNode {
  const line = useRef<HTMLDivElement>(null)
  const drag = useDrag('sideways', () => line.current, hush)
  useUndoKey(undo && onTake)
  return (
    <div ref={line} class="toast" onFocusIn={pause} onFocusOut={run} onPointerEnter={pause} onPointerLeave={run} {...drag}>
      <p dir="auto">{text}</p>
      {undo && <button type="button" aria-keyshortcuts="Control+Z" onClick={onTake}>{sayOf('button', 'Undo')}</button>}
      <button type="button" class="dismiss" aria-label={sayOf('button', 'Dismiss')} onClick={hush}><Icon name="close" /></button>
    </div>
  )
}

/** From the keyboard the toast is far away; Ctrl+Z is near. In a field it is the field's own. */
function useUndoKey(onUndo: (() => void) | undefined): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, target } = event
      if (key.toLowerCase() !== 'z' || shiftKey || !(ctrlKey || metaKey) || (target as Element).closest('input, textarea')) return
      event.preventDefault()
      onUndo?.()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [onUndo])
}
