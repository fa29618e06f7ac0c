/** Somebody who is left out for a while, or has died: said at the top of the page, with the way back. */
import type { VNode } from 'preact'
import { change } from '../actions/person'
import { now, type PersonView } from '../store/signals'
import { monthsLater } from '../words/calendar'
import { day } from '../words/dates'
import { called } from '../words/called'
import { say, sayOf } from '../words/say'
import { attempt } from './attempt'
import { Icon } from './icon'
import { Sheet } from './sheet'
import { announce } from './toast'

export const isSnoozed = ({ snoozed_until }: PersonView, at: number): boolean => (snoozed_until ?? 0) > at

export function Away({ person }: { person: PersonView }): VNode | null {
  const { id, name, snoozed_until, died_at } = person
  if (died_at) {
    return <p class="away soft">{say('Kith keeps what you had with {name}, and asks nothing of you.', { name: called(name) })}</p>
  }
  if (!isSnoozed(person, now.value)) return null
  const back = () => attempt(async () => {
    await change(id, 'snoozed_until', null)
    announce(say('{name} is back', { name: called(name) }), () => attempt(() => change(id, 'snoozed_until', snoozed_until)))
  })
  return (
    <aside class="banner" aria-label={sayOf('person', 'Left out')}>
      <p>{say('Left out until {day}.', { day: day(snoozed_until!, now.value) })}</p>
      <button type="button" onClick={() => void back()}>{say('Bring back')}</button>
    </aside>
  )
}

const whiles = () => [{ months: 1, label: say('A month') }, { months: 3, label: say('Three months') }, { months: 6, label: say('Half a year') }]

export function SnoozeSheet({ person, onClose }: { person: PersonView; onClose: () => void }): VNode {
  const { id, name, snoozed_until } = person
  const leave = (months: number) => attempt(async () => {
    const until = monthsLater(Date.now(), months)
    onClose()
    await change(id, 'snoozed_until', until)
    announce(say('{name} is left out until {day}', { name: called(name), day: day(until, Date.now()) }), () => attempt(() => change(id, 'snoozed_until', snoozed_until)))
  })
  return (
    <Sheet title={say('Leave {name} out for a while', { name: called(name) })} onClose={onClose}>
      <p class="soft">{say('Kith won’t suggest them until then. They stay in your list, nothing is lost, and one tap brings them back.')}</p>
      <div class="rows">
        {whiles().map(({ months, label }) => (
          <button type="button" key={months} class="row-text wide" onClick={() => void leave(months)}>
            <Icon name="clock" /><span class="row-words"><strong>{label}</strong><p>{say('Until {day}', { day: day(monthsLater(now.value, months), now.value) })}</p></span>
          </button>
        ))}
      </div>
    </Sheet>
  )
}
