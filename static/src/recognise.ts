// A shared link or text becomes a channel, an address and a name, without a network.
import type { Share } from './store/device'

export interface Recognised {
  channel: string | null
  address: string | null
  name: string | null
  /** The shared page without tracking, http or https. */
  link: string | null
}

/** Reads a share, or a text that the user pasted. Everything is null when nothing is found. */
export function recognise(share: Share | string): Recognised {
  return { channel: null, address: null, name: null, link: null }
}
