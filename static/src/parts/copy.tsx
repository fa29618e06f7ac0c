/** A button that copies a text, and says so. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { Icon } from './icon'

export function Copy({ text, label = sayOf('button', 'Copy') }: { text: string; label?: string }): VNode {
  const copied = useSignal(false)
  const copy = () => void attempt(() => navigator.clipboard.writeText(text).then(() => (copied.value = true)))
  return (
    <button type="button" class="button" onClick={copy}>
      <Icon name={copied.value ? 'check' : 'copy'} /><span aria-live="polite">{copied.value ? say('Copied') : label}</span>
    </button>
  )
}
