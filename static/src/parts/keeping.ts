/** Saving what the form of Add holds: a new person, or more about one who is known. */
import { discard } from '../actions/draft'
import * as handle from '../actions/handle'
import * as interaction from '../actions/interaction'
import * as person from '../actions/person'
import type { Direction } from '../store/rows'
import type { PersonView } from '../store/signals'
import { firstName } from '../words/names'
import { saved } from '../words/phrases'
import { attempt } from './attempt'
import { usualDirection } from './tap'
import { say } from './toast'
import { vibrate } from './touch'

export interface Form {
  name: string
  place: string
  circle: string | null
  channel: string
  address: string
  link: string | null
  kind: string | null
  /** What the user chose; null leaves it to the kind. */
  direction: Direction | null
}

function tapOf({ kind, direction, link, address, channel }: Form): interaction.Tap | undefined {
  if (!kind) return undefined
  return { kind, direction: direction ?? usualDirection(kind), link, channel: address ? channel : null }
}

function addressOf({ channel, address }: Form): handle.Address | null {
  const tidy = handle.tidy(channel, address)
  return tidy ? { channel, address: tidy } : null
}

/** Returns the id of whoever it was saved with. `back` is called when the user takes a new person back. */
export async function keep(form: Form, known: PersonView | null, draftId: string | null, back: () => void): Promise<string> {
  const id = known ? await keepWith(known, form) : await keepNew(form, back)
  if (draftId) await discard(draftId)
  vibrate()
  return id
}

async function keepNew(form: Form, back: () => void): Promise<string> {
  const address = addressOf(form)
  const name = form.name.trim()
  const id = await person.add({
    name, place: form.place.trim() || null, circle: form.circle, handles: address ? [address] : [], log: tapOf(form),
  })
  say(`${firstName(name)} is added`, () => attempt(() => person.remove(id)).then(back))
  return id
}

async function keepWith(known: PersonView, form: Form): Promise<string> {
  const address = addressOf(form)
  if (address && !handle.known(address)) await handle.add(known.id, address)
  const tap = tapOf(form)
  if (!tap) {
    say(`Saved with ${firstName(known.name)}`)
    return known.id
  }
  const logged = await interaction.log([known.id], tap)
  say(saved(tap.kind, tap.direction, known.name), () => attempt(() => logged.undo()))
  return known.id
}
