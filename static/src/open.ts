// The link that opens the right app at the right person.
import { channelOf, type Channel, type Form } from './vocabulary'

export interface Address { channel: string; address: string }

const SCHEMES = new Set(['https:', 'mailto:', 'tel:', 'sms:'])

/** The app's link for a handle, or null when there is none. Only https, mailto, tel and sms. */
export const linkFor = (handle: Address): string | null => link(handle, 'open')

/**
 * The same with words that the app is to begin with; null where no link can take them, or not so many. `?&` in an sms link is
 * for both sorts of phones: Android's and the standard's words come after `?`, the iPhone's after `&`.
 */
export function linkWith(handle: Address, words: string): string | null {
  const found = link(handle, 'write', words)
  return found && found.length <= (found.startsWith('https:') ? LONGEST_PAGE : LONGEST_LINK) ? found : null
}

/** One can write to somebody there. */
export const isForWords = ({ channel }: Address): boolean => channelOf(channel)?.write !== false

/** Windows hands no longer link from a browser to an app. */
const LONGEST_LINK = 2_000
/** Servers take twice as much, proxies not always. */
const LONGEST_PAGE = 4_000

function link({ channel, address }: Address, what: 'open' | 'write', words = ''): string | null {
  const known = channelOf(channel)
  // What does not look like an address there could turn the link into something else.
  if (!known || address.length > 500 || !new RegExp(known.address).test(address)) return null
  const link = filled(known, address, what, words)
  if (link === null || !URL.canParse(link)) return null
  return SCHEMES.has(new URL(link).protocol) ? link : null
}

/** The address as people write it: `@ana`. */
export function shown({ channel, address }: Address): string {
  const known = channelOf(channel)
  const show = (known && formOf(known, address)?.show) ?? known?.show
  return show?.replace('{address}', () => address.replace(/^@/, '')) ?? address
}

/** The form of an address that opens and shows in a way of its own, such as a channel's number on YouTube. */
function formOf({ or }: Channel, address: string): Form | undefined {
  return or?.find(({ parts }) => new RegExp(parts).test(address))
}

function filled(channel: Channel, address: string, what: 'open' | 'write', words: string): string | null {
  const plain = new RegExp(channel.address).exec(address)?.[1] ?? address
  const { [what]: template, parts } = formOf(channel, plain) ?? channel
  const found = parts ? new RegExp(parts).exec(plain) : null
  if (!template || (parts && !found)) return null
  const digits = plain.replace(/\D/g, '')
  const values: Record<string, string> = {
    address: escaped(plain), digits, phone: (plain.trim().startsWith('+') ? '+' : '') + digits, url: plain,
    1: escaped(found?.[1] ?? ''), 2: escaped(found?.[2] ?? ''), text: within(words, template),
  }
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
}

// Signs that have no meaning within a path stay readable, as apps expect them in handles and addresses.
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll('%40', '@').replaceAll('%3A', ':').replaceAll('%2B', '+')
}

/** Words as a part of a link: every sign that means something there is escaped, and half of a pair becomes the sign for it. */
function within(words: string, template: string): string {
  const plain = words.trim().replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(/(?!\n)\p{Cc}/gu, '').replace(/\p{Cs}/gu, '\ufffd')
  // A mail's lines end in two signs, says RFC 6068.
  return encodeURIComponent(template.startsWith('mailto:') ? plain.replaceAll('\n', '\r\n') : plain)
}
