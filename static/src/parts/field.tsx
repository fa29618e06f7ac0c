/** Labelled form fields. */
import type { ComponentChildren, VNode } from 'preact'
import { Icon } from './icon'

interface FieldProps {
  label: string
  hint?: ComponentChildren
  children: ComponentChildren
}

export function Field({ label, hint, children }: FieldProps): VNode {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
      {hint && <small>{hint}</small>}
    </label>
  )
}

interface TextProps {
  label: string
  value: string
  onText: (text: string) => void
  hint?: ComponentChildren
  name?: string
  placeholder?: string
  autocomplete?: string
  autocapitalize?: 'none' | 'words' | 'sentences' | 'characters'
  inputmode?: 'text' | 'email' | 'tel' | 'url'
  spellcheck?: boolean
  autofocus?: boolean
  required?: boolean
  maxLength?: number
}

export function TextField({ label, value, onText, hint, ...rest }: TextProps): VNode {
  return (
    <Field label={label} hint={hint}>
      <input {...rest} type="text" dir="auto" class="input" value={value} onInput={(event) => onText(event.currentTarget.value)} />
    </Field>
  )
}

/** Why something failed; read out when it appears. */
export function Wrong({ children }: { children: ComponentChildren }): VNode {
  return (
    <div role="alert" class="alert">
      {children && <p class="wrong"><Icon name="info" /><span>{children}</span></p>}
    </div>
  )
}
