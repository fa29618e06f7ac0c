/** Choosing somebody who is already there. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { search, type PersonView } from '../store/signals'
import { say, sayOf } from '../words/say'
import { Face } from './face'
import { TextField } from './field'
import { Sheet } from './sheet'

const SHOWN = 20

export function Picker({ onPick, onClose }: { onPick: (person: PersonView) => void; onClose: () => void }): VNode {
  const text = useSignal('')
  const found = search(text.value, text.value ? {} : { order: 'recent' }).slice(0, SHOWN)
  return (
    <Sheet title={say('Someone I know')} onClose={onClose}>
      <TextField label={sayOf('field', 'Name')} value={text.value} onText={(typed) => (text.value = typed)} autofocus autocomplete="off" spellcheck={false} />
      <ul class="rows">
        {found.map((person) => (
          <li key={person.id}>
            <button type="button" class="row-text wide" onClick={() => onPick(person)}>
              <Face person={person} /><strong class="cut" dir="auto">{person.name}</strong>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
