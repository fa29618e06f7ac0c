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
  wrong?: true
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

function put(line: Toast): void {
  toast.value = line
  left = SHOWN_MS
  run()
}

/** Shows a line for eight seconds; a newer one takes its place. */
export function announce(text: string, undo?: () => unknown): void {
  put(undo ? { text, undo } : { text })
}

/** The same of what did not work; a sheet that is open stays open then, and shows it. */
export function complain(text: string): void {
  put({ text, wrong: true })
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

/** Stands once in the app, so that the live region is there before its words. */
export function Toasts(): VNode {
  useEffect(() => {
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
  return <Region shown={toast.value} />
}

/** Stands in each open sheet, for all else lies under its dim, out of reach and unheard. What was saved closes the sheet. */
export function SheetToasts(): VNode {
  // What was said before the sheet opened is not said again in it.
  const before = useRef(toast.peek()).current
  return <Region shown={toast.value?.wrong && toast.value !== before ? toast.value : null} />
}

function Region({ shown }: { shown: Toast | null }): VNode {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown && <Line key={shown.text} {...shown} />}
    </div>
  )
}

function Line({ text, undo, wrong }: Toast): VNode {
  const line = useRef<HTMLDivElement>(null)
  const drag = useDrag('sideways', () => line.current, hush)
  return (
    <div ref={line} class={wrong ? 'toast failed' : 'toast'} onFocusIn={pause} onFocusOut={run} onPointerEnter={pause} onPointerLeave={run} {...drag}>
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
