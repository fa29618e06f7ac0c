// What twin.mjs asks the client: what it recognises, and the link that opens the app there.
import { linkFor } from '../../static/src/open'
import { recognise, type Recognised } from '../../static/src/recognise'
import type { Share } from '../../static/src/store/draft'

export function answer(share: Share): Recognised & { opens: string | null } {
  const found = recognise(share)
  const { channel, address } = found
  return { ...found, opens: channel && address ? linkFor({ channel, address }) : null }
}
