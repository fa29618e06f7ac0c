/** Add by hand in one line, or by what was copied. The clipboard is read only when the button is pressed. */
import { useSignal, type Signal } from '@preact/signals'
import type { TargetedClipboardEvent, VNode } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { copied } from '../actions/clipboard'
import { flat, type DraftForm } from '../actions/draft'
import { say, sayOf } from '../words/say'
import { Icon } from './icon'

const LONGEST = 2_000

export function Line({ form }: { form: Signal<DraftForm> }): VNode {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const said = useSignal('')
  /** Words that another line was about say nothing of this one; an empty line begins anew. */
  const take = (text: string, isPasted: boolean) => {
    said.value = ''
    const { pasted, edits: { said: _said, ...edits } } = form.peek()
    const line = isPasted ? flat(text) : text
    form.value = { line, pasted: isPasted ? text : pasted, edits: line.trim() ? edits : {} }
  }
  const paste = async () => {
    const text = (await copied())?.slice(0, LONGEST)
    if (text) return take(text, true)
    said.value = text === undefined ? say('The browser did not let Kith read what you copied. Hold the field and choose Paste.') : say('There is nothing to paste yet. Copy a link or a name first.')
    input.current?.focus()
  }
  // A field of one line would glue the lines of what is pasted together, and it says most when it is read as it was.
  const pasteHere = (event: TargetedClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData?.getData('text').trim().slice(0, LONGEST)
    if (!text || form.peek().line) return
    event.preventDefault()
    take(text, true)
  }
  return (
    <div class="field">
      <span id={id}>{say('Name, link, or “Ana Sá @ana met at PyCon”')}</span>
      <div class="line">
        <input ref={input} type="text" aria-labelledby={id} class="input" dir="auto" value={form.value.line} autocomplete="off" autocapitalize="none" spellcheck={false}
          enterkeyhint="done" maxLength={LONGEST} onInput={(event) => take(event.currentTarget.value, false)} onPaste={pasteHere} />
        <button type="button" class="button" onClick={() => void paste()}><Icon name="copy" />{sayOf('button', 'Paste')}</button>
      </div>
      <small role="status">{said.value}</small>
    </div>
  )
}
