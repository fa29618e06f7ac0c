/** One tap: saved, felt, said, and taken back by Undo. */
import * as interaction from '../actions/interaction'
import type { Direction } from '../store/rows'
import type { PersonView } from '../store/signals'
import { kindOf } from '../vocabulary'
import { savedAll } from '../words/phrases'
import { painted } from '../painted'
import { attempt } from './attempt'
import { announce } from './toast'

type Named = Pick<PersonView, 'id' | 'name'>

/** The direction that is right for a kind when the user has not said otherwise. */
export function usualDirection(kind: string): Direction {
  return (kindOf(kind)?.direction ?? 'out') as Direction
}

/** False when it could not be saved, which the toast has said. Undo calls `back` too. */
export function tap(person: Named, details: interaction.Tap, back?: () => Promise<unknown>): Promise<boolean> {
  return tapAll([person], details, back)
}

/** The same with each of the people; one Undo takes all of it back. What it changes on the screen comes after the word that it is saved. */
export async function tapAll(people: readonly Named[], details: interaction.Tap, back?: () => Promise<unknown>): Promise<boolean> {
  const said = (logged: interaction.Logged) => {
    announce(savedAll(details.kind, details.direction, people.map(({ name }) => name)), () => attempt(async () => {
      await logged.undo()
      await back?.()
    }))
    return painted()
  }
  return (await attempt(() => interaction.log(people.map(({ id }) => id), details, said))) !== undefined
}

/** The kind for a quick button: the one used most with this person, else the one their first handle is for. */
export function quickKind(person: PersonView): string {
  return person.standing?.usual_kind ?? person.standing?.last?.kind ?? 'message'
}
