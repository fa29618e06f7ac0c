/** An empty place teaches by one sentence and one button. */
import type { ComponentChildren, VNode } from 'preact'
import { Icon } from './icon'

interface EmptyProps {
  icon: string
  calm?: boolean
  words: ComponentChildren
  children?: ComponentChildren
}

export function Empty({ icon, calm, words, children }: EmptyProps): VNode {
  return (
    <section class="empty">
      <span class={calm ? 'mark mark-calm' : 'mark'}><Icon name={icon} /></span>
      <p>{words}</p>
      {children}
    </section>
  )
}
