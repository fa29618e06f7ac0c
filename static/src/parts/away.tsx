/** Somebody who is left out for a while, or has died: said at the top of the page, with the way back. */
import type { VNode } from 'preact'
import { change } from '../actions/person'
import { now, type PersonView } from '../store/signals'
import { monthsLater } from '../words/calendar'
import { day } from '../words/dates'
import { called } from '../words/standing'
import { attempt } from './attempt'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { announce } from './toast'

export const isSnoozed = ({ snoozed_until }: PersonView, at: number): boolean => (snoozed_until ?? 0) > at

export function Away({ person }: { person: PersonView }): VNode | null {
  const { id, name, snoozed_until, died_at } = person
  if (died_at) {
    return <p class="away soft">Kith keeps what you had with {called(name)}, and asks nothing of you.</p>
  }
  if (!isSnoozed(person, now.value)) return null
  const back = () => attempt(async () => {
    await change(id, 'snoozed_until', null)
    announce(`${called(name)} is back`, () => attempt(() => change(id, 'snoozed_until', snoozed_until)))
  })
  return (
    <aside class="banner" aria-label="Left out">
      <p>Left out until {day(snoozed_until!, now.value)}.</p>
      <button type="button" onClick={() => void back()}>Bring back</button>
    </aside>
  )
}

const WHILES = [{ months: 1, label: 'A month' }, { months: 3, label: 'Three months' }, { months: 6, label: 'Half a year' }]

export function SnoozeSheet({ person, onClose }: { person: PersonView; onClose: () => void }): VNode {
  const { id, name, snoozed_until } = person
  const leave = (months: number) => attempt(async () => {
    const until = monthsLater(Date.now(), months)
    onClose()
    await change(id, 'snoozed_until', until)
    announce(`${called(name)} is left out until ${day(until, Date.now())}`, () => attempt(() => change(id, 'snoozed_until', snoozed_until)))
  })
  return (
    <Sheet title={`Leave ${called(name)} out for a while`} onClose={onClose}>
      <p class="soft">Kith won’t suggest them until then. They stay in your list, nothing is lost, and one tap brings them back.</p>
      <div class="rows">
        {WHILES.map(({ months, label }) => (
          <button type="button" key={months} class="row-text wide" onClick={() => void leave(months)}>
            <Icon name="clock" /><span class="row-words"><strong>{label}</strong><p>Until {day(monthsLater(now.value, months), now.value)}</p></span>
          </button>
        ))}
      </div>
    </Sheet>
  )
}
