// The link that opens the right app at the right person.
import { channelOf, type Channel, type Form } from './vocabulary'

export interface Address { channel: string; address: string }

const SCHEMES = new Set(['https:', 'mailto:', 'tel:', 'sms:'])

/** The app's link for a handle, or null when there is none. Only https, mailto, tel and sms. */
export function linkFor({ channel, address }: Address): string | null {
  const known = channelOf(channel)
  // What does not look like an address there could turn the link into something else.
  if (!known || address.length > 500 || !new RegExp(known.address).test(address)) return null
  const link = filled(known, address)
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

function filled(channel: Channel, address: string): string | null {
  const plain = new RegExp(channel.address).exec(address)?.[1] ?? address
  const { open, parts } = formOf(channel, plain) ?? channel
  const found = parts ? new RegExp(parts).exec(plain) : null
  if (!open || (parts && !found)) return null
  const digits = plain.replace(/\D/g, '')
  const values: Record<string, string> = {
    address: escaped(plain), digits, phone: (plain.trim().startsWith('+') ? '+' : '') + digits, url: plain,
    1: escaped(found?.[1] ?? ''), 2: escaped(found?.[2] ?? ''),
  }
  return open.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
}

// Signs that have no meaning within a path stay readable, as apps expect them in handles and addresses.
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll('%40', '@').replaceAll('%3A', ':').replaceAll('%2B', '+')
}
