// Whom a link leads to, by the rules in the vocabulary alone.
import { channelOf, channels, type Channel, type LinkRule } from '../vocabulary'
import { host } from './host'
import { decoded, parse, plainPath, value, type Link } from './link'
import { links } from './rules'
import { isHidden, lowered, match, matchExact, stripped, type Groups } from './text'

/** `address` is null where the site is known and the link does not say whose it is; `post`: one of theirs. */
export interface Reached { channel: string; address: string | null; name: string | null; post: boolean }

/** The channel on whose site the link is. */
export function site(link: Link): Channel | null {
  const name = bare(link)
  return channels.find(({ hosts }) => hosts && match(hosts, name)) ?? null
}

const bare = (link: Link): string => link.host.replace(/^www\./, '')

/** Where a link leads that only leads on; null if that is nowhere. */
export function beyond(link: Link): Link | null {
  for (const [pattern, name] of links.through as [string, string][]) {
    const further = match(pattern, bare(link) + link.path) ? value(link, name) : null
    if (further !== null) return parse(further)
  }
  return link
}

/** The channel, and the address there if the link tells it. */
export function reach(link: Link): Reached | null {
  const path = link.port ? null : plainPath(link)
  if (path === null) return null
  const place = bare(link) + path
  const channel = site(link)
  if (channel) return byRules(channel, place, link) ?? { channel: channel.id, address: null, name: null, post: false }
  return match(links.elsewhere, link.host) ? null : byRules(channelOf('mastodon')!, place, link)
}

function byRules(channel: Channel, place: string, link: Link): Reached | null {
  for (const rule of channel.links) {
    const groups = match(patternOf(rule), place)
    if (!groups) continue
    const post = rule.post !== undefined && groups[rule.post] !== undefined
    if (rule.address === undefined) return { channel: channel.id, address: null, name: null, post }
    const address = accepted(channel, filled(rule.address, groups, link))
    if (address !== null) return { channel: channel.id, address, name: rule.name ? filled(rule.name, groups) : null, post }
  }
  return null
}

function patternOf({ path }: LinkRule): string {
  return `${path.startsWith('/') ? '[^/]*' : ''}(?:${path})${path.endsWith('$') ? '' : '(?:[/#].*)?'}`
}

/** `$1` is a group, `$id` a value of the link's query. */
function filled(template: string, groups: Groups, link?: Link): string {
  return template.replace(/\$(\w+)/g, (_hole, name: string) =>
    (/^[0-9]+$/.test(name) ? groups[Number(name)] : link && value(link, name)) ?? '')
}

/** The address as it is kept, or null when it cannot be one there. */
export function accepted(channel: Channel, given: string): string | null {
  if (channel.open?.includes('{digits}')) {
    const number = `+${given.replace(/[^0-9]/g, '')}`
    return match('\\+[1-9][0-9]{6,14}', number) ? number : null
  }
  const address = channel.lower ? lowered(given) : given
  const at = channel.parts ? address.lastIndexOf('@') : -1
  const user = at < 0 ? (channel.parts ? '' : address) : address.slice(0, at)
  const rest = channel.parts ? (at < 0 ? '' : `@${host(address.slice(at + 1)) ?? ''}`) : ''
  if (channel.nobody?.split(' ').includes(lowered(user))) return null
  return matchExact(channel.address, user + rest)?.[1] || null
}

/** A link that is all address: mailto, tel, sms. */
export function reachAddress(text: string): Reached | null {
  for (const channel of channels) {
    const groups = channel.scheme ? match(`(${channel.scheme})([^?;&,]*).*`, text) : null
    if (!groups) continue
    const address = decoded(groups[2] ?? '')
    if (address === null || [...address].some(isHidden)) return null
    const found = accepted(channel, stripped(address, ' '))
    return found === null ? null : { channel: channel.id, address: found, name: null, post: false }
  }
  return null
}

/** The link on the web that does what this link of an app does: `at://`, `tg://` and their like. */
export function onTheWeb(text: string): Link | null {
  for (const [pattern, template] of links.schemes as [string, string][]) {
    const groups = match(pattern, text)
    if (groups) return parse(filled(template, groups))
  }
  return null
}
