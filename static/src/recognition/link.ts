// Links, read strictly: what a browser and we could understand differently is no link at all.
import { host } from './host'
import { links } from './rules'
import { isHidden, isSpace, lowered, match } from './text'

const LONGEST = 2_000
const DEFAULT_PORTS: Record<string, string> = { https: '443', http: '80' }

/** `port` is empty for the usual one, `path` begins with a slash, `query` and `fragment` have no sign. */
export interface Link { scheme: string; host: string; port: string; path: string; query: string; fragment: string }

/** The text before and after the first `sign`; the latter null where there is none. */
function cut(text: string, sign: string): [string, string | null] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + sign.length)]
}

/** An http or https link to a host with a name; null for anything else, or with a user name before the host. */
export function parse(text: string): Link | null {
  const [start, rest] = cut(text, '://')
  const scheme = lowered(start)
  const usual = Object.hasOwn(DEFAULT_PORTS, scheme) ? DEFAULT_PORTS[scheme]! : null
  const signs = [...text]
  if (rest === null || usual === null || signs.length > LONGEST) return null
  // Browsers take a backslash for a slash and drop some hidden signs: both have been used to show another host.
  if (signs.some((sign) => sign === '\\' || isHidden(sign) || isSpace(sign))) return null
  const [beforeFragment, fragment] = cut(rest, '#')
  const [before, query] = cut(beforeFragment, '?')
  const [authority, path] = cut(before, '/')
  const [name, port] = cut(authority, ':')
  const known = host(name)
  if (known === null || (port !== null && !match('[0-9]{1,5}', port))) return null
  return {
    scheme, host: known, port: port === usual ? '' : port ?? '', path: `/${path ?? ''}`, query: query ?? '', fragment: fragment ?? '',
  }
}

/** The link without what only follows people. `keep` names all that a known site needs of its query. */
export function kept(link: Link, scheme: string, keep: string | null): string | null {
  const pairs = link.query.split('&').filter((pair) => pair && isNeeded(lowered(cut(pair, '=')[0]), keep))
  const fragment = keep === null ? cut(link.fragment, ':~:')[0] : ''
  const port = link.port && `:${link.port}`
  const query = pairs.length > 0 ? `?${pairs.join('&')}` : ''
  const whole = `${scheme}://${link.host}${port}${escaped(link.path + query + (fragment && `#${fragment}`))}`
  return whole.length <= LONGEST ? whole : null
}

const isNeeded = (key: string, keep: string | null): boolean =>
  keep === null ? !match(links.tracking, key) : keep.split(' ').includes(key)

// What a link may hold stays as it is; all else is written in its escaped form.
const escaped = (text: string): string =>
  text.replace(/%(?![0-9A-Fa-f]{2})/g, '%25').replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]+/gu, encodeURIComponent)

/** `jos%C3%A9` as `josé`; null where the escapes are broken. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text).normalize('NFC')
  } catch {
    return null
  }
}

/** A part of a path as people read it; null where escapes smuggle in a slash or worse. */
function plain(text: string): string | null {
  const found = decoded(text)
  return found === null || [...found].some((sign) => '/\\?#%<>"'.includes(sign) || isHidden(sign) || isSpace(sign)) ? null : found
}

/** The path and fragment as people read them; null where a part of them is not plain. */
export function plainPath(link: Link): string | null {
  const parts = link.path.split('/').map(plain)
  if (parts.some((part) => part === null || part === '.' || part === '..')) return null
  const fragment = decoded(link.fragment)
  const isPlain = fragment && ![...fragment].some((sign) => isHidden(sign) || isSpace(sign))
  return parts.join('/') + (isPlain ? `#${fragment}` : '')
}

/** The first value that the query has for `name`, decoded. */
export function value(link: Link, name: string): string | null {
  const pair = link.query.split('&').map((one) => cut(one, '=')).find(([key]) => lowered(key) === name)
  return pair ? decoded(pair[1] ?? '') : null
}
