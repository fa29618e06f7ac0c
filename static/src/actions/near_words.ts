// Whether nearly the same was written to somebody else. Loaded when there are words to compare.
import { likenessTo, NEARLY } from '../same_words'
import { Closed } from '../store/database'
import { people } from '../store/state'
import type { PersonView } from '../store/views'
import { lately } from '../store/written'

export interface NearWords { person: PersonView; at: number }

/**
 * The person to whom the user has said this or nearly this in the last 90 days, and when; the likest, and of those the
 * latest. Null for nobody. Reads this phone only, a page of notes at a time.
 */
export async function nearWords({ id, name }: Pick<PersonView, 'id' | 'name'>, text: string, now = Date.now()): Promise<NearWords | null> {
  const likeness = likenessTo(text, name)
  if (!likeness) return null
  let near: NearWords | null = null
  let most = NEARLY
  try {
    for await (const page of lately(now)) {
      for (const { person_id, note, at } of page) {
        // Who is gone, or has died, is not brought up by a copied sentence.
        const person = person_id === id ? undefined : people.peek().get(person_id)
        const alike = person && person.died_at === null ? likeness(note, person.name) : 0
        if (!person || alike < most || (alike === most && near && near.at > at)) continue
        most = alike
        near = { person, at }
      }
    }
  } catch (error) {
    if (!(error instanceof Closed)) throw error
    return null
  }
  return near
}
