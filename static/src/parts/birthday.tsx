/** A birthday: day and month, and the year where it is known. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { change } from '../actions/person'
import { birthdayOf, isDay, writtenBirthday } from '../birthday'
import type { PersonView } from '../store/signals'
import { months } from '../words/calendar'
import { say, sayOf } from '../words/say'
import { useTask } from './attempt'
import { Field, Wrong } from './field'
import { Sheet } from './sheet'

const numberIn = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : NaN)

export function BirthdaySheet({ person, onClose }: { person: PersonView; onClose: () => void }): VNode {
  const known = birthdayOf(person.birthday)
  const day = useSignal(known ? String(known.day) : '')
  const month = useSignal(known ? String(known.month) : '')
  const year = useSignal(known?.year ? String(known.year) : '')
  const task = useTask()
  const typed = { day: numberIn(day.value), month: numberIn(month.value), year: year.value.trim() ? numberIn(year.value) : null }
  const isWhole = day.value.trim() !== '' && month.value !== ''
  const isRight = isWhole && isDay(typed) && (typed.year === null || (typed.year >= 1800 && typed.year <= new Date().getFullYear()))
  const keep = (value: string | null) => void task.run(async () => {
    await change(person.id, 'birthday', value)
    onClose()
  })
  const save = (event: Event) => {
    event.preventDefault()
    if (isRight) keep(writtenBirthday(typed))
  }
  const isLater = year.value.trim().length >= 4 || year.value.trim() === ''
  return (
    <Sheet title={sayOf('person', 'Birthday')} onClose={onClose}>
      <form class="stack" onSubmit={save}>
        <div class="date">
          <Field label={sayOf('field', 'Day')}>
            <input class="input" type="text" inputMode="numeric" maxLength={2} required autofocus={!known} value={day.value} onInput={(event) => (day.value = event.currentTarget.value)} />
          </Field>
          <Field label={sayOf('field', 'Month')}>
            <select class="input" required value={month.value} onChange={(event) => (month.value = event.currentTarget.value)}>
              <option value="">–</option>
              {months().map((name, at) => <option key={name} value={String(at + 1)}>{name}</option>)}
            </select>
          </Field>
          <Field label={say('Year, or none')}>
            <input class="input" type="text" inputMode="numeric" maxLength={4} value={year.value} onInput={(event) => (year.value = event.currentTarget.value)} />
          </Field>
        </div>
        <Wrong>{task.wrong.value ?? (isWhole && isLater && !isRight ? say('There is no such day.') : null)}</Wrong>
        <button class="button main-button wide" disabled={!isRight || task.busy.value}>{sayOf('button', 'Save')}</button>
        {known && <button type="button" class="quiet danger" onClick={() => keep(null)}>{say('Remove the birthday')}</button>}
      </form>
    </Sheet>
  )
}
