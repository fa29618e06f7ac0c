/** Add by hand in one line, or by what was copied. The clipboard is read only when the button is pressed. */
import { useSignal, type Signal } from '@preact/signals'
import type { TargetedInputEvent, VNode } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { pasted } from '../actions/clipboard'
import type { DraftForm } from '../actions/draft'
import { Icon } from './icon'

const LONGEST = 2_000

export function Line({ form }: { form: Signal<DraftForm> }): VNode {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const said = useSignal('')
  const take = (line: string, isPasted: boolean) => {
    said.value = ''
    form.value = { ...form.peek(), line, pasted: isPasted ? line : form.peek().pasted }
  }
  const type = (event: TargetedInputEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget
    take(value, event.inputType === 'insertFromPaste' && !form.peek().line)
  }
  const paste = async () => {
    const text = await pasted()
    // A single line by nature of the field, as when pasted by hand.
    if (text) take(text.slice(0, LONGEST).replace(/\s+/g, ' '), true)
    else said.value = text === null ? 'The browser did not let Kith read what you copied. Hold the field and choose Paste.' : 'There is nothing to paste yet. Copy a link or a name first.'
    if (!text) input.current?.focus()
  }
  return (
    <div class="field">
      <label for={id}>Name, link, or “Ana Sá @ana met at PyCon”</label>
      <div class="line">
        <input ref={input} id={id} type="text" class="input" dir="auto" value={form.value.line} autocomplete="off" autocapitalize="none" spellcheck={false}
          enterkeyhint="done" maxLength={LONGEST} onInput={type} />
        <button type="button" class="button" onClick={() => void paste()}><Icon name="copy" />Paste</button>
      </div>
      <small role="status">{said.value}</small>
    </div>
  )
}
