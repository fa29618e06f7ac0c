/** Saving what the form of Add holds: a new person, or more about one who is known. */
import { discard, type Understood } from '../actions/draft'
import { known, tidy, type Address } from '../actions/handle'
import { beginning, LONGEST_NOTE } from '../actions/own_words'
import * as person from '../actions/person'
import type { Direction } from '../store/rows'
import type { PersonView } from '../store/signals'
import { channelOf, kindOf } from '../vocabulary'
import { called } from '../words/called'
import { saved } from '../words/phrases'
import { say } from '../words/say'
import { attempt } from './attempt'
import { usualDirection } from './tap'
import { announce } from './toast'

/** The form as it is to be saved. */
export interface Filled extends Understood {
  circle: string | null
  /** What the user chose; null leaves it to the kind. */
  direction: Direction | null
  face: Blob | null
}

const LONGEST_NAME = 200

function partsOf(form: Filled): person.Parts {
  const { kind, link, note, remember, direction, face, birthday } = form
  const handles = form.handles.flatMap(({ channel, address }): Address[] => {
    const plain = channel && tidy(channel, address)
    return plain ? [{ channel, address: plain }] : []
  })
  // A handle that could be anywhere is no address, and is not lost.
  const loose = form.handles.filter(({ channel, address }) => !channel || !tidy(channel, address)).map(({ channel, address }) => (channel ? address : `@${address}`))
  const channel = handles.find(({ channel }) => kind && (kindOf(kind)?.public || channelOf(channel)?.kind === kind))?.channel
  // What is too long for one contact is kept with the person.
  const about = kind ? beginning(note, LONGEST_NOTE) : ''
  return {
    handles, face, birthday, note: [beginning(note.slice(about.length)), remember, ...loose].filter(Boolean).join('\n'),
    log: kind ? { kind, direction: direction ?? usualDirection(kind), link, note: about, channel } : undefined,
  }
}

/** Returns the id of whoever it was saved with. `back` is called when the user takes it back; the draft is there again then. */
export async function keep(form: Filled, owner: PersonView | null, draftId: string, back: () => void): Promise<string> {
  const parts = partsOf(form)
  const { id, undo, said } = owner ? await keepWith(owner, parts) : await keepNew(form, parts)
  // They are saved. Said to have failed, they would be saved twice.
  const restore = await discard(draftId).catch((error: unknown) => {
    reportError(error)
    return () => Promise.resolve()
  })
  announce(said, () => attempt(async () => {
    await undo()
    await restore()
    back()
  }))
  return id
}

interface Kept { id: string; undo: () => Promise<void>; said: string }

async function keepNew(form: Filled, parts: person.Parts): Promise<Kept> {
  const name = beginning(form.name.trim(), LONGEST_NAME)
  const id = await person.add({ ...parts, name, place: beginning(form.place, LONGEST_NAME), circle: form.circle })
  return { id, undo: () => person.remove(id), said: say('{name} is added', { name: called(name) }) }
}

async function keepWith(owner: PersonView, parts: person.Parts): Promise<Kept> {
  const undo = await person.addTo(owner.id, { ...parts, handles: parts.handles?.filter((handle) => known(handle) !== owner.id) })
  const { log } = parts
  return { id: owner.id, undo, said: log ? saved(log.kind, log.direction, owner.name) : say('Saved with {name}', { name: called(owner.name) }) }
}
