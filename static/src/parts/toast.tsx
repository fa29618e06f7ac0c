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

function takeBack(): void {
  const undo = toast.peek()?.undo
  toast.value = null
  void undo?.()
}

/**
 * Stands in the app, so that the live region is there before its words, and in each open sheet: what lies outside of one
 * is under its dim, out of reach and unheard.
 */
export function Toasts(): VNode {
  // What was said before a sheet opened is not said again in it.
  const before = useRef(toast.peek()).current
  const shown = toast.value === before ? null : toast.value
  useEffect(() => {
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown && <Line key={shown.text} {...shown} />}
    </div>
  )
}

function Line({ text, undo }: Toast): VNode {
  const line = useRef<HTMLDivElement>(null)
  const drag = useDrag('sideways', () => line.current, hush)
  return (
    <div ref={line} class="toast" onFocusIn={pause} onFocusOut={run} onPointerEnter={pause} onPointerLeave={run} {...drag}>
      <p>{text}</p>
      {undo && <button type="button" aria-keyshortcuts="Control+Z" onClick={takeBack}>{sayOf('button', 'Undo')}</button>}
      <button type="button" class="dismiss" aria-label={sayOf('button', 'Dismiss')} onClick={hush}><Icon name="close" /></button>
    </div>
  )
}

/**
 * From the keyboard the toast is far away; Ctrl+Z is near. In a field it is the field's own.
 * It takes back what is shown when it is pressed: effects run after a paint, and the words may have changed by then.
 */
function pressed(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, shiftKey, target } = event
  if (key.toLowerCase() !== 'z' || shiftKey || !(ctrlKey || metaKey) || !toast.peek()?.undo || (target as Element).closest('input, textarea')) return
  event.preventDefault()
  takeBack()
}
