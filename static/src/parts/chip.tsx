/** Small round choices. */
import type { ComponentChildren, VNode } from 'preact'
import { useId } from 'preact/hooks'

interface ChipProps {
  on?: boolean
  onClick: () => void
  children: ComponentChildren
}

/** A chip that is on or off. */
export function Chip({ on = false, onClick, children }: ChipProps): VNode {
  return <button type="button" class="chip" aria-pressed={on} onClick={onClick}>{children}</button>
}

interface ChoiceProps {
  label: string
  options: readonly { id: string; label: string }[]
  value: string | null
  onChoose: (id: string | null) => void
}

/** One of several, or none: choosing the chosen one takes it off. */
export function Choice({ label, options, value, onChoose }: ChoiceProps): VNode {
  const id = useId()
  return (
    <div class="field" role="group" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <div class="chips">
        {options.map((option) => (
          <Chip key={option.id} on={option.id === value} onClick={() => onChoose(option.id === value ? null : option.id)}>
            {option.label}
          </Chip>
        ))}
      </div>
    </div>
  )
}
