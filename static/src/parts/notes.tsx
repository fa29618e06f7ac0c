/** What one would like to remember of a person, entry by entry; what is coming up for them stands first. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import * as note from '../actions/note'
import { birthdayOf } from '../birthday'
import type { NoteRow } from '../store/rows'
import { now, type PersonView } from '../store/signals'
import { birthdayWords, dayAt, nextBirthday, whenDay } from '../words/calendar'
import { daysBetween } from '../words/dates'
import { say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { BirthdaySheet } from './birthday'
import { Earlier } from './earlier'
import { Field } from './field'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { announce } from './toast'

/** So many days before it a birthday is worth a word beside its date. */
const SOON = 31

export function Notes({ person, rows }: { person: PersonView; rows: readonly NoteRow[] }): VNode {
  const edited = useSignal<NoteRow | 'new' | 'birthday' | null>(null)
  const close = () => (edited.value = null)
  const row = typeof edited.value === 'string' ? undefined : edited.value ?? undefined
  return (
    <section class="section">
      <h2>{say('To remember')}</h2>
      <div class="panel rows">
        <BirthdayRow person={person} onEdit={() => (edited.value = 'birthday')} />
        {inOrder(rows).map((one) => (
          <div key={one.id}>
            <div class="note">
              <p dir="auto">{one.day && <Day date={one.day} calm={!person.died_at} />}{one.text}</p>
              <button type="button" class="round" aria-label={say('Change the note: {note}', { note: one.text.slice(0, 40) })} onClick={() => (edited.value = one)}>
                <Icon name="edit" />
              </button>
            </div>
            <Earlier entity="note" row={one} onRestore={(field, value) => (field === 'day' ? note.changeDay(one.id, value as string | null) : note.change(one.id, String(value)))} />
          </div>
        ))}
        {!birthdayOf(person.birthday) && (
          <button type="button" class="row-text wide soft" onClick={() => (edited.value = 'birthday')}><Icon name="birthday" />{say('Add a birthday')}</button>
        )}
        <button type="button" class="row-text wide soft" onClick={() => (edited.value = 'new')}>
          <Icon name="add" />
          <span class="row-words">{say('Add a note')}{!rows.length && <p>{say('A child’s name, a favourite book, what they worry about …')}</p>}</span>
        </button>
      </div>
      {edited.value === 'birthday' ? <BirthdaySheet person={person} onClose={close} />
        : edited.value && <NoteSheet personId={person.id} row={row} onClose={close} />}
    </section>
  )
}

/** What is still to come, the soonest first; then the rest as it was. */
function inOrder(rows: readonly NoteRow[]): NoteRow[] {
  const isAhead = ({ day }: NoteRow): boolean => Boolean(day) && daysBetween(dayAt(day!), now.value) <= 0
  return [...rows.filter(isAhead).sort((one, other) => (one.day! < other.day! ? -1 : 1)), ...rows.filter((row) => !isAhead(row))]
}

const capital = (words: string): string => words[0]!.toLocaleUpperCase() + words.slice(1)

function Day({ date, calm }: { date: string; calm: boolean }): VNode {
  const at = dayAt(date)
  const isComing = calm && daysBetween(at, now.value) <= 0
  return <span class={isComing ? 'on-day' : 'on-day soft'} dir="ltr"><Icon name="calendar" />{capital(whenDay(at, now.value))}</span>
}

function BirthdayRow({ person, onEdit }: { person: PersonView; onEdit: () => void }): VNode | null {
  const birthday = birthdayOf(person.birthday)
  if (!birthday) return null
  const next = nextBirthday(birthday, now.value)
  const isSoon = !person.died_at && -daysBetween(next, now.value) <= SOON
  return (
    <div class="note">
      <p>{isSoon && <span class="on-day"><Icon name="birthday" />{capital(whenDay(next, now.value))}</span>}{say('Birthday, {day}', { day: birthdayWords(birthday) })}</p>
      <button type="button" class="round" aria-label={say('Change the birthday')} onClick={onEdit}><Icon name="edit" /></button>
    </div>
  )
}

function NoteSheet({ personId, row, onClose }: { personId: string; row?: NoteRow; onClose: () => void }): VNode {
  const text = useSignal(row?.text ?? '')
  const day = useSignal(row?.day ?? '')
  const save = async (event: Event) => {
    event.preventDefault()
    const written = text.value.trim()
    if (!written) return
    const saved = await attempt(async () => {
      if (row) await note.rewrite(row.id, written, day.value || null)
      else await note.add(personId, written, day.value || null)
      return true
    })
    if (saved) onClose()
  }
  return (
    <Sheet title={row ? say('Change the note') : say('To remember')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void save(event)}>
        <Field label={sayOf('field', 'Note')}>
          <textarea class="input" dir="auto" rows={4} required maxLength={10_000} autofocus={!row} value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)} />
        </Field>
        <Field label={say('On a day')} hint={say('If it is about a day to come: a move, a race, the first day at work. Kith reminds you in time.')}>
          <input class="input" type="date" min="1900-01-01" max="2199-12-31" value={day.value} onInput={(event) => (day.value = event.currentTarget.value)} />
        </Field>
        <button class="button main-button wide">{sayOf('button', 'Save')}</button>
        {row && <button type="button" class="quiet danger" onClick={() => void remove(row, onClose)}>{say('Remove the note')}</button>}
      </form>
    </Sheet>
  )
}

async function remove(row: NoteRow, onClose: () => void): Promise<void> {
  onClose()
  await attempt(async () => {
    await note.remove(row.id)
    announce(say('Note removed'), () => attempt(() => note.restore(row.id)))
  })
}
