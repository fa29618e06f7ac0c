/** A sheet that slides up from the thumb's side. Escape, the back gesture, the dimmed ground, dragging it down and the cross close it. */
import type { ComponentChildren, TargetedEvent, TargetedMouseEvent, VNode } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { sayOf } from '../words/say'
import { useDrag } from './drag'
import { Icon } from './icon'
import { SheetToasts } from './toast'

interface SheetProps {
  title: string
  onClose: () => void
  children: ComponentChildren
}

/** Render it while it is open. Focus comes in, stays in, and goes back to where it was. */
export function Sheet({ title, onClose, children }: SheetProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null)
  // A slip of the thumb takes no sentence away: with words in it, only what is meant closes it.
  const typed = useRef(false)
  const onInput = ({ target }: Event) => {
    if (target instanceof HTMLTextAreaElement) typed.current = target.value.trim() !== ''
  }
  const id = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    // Of several the browser takes the first, which is the title's.
    element?.querySelector<HTMLElement>('.sheet-body [autofocus]')?.focus()
    // Closing before removal lets the browser give the focus back.
    return () => element?.close()
  }, [])
  const onClick = (event: TargetedMouseEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget || event.detail === 0) return
    const { top, left, right } = event.currentTarget.getBoundingClientRect()
    if (!typed.current && (event.clientY < top || event.clientX < left || event.clientX > right)) onClose()
  }
  const drag = useDrag('down', () => dialog.current, onClose, () => typed.current)
  const onCancel = (event: Event) => {
    event.preventDefault()
    onClose()
  }
  // A second Escape closes it without asking; one that is leaving the page has been closed by us.
  const onClosed = (event: TargetedEvent<HTMLDialogElement>) => {
    if (event.currentTarget.isConnected) onClose()
  }
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby={id} onClick={onClick} onInput={onInput} onCancel={onCancel} onClose={onClosed}>
      <div class="sheet-top" {...drag}>
        <h2 id={id} tabIndex={-1} autofocus>{title}</h2>
        <button type="button" class="round" aria-label={sayOf('button', 'Close')} onClick={onClose}><Icon name="close" /></button>
      </div>
      <SheetToasts />
      <div class="sheet-body">{children}</div>
    </dialog>
  )
}
