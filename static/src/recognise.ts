// A shared link or text becomes a channel, an address and a name, without a network. models/recognise.py is the same, step
// by step; tests/recognise holds them together. What comes in is anybody's: it is cut short before any pattern looks at
// it, and only plain links come out.
import { read, type Found } from './recognition/found'
import { lines, type Line } from './recognition/line'
import { kept } from './recognition/link'
import { nameFromAddress, nameIn, shownName } from './recognition/naming'
import { site, type Reached } from './recognition/reach'
import { spaced } from './recognition/text'
import { tokens } from './recognition/token'
import { number, written } from './recognition/written'
import type { Share } from './store/draft'

export interface Recognised {
  channel: string | null
  /** Null beside a channel: the site is known, the person is not. */
  address: string | null
  name: string | null
  /** The shared page without tracking, http or https. */
  link: string | null
  /** What probably just happened on that page; `recognise` always says, other beginnings of a form need not. */
  kind?: string | null
}

/** What most likely just happened on somebody's post that is being shared. */
const POST_KIND = 'comment'

/** Reads a share, or a text that the user pasted. Everything is null when nothing is found. */
export function recognise(share: Share | string): Recognised {
  const { title, text, url } = typeof share === 'string' ? { title: '', text: share, url: '' } : share
  // Android puts the link into the text, and some apps into the title.
  const parts = [url, text, title].map((part) => spaced(part ?? ''))
  const words = parts.flatMap(tokens)
  const found = words.map(read).filter((one) => one !== null)
  // Titles say best who it is; an address bar never does.
  const said = [parts[2]!, parts[1]!].flatMap(lines)
  const leading = found.find((one) => one.reached?.address)
  const sited = found.find((one) => one.reached)
  const reached = leading?.reached ?? written(words, said) ?? (sited ? sited.reached : number(said))
  const page = [postBy(reached, found), leading, sited, ...found].find((one) => one?.link) ?? null
  return recognised(reached, page, said)
}

/** A post of theirs says more than a link to all of them, whichever stands first. */
function postBy(by: Reached | null, found: Found[]): Found | undefined {
  return found.find(({ reached: one }) => by && one?.post && one.channel === by.channel && (one.address === null || one.address === by.address))
}

function recognised(reached: Reached | null, page: Found | null, said: Line[]): Recognised {
  const post = page?.reached?.post ?? false
  const link = keptLink(page)
  const name = nameOf(reached, post, said)
  if (!reached) return { channel: null, address: null, name, link, kind: null }
  const kind = post && page?.reached?.channel === reached.channel ? POST_KIND : null
  return { channel: reached.channel, address: reached.address, name, link, kind }
}

function keptLink(page: Found | null): string | null {
  if (!page?.link) return null
  const { link, reached } = page
  if (!reached) return kept(link, link.scheme, null)
  const isKnown = reached.address !== null || reached.post
  // Every site that we know speaks https.
  return kept(link, 'https', isKnown ? site(link)?.keep ?? null : null)
}

function nameOf(reached: Reached | null, post: boolean, said: Line[]): string | null {
  const profile = Boolean(reached?.address) && !post
  for (const line of said) {
    const name = nameIn(line, profile)
    if (name) return name
  }
  const name = reached?.name ? shownName(reached.name.replace(/[-_ ]+/g, ' ')) : null
  return name ?? (reached?.address ? nameFromAddress(reached.channel, reached.address) : null)
}
