// What the next form of Add begins with, in memory only: a name that nobody had, or what an address carried.
import { v7 as newId } from 'uuid'
import { keepForm, saveDrafts, type Share } from '../store/draft'

export type Carried = { name: string } | { share: Share }

let carried: Carried | null = null

/** The next form of Add begins with this name. */
export function carryName(name: string): void {
  carried = { name }
}

/** Where somebody who comes in begins: Today, or Add when there is something for it. Ask before the app opens. */
export const firstPlace = (): string => (carried ? '/add' : '/')

/** On signing out nothing stays. */
export function forgetCarried(): void {
  carried = null
}

/** Hands it over, once. */
export function handOver(): Carried | null {
  const brought = carried
  carried = null
  return brought
}

/** Takes what is personal out of the address of Add, as from a shortcut; returns the query that may stay. */
export function takeFrom(query: string): string {
  const params = new URLSearchParams(query)
  const [title, text, url] = [params.get('title'), params.get('text'), params.get('url')]
  if (title || text || url) carried = { share: { title, text, url } }
  for (const name of ['title', 'text', 'url']) params.delete(name)
  return params.size ? `?${params}` : ''
}

/** Before the page loads anew: makes a draft of it and returns the draft's id, null where there was nothing. @throws TooMany */
export async function keepCarried(): Promise<string | null> {
  if (!carried) return null
  const id = 'share' in carried ? (await saveDrafts([carried.share]))[0]! : await keepName(carried.name)
  carried = null
  return id
}

async function keepName(name: string): Promise<string> {
  const id = newId()
  await keepForm(id, { line: name, pasted: '', edits: {} }, true)
  return id
}
