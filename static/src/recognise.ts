// A shared link or text becomes a channel, an address and a name, without a network. What comes in is anybody's: it is
// cut short before any pattern looks at it, and only plain links come out.
import { nameFromAddress, nameFromText } from './naming'
import type { Share } from './store/device'
import { channels } from './vocabulary'

export interface Recognised {
  channel: string | null
  address: string | null
  name: string | null
  /** The shared page without tracking, http or https. */
  link: string | null
}

const LONGEST = 2_000
const LINK = /\b(?:https?:\/\/|mailto:|tel:|sms:)[^\s<>"'“”]+/gi
const FEDIVERSE = /(?:^|\s)(@[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9.-]{1,190})/
const EMAIL = /[^\s@<>()"',;:]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}/

/** Reads a share, or a text that the user pasted. Everything is null when nothing is found. */
export function recognise(share: Share | string): Recognised {
  const { title, text, url } = parts(share)
  // Android puts the link into the text, and some apps into the title.
  const links = [url, text, title].flatMap((part) => part.match(LINK) ?? []).map(tidied).filter((link) => link !== null)
  const found = first(links, reach) ?? bare([text, title, url])
  const link = links.find((one) => /^https?:/.test(one)) ?? null
  const name = nameFromText(title) ?? nameFromText(text)
  if (!found) return { channel: null, address: null, name, link }
  return { ...found, name: name ?? nameFromAddress(found.channel, found.address), link }
}

function parts(share: Share | string): { title: string; text: string; url: string } {
  const { title, text, url } = typeof share === 'string' ? { title: '', text: share, url: '' } : share
  return { title: clean(title), text: clean(text), url: clean(url) }
}

// Signs that hide or turn around text have no place in a name or a link.
const clean = (text: string | null | undefined): string =>
  (text ?? '').slice(0, LONGEST).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, (hidden) => (/\s/.test(hidden) ? ' ' : '')).trim()

interface Reached { channel: string; address: string }

/** The channel and address that a link leads to, by the vocabulary's patterns alone. */
function reach(link: string): Reached | null {
  for (const channel of channels) {
    for (const { pattern, address } of channel.links) {
      const match = new RegExp(pattern, 'i').exec(link)
      const reached = match && address.replace(/\$(\d)/g, (_all, at: string) => match[Number(at)] ?? '')
      const kept = reached && accepted(channel.address, unescaped(reached))
      if (kept) return { channel: channel.id, address: kept }
    }
  }
  return null
}

const accepted = (pattern: string, address: string): string | null => new RegExp(pattern, 'i').exec(address)?.[1]?.trim() ?? null

// A name from a link reads `josé`, not `jos%C3%A9`; unless that would smuggle in a slash or worse.
function unescaped(address: string): string {
  try {
    return decodeURIComponent(address).normalize('NFC')
  } catch {
    return address
  }
}

// An address without a link: `@ana@mastodon.social`, or an e-mail address. A whole text that is a handle stays a name.
function bare(texts: string[]): Reached | null {
  for (const text of texts) {
    const fediverse = FEDIVERSE.exec(text)?.[1]?.replace(/\.+$/, '')
    const reached = (fediverse && reach(fediverse)) || reachEmail(text)
    if (reached) return reached
  }
  return null
}

function reachEmail(text: string): Reached | null {
  const address = EMAIL.exec(text)?.[0]
  return address ? reach(`mailto:${address}`) : null
}

function first<T, R>(all: T[], of: (one: T) => R | null): R | null {
  for (const one of all) {
    const found = of(one)
    if (found !== null) return found
  }
  return null
}

const TRACKING = /^(?:utm_\w+|fbclid|gclid|igsh|igshid|mc_eid|mc_cid|ref_src|ref_url|si|s|t|trk|trackingId|rcm|originalSubdomain|xmt)$/i

/** A link without what only serves to follow people; null for what is no link of a kind we open. */
function tidied(link: string): string | null {
  const text = link.replace(/[.,;:!?)\]}…]+$/, '')
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return /^(?:mailto|tel|sms):$/.test(url.protocol) ? text : null
  // `https://x.com@evil.example/ana` leads to evil.example; nothing honest is shared like that.
  if (url.username || url.password) return null
  for (const key of [...url.searchParams.keys()]) if (TRACKING.test(key)) url.searchParams.delete(key)
  if (url.hash.startsWith('#:~:')) url.hash = ''
  return url.href
}
