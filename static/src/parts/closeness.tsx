/** Place, circle and rhythm: how close somebody is, and how often one would like to be in touch. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import * as actions from '../actions/person'
import type { PersonView } from '../store/signals'
import { circles } from '../vocabulary'
import { every } from '../words/dates'
import { attempt } from './attempt'
import { Choice } from './chip'
import { TextField } from './field'
import { Icon } from './icon'
import { Sheet } from './sheet'

const rhythms = [7, 14, 30, 60, 90, 180, 365]

/** Theirs when set, else their circle's, else what the history says; null when nothing is known. */
function rhythmWords(person: PersonView): string {
  const own = person.rhythm_days
  if (own) return `You would like to be in touch ${every(own)}.`
  const circle = circles.find(({ id }) => id === person.circle)
  if (circle) return `Usually ${every(circle.rhythm_days)} in this circle.`
  const learned = person.standing?.rhythm_days
  return learned ? `About ${every(learned)}, going by how it has been.` : 'No rhythm yet. It will show by itself.'
}

export function Closeness({ person }: { person: PersonView }): VNode {
  const open = useSignal(false)
  const circle = circles.find(({ id }) => id === person.circle)
  return (
    <section class="section">
      <h2>Circle and rhythm</h2>
      <button type="button" class="row-text wide panel" onClick={() => (open.value = true)}>
        <Icon name="people" />
        <span class="row-words">
          <strong>{circle?.label ?? 'No circle yet'}{person.place && <> · <bdi>{person.place}</bdi></>}</strong>
          <p>{rhythmWords(person)}</p>
        </span>
        <Icon name="next" />
      </button>
      {open.value && <ClosenessSheet person={person} onClose={() => (open.value = false)} />}
    </section>
  )
}

function ClosenessSheet({ person, onClose }: { person: PersonView; onClose: () => void }): VNode {
  const place = useSignal(person.place ?? '')
  const change = (field: actions.PersonField, value: string | number | null) => void attempt(() => actions.change(person.id, field, value))
  const choices = person.rhythm_days && !rhythms.includes(person.rhythm_days) ? [...rhythms, person.rhythm_days] : rhythms
  const close = () => {
    const tidy = place.value.trim() || null
    if (tidy !== person.place) change('place', tidy)
    onClose()
  }
  return (
    <Sheet title="Circle and rhythm" onClose={close}>
      <Choice label="Circle" options={circles} value={person.circle} onChoose={(id) => change('circle', id)} />
      <Choice label="In touch" options={choices.map((days) => ({ id: String(days), label: every(days) }))}
        value={person.rhythm_days ? String(person.rhythm_days) : null}
        onChoose={(id) => change('rhythm_days', id === null ? null : Number(id))} />
      <p class="soft small">{rhythmWords(person)}</p>
      <TextField label="Place" value={place.value} maxLength={200} autocapitalize="words" onText={(text) => (place.value = text)} />
      <button type="button" class="button main-button wide" onClick={close}>Done</button>
    </Sheet>
  )
}
