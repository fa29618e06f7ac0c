// Drafts from the share sheet or from a link; nothing of them is saved as a person without a tap.
import { forgetDrafts, savedDrafts, type Draft } from '../store/device'
import { recognise, type Recognised } from '../recognise'

export { recognise }
export type { Draft, Recognised }

/** The draft that the address of Add names (`draft`), or carries (`title` or `name`, `text`, `url`). */
export async function fromUrl(params: URLSearchParams): Promise<Draft | null> {
  const id = params.get('draft')
  if (id !== null) return (await savedDrafts()).find((draft) => draft.id === id) ?? null
  const title = params.get('title') ?? params.get('name')
  const [text, url] = [params.get('text'), params.get('url')]
  return title || text || url ? { id: '', at: Date.now(), title, text, url } : null
}

export const list = (): Promise<Draft[]> => savedDrafts()
export const discard = (id: string): Promise<void> => forgetDrafts([id])
