/** Archiving and deleting somebody; both can be taken back. */
import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { archive, remove, restore, unarchive } from '../actions/person'
import type { PersonView } from '../store/signals'
import { firstName } from '../words/names'
import { attempt } from './attempt'
import { Icon } from './icon'
import { say } from './toast'

export function Parting({ person }: { person: PersonView }): VNode {
  const { route } = useLocation()
  const first = firstName(person.name)
  const put = () =>
    attempt(async () => {
      await (person.archived_at ? unarchive(person.id) : archive(person.id))
      if (person.archived_at) say(`${first} is back`, () => attempt(() => archive(person.id)))
      else say(`${first} is archived, and Kith won’t suggest them`, () => attempt(() => unarchive(person.id)))
    })
  const take = () =>
    attempt(async () => {
      await remove(person.id)
      route('/people', true)
      say(`${first} is deleted`, () => attempt(() => restore(person.id)))
    })
  return (
    <div class="pair section">
      <button type="button" class="quiet" onClick={() => void put()}>
        <Icon name={person.archived_at ? 'restore' : 'archive'} />{person.archived_at ? 'Bring back' : 'Archive'}
      </button>
      <button type="button" class="quiet" onClick={() => void take()}><Icon name="remove" />Delete</button>
    </div>
  )
}
