// Words that the user is writing to somebody, one text for each person. They are kept on this phone alone, in the account's
// own database: never sent, and gone with it when the account is signed out.
import { signal, type ReadonlySignal } from '@preact/signals'
import { Closed, currentUser, withDatabase } from './database'
import { NotSaved } from './outbox'
import { isFull } from './full'
import { say } from '../words/say'

/** `id` is the person's, `at` the time of the last letter. */
export interface OwnWordsRecord { id: string; text: string; at: number }

const written = signal<ReadonlyMap<string, string>>(new Map())
/** By the person's id, as they stand in the field. */
export const ownWords: ReadonlySignal<ReadonlyMap<string, string>> = written

/** What was begun. */
export function showOwnWords(records: OwnWordsRecord[]): void {
  written.value = new Map(records.map(({ id, text }) => [id, text]))
}

/** Forgets what was for people who are gone for good. */
export async function sweepOwnWords(user: string): Promise<void> {
  const gone = await withDatabase(user, async (db) => {
    const tx = db.transaction(['own_words', 'person'])
    const ids = await tx.objectStore('own_words').getAllKeys()
    const there = await Promise.all(ids.map((id) => tx.objectStore('person').getKey(id)))
    return ids.filter((_id, at) => there[at] === undefined)
  })
  for (const id of gone) await withDatabase(user, (db) => db.delete('own_words', id))
  if (gone.length && user === currentUser()) written.value = new Map([...written.peek()].filter(([id]) => !gone.includes(id)))
}

/** Nobody is signed in: nothing stays on the screen. */
export function forgetOwnWords(): void {
  written.value = new Map()
}

// One change after the other, and of those that wait only the last; so typing never waits for the database.
let writing: Promise<void> = Promise.resolve()
const waiting = new Map<string, OwnWordsRecord & { user: string }>()

/** Keeps the words as they are now; on the phone when it ends. Without any, nothing stays. @throws NotSaved */
export function keepOwnWords(personId: string, text: string): Promise<void> {
  const user = currentUser()
  if (user === null) return Promise.reject(new Closed())
  const next = new Map(written.peek())
  if (text) next.set(personId, text)
  else next.delete(personId)
  written.value = next
  const isNext = waiting.size > 0
  waiting.set(personId, { user, id: personId, text, at: Date.now() })
  if (!isNext) writing = writing.catch(() => undefined).then(write)
  return writing
}

async function write(): Promise<void> {
  const all = [...waiting.values()]
  waiting.clear()
  for (const { user, ...record } of all) {
    await withDatabase(user, async (db) => {
      if (record.text.trim()) await db.put('own_words', record)
      else await db.delete('own_words', record.id)
    }).catch(explain)
  }
}

function explain(error: unknown): void {
  // Signed out between two letters.
  if (error instanceof Closed) return
  if (!isFull(error)) throw error
  throw new NotSaved(say('This phone has no room left, so your words are not kept.'))
}
