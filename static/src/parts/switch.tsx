/** A choice of a few, one of them always chosen: radio buttons in the form of a switch. */
import type { VNode } from 'preact'
import { useId } from 'preact/hooks'

interface SwitchProps {
  /** What is being chosen, for readers; for eyes too when `shown`. */
  label: string
  shown?: boolean
  options: readonly { id: string; label: string }[]
  value: string
  /** Also called when the chosen one is chosen again, because that makes it the user's own choice. */
  onChoose: (id: string) => void
}

export function Switch({ label, shown = false, options, value, onChoose }: SwitchProps): VNode {
  const name = useId()
  return (
    <fieldset>
      <legend class={shown ? 'label' : 'hidden'}>{label}</legend>
      <div class="switch">
        {options.map((option) => (
          <label key={option.id}>
            <input type="radio" class="hidden" name={name} value={option.id} checked={option.id === value}
              onClick={() => onChoose(option.id)} />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
