// Drafts from the share sheet or from a link; nothing of them is saved as a person without a tap.
import { forgetDrafts, savedDrafts, type Draft } from '../store/device'
import { recognise, type Recognised } from '../recognise'

export { recognise }
export type { Draft, Recognised }

/** What the form of Add begins with. */
export interface Beginning { draftId: string | null; start: Recognised }

const nothing: Recognised = { channel: null, address: null, name: null, link: null }
/** In memory only: a name that nobody had, or what an address carried. */
let carried: Recognised | null = null

/** The next form of Add begins with this name. */
export function carryName(name: string): void {
  carried = { ...nothing, name }
}

/** On signing out nothing stays. */
export function forgetCarried(): void {
  carried = null
}

/** Takes what is personal out of the address of Add, as from a shortcut; returns the query that may stay. */
export function takeFrom(query: string): string {
  const params = new URLSearchParams(query)
  const [title, text, url] = [params.get('title'), params.get('text'), params.get('url')]
  if (title || text || url) carried = recognise({ title, text, url })
  for (const name of ['title', 'text', 'url']) params.delete(name)
  return params.size ? `?${params}` : ''
}

/** The draft of this id, or what was carried, which is let go with that. */
export async function begin(id: string | null): Promise<Beginning> {
  const draft = id === null ? undefined : (await savedDrafts()).find((one) => one.id === id)
  if (draft) return { draftId: draft.id, start: recognise(draft) }
  const start = carried ?? nothing
  carried = null
  return { draftId: null, start }
}

export const list = (): Promise<Draft[]> => savedDrafts()
export const discard = (id: string): Promise<void> => forgetDrafts([id])
