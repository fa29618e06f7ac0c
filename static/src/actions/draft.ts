// Drafts from the share sheet or from a link; nothing of them is saved as a person without a tap.
import type { Draft } from '../store/device'
import { recognise, type Recognised } from '../recognise'

export { recognise }
export type { Draft, Recognised }

/** The draft that the address of Add names (`draft`), or carries (`title`, `text`, `url`). */
export async function fromUrl(params: URLSearchParams): Promise<Draft | null> { return null }
export async function list(): Promise<Draft[]> { return [] }
export async function discard(id: string): Promise<void> {}
