/** Asks once before something that is hard to take back. */
import type { ComponentChildren, VNode } from 'preact'
import { say } from '../words/say'
import { Sheet } from './sheet'

interface ConfirmProps {
  title: string
  children: ComponentChildren
  yes: string
  no?: string
  onYes: () => void
  onClose: () => void
}

export function Confirm({ title, children, yes, no = say('Keep it'), onYes, onClose }: ConfirmProps): VNode {
  const agree = () => {
    onClose()
    onYes()
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <div>{children}</div>
      <div class="acts">
        <button type="button" class="button" onClick={onClose}>{no}</button>
        <button type="button" class="button danger" onClick={agree}>{yes}</button>
      </div>
    </Sheet>
  )
}
