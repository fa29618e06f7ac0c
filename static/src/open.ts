// The link that opens the right app at the right person.
import { channelOf, type Channel } from './vocabulary'

export interface Address { channel: string; address: string }

const SCHEMES = new Set(['https:', 'mailto:', 'tel:', 'sms:'])

/** The app's link for a handle, or null when the channel has none. Only https, mailto, tel and sms. */
export function linkFor({ channel, address }: Address): string | null {
  const known = channelOf(channel)
  // What does not look like an address there could turn the link into something else.
  if (!known?.open || address.length > 500 || !new RegExp(known.address).test(address)) return null
  const link = filled(known, address)
  if (link === null || !URL.canParse(link)) return null
  return SCHEMES.has(new URL(link).protocol) ? link : null
}

/** The address as people write it: `@ana`. */
export function shown({ channel, address }: Address): string {
  return channelOf(channel)?.show.replace('{address}', () => address.replace(/^@/, '')) ?? address
}

function filled({ open, address: pattern, parts }: Channel, address: string): string | null {
  const plain = new RegExp(pattern).exec(address)?.[1] ?? address
  const found = parts ? new RegExp(parts).exec(plain) : null
  if (parts && !found) return null
  const digits = plain.replace(/\D/g, '')
  const values: Record<string, string> = {
    address: escaped(plain), digits, phone: (plain.trim().startsWith('+') ? '+' : '') + digits, url: plain,
    1: escaped(found?.[1] ?? ''), 2: found?.[2] ?? '',
  }
  return open!.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
}

// Signs that have no meaning within a path stay readable, as apps expect them in handles and addresses.
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll('%40', '@').replaceAll('%3A', ':').replaceAll('%2B', '+')
}
