// What a screen can do and show, for a game that is played from outside: the real actions, the real store.
import * as account from '../../static/src/actions/account'
import * as handle from '../../static/src/actions/handle'
import * as interaction from '../../static/src/actions/interaction'
import * as note from '../../static/src/actions/note'
import * as person from '../../static/src/actions/person'
import { notes, pastValues, people, removedPeople, status, timeline, trouble } from '../../static/src/store/signals'
import { mine } from '../../static/src/store/database'
import { me } from '../../static/src/store/state'
import type { Direction } from '../../static/src/store/rows'

export { start } from '../../static/src/store/start'

/** Each ends with what the screen would get, such as the id of what was made. */
export const actions = {
  enter: async (token: string) => (await account.enterByLink(token)).user.id,
  add: (name: string, address: string, text: string, kind: string) => person.add({
    name, handles: [{ channel: 'email', address }], note: text, log: { kind, direction: 'both' },
  }),
  rename: (id: string, name: string) => person.change(id, 'name', name),
  move: (id: string, place: string) => person.change(id, 'place', place),
  archive: person.archive,
  unarchive: person.unarchive,
  remove: person.remove,
  restore: person.restore,
  tap: async (ids: string[], kind: string, direction: Direction) => (await interaction.log(ids, { kind, direction })).ids,
  undo: interaction.undo,
  addNote: note.add,
  editNote: note.change,
  removeNote: note.remove,
  addHandle: (id: string, address: string) => handle.add(id, { channel: 'email', address }),
  editHandle: (id: string, address: string) => handle.change(id, 'address', address),
  removeHandle: handle.remove,
  restoreHandle: handle.restore,
}

// Handles that were taken off somebody; no screen lists them, an undo brings them back.
async function removedHandles() {
  const handles = await mine((db) => db.getAll('handle'))
  return handles.filter(({ removed_at }) => removed_at !== null).map(({ id, address }) => ({ id, address })).sort(byId)
}

/** Everything that the user can see. Only ids and contents: nothing of how it is kept. */
export async function look() {
  const shown = [...people.value.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
  return {
    me: me.value?.name ?? null,
    people: await Promise.all(shown.map(async (one) => ({
      id: one.id, name: one.name, place: one.place, archived: one.archived_at !== null, last: one.standing?.last?.at ?? null,
      turn: one.standing?.turn ?? null, search: one.search.split('\n').sort(),
      handles: one.handles.map(({ id, address }) => ({ id, address })).sort(byId),
      notes: (await notes(one.id)).map(({ id, text }) => ({ id, text })).sort(byId),
      taps: (await timeline(one.id)).map(({ id, kind, at }) => ({ id, kind, at })).sort(byId),
      past: (await pastValues('person', one.id)).map(({ field, value }) => `${field}: ${value}`).sort(),
    }))),
    removed_handles: await removedHandles(),
    removed: (await removedPeople()).map(({ id, name }) => ({ id, name })).sort(byId),
  }
}

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

/** What the status line says, and whether the phone's database is in trouble. */
export function report() {
  return { ...status.value, trouble: trouble.value }
}
