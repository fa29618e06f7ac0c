/** Place, circle and rhythm: how close somebody is, and how often one would like to be in touch. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import * as actions from '../actions/person'
import type { PersonView } from '../store/signals'
import { circles } from '../vocabulary'
import { every } from '../words/dates'
import { say, sayOf } from '../words/say'
import { rhythmWords } from '../words/standing'
import { attempt } from './attempt'
import { Choice } from './chip'
import { TextField } from './field'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { Switch } from './switch'

const rhythms = [7, 14, 30, 60, 90, 180, 365]

export function Closeness({ person }: { person: PersonView }): VNode {
  const open = useSignal(false)
  const circle = circles.find(({ id }) => id === person.circle)
  return (
    <section class="section">
      <h2>{say('Circle and rhythm')}</h2>
      <button type="button" class="row-text wide panel" onClick={() => (open.value = true)}>
        <Icon name="people" />
        <span class="row-words">
          <strong>{circle?.label ?? say('No circle yet')}{person.place && <> · <bdi>{person.place}</bdi></>}</strong>
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
  const close = () => {
    const tidy = place.value.trim() || null
    if (tidy !== person.place) change('place', tidy)
    onClose()
  }
  return (
    <Sheet title={say('Circle and rhythm')} onClose={close}>
      <Choice label={sayOf('field', 'Circle')} options={circles} value={person.circle} onChoose={(id) => change('circle', id)} />
      <Rhythm person={person} onChoose={(days) => change('rhythm_days', days)} />
      <TextField label={sayOf('field', 'Place')} value={place.value} maxLength={200} autocapitalize="words" onText={(text) => (place.value = text)} />
      <button type="button" class="button main-button wide" onClick={close}>{sayOf('button', 'Done')}</button>
    </Sheet>
  )
}

const whose = () => [{ id: 'usual', label: say('As usual') }, { id: 'own', label: say('As I want it') }]

/** As the circle or the past has it, or as the user wishes. */
function Rhythm({ person, onChoose }: { person: PersonView; onChoose: (days: number | null) => void }): VNode {
  const own = person.rhythm_days
  const usual = person.standing?.rhythm_days ?? circles.find(({ id }) => id === person.circle)?.rhythm_days ?? 30
  const nearest = rhythms.reduce((best, days) => (Math.abs(days - usual) < Math.abs(best - usual) ? days : best))
  const choices = own && !rhythms.includes(own) ? [...rhythms, own].sort((one, other) => one - other) : rhythms
  return (
    <div class="stack">
      <Switch label={say('How often?')} shown options={whose()} value={own ? 'own' : 'usual'} onChoose={(id) => onChoose(id === 'usual' ? null : own ?? nearest)} />
      {own && (
        <Choice label={say('In touch')} options={choices.map((days) => ({ id: String(days), label: every(days) }))} value={String(own)}
          onChoose={(id) => onChoose(id === null ? null : Number(id))} />
      )}
      <p class="soft small">{rhythmWords(person)}</p>
    </div>
  )
}
