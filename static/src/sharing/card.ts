// Contact cards (vCard 2.1, 3.0 and 4.0, RFC 6350) as phones and old address books write them. They come from anybody: their
// number, their lines and what each holds are bounded, and nothing in them is fetched.
import { birthdayOf } from '../birthday'
import type { Card } from '../store/draft'
import { decoded, unquoted } from './bytes'
import { say } from '../words/say'

export interface ReadCard extends Card { photo: Blob | null }

export const MOST_CARDS = 50
const MOST_ADDRESSES = 20
/** Of one line, beside pictures. */
const LONGEST = 4_000
const LARGEST_PHOTO = 15_000_000
const SCHEMES: Record<string, string> = { TEL: 'tel:', EMAIL: 'mailto:', URL: '', IMPP: '', 'X-SOCIALPROFILE': '' }
// `item1.TEL;TYPE=cell:+351 900`: a group, the property, its parameters (which may be quoted), the value.
const LINE = /^(?:[\w-]{1,60}\.)?([\w-]{1,60})((?:;(?:"[^"]*"|[^":;])*)*):([^]*)$/

interface Property { name: string; parameters: string; value: string }

/** The cards in a text; `more` counts those beyond fifty. */
export function readCards(text: string): { cards: ReadCard[]; more: number } {
  const cards: ReadCard[] = []
  let more = 0
  let inside: Property[] | null = null
  for (const line of lines(text)) {
    if (/^BEGIN:VCARD$/i.test(line)) inside = []
    else if (/^END:VCARD$/i.test(line)) {
      if (inside && cards.length < MOST_CARDS) cards.push(cardOf(inside))
      else if (inside) more += 1
      inside = null
    } else if (inside && cards.length < MOST_CARDS) {
      const property = propertyOf(line)
      if (property) inside.push(property)
    }
  }
  return { cards, more }
}

/** Lines as they were before they were folded, by a blank or, in quoted-printable, by an equals sign. */
function* lines(text: string): Generator<string> {
  let parts: string[] = []
  let isQuoted = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (parts.length && isQuoted && parts.at(-1)!.endsWith('=')) parts.push(parts.pop()!.slice(0, -1), line)
    else if (parts.length && /^[ \t]/.test(line)) parts.push(line.slice(1))
    else {
      if (parts.length) yield parts.join('').trimEnd()
      parts = [line]
      isQuoted = /;[^:]{0,200}QUOTED-PRINTABLE/i.test(line)
    }
  }
  if (parts.length) yield parts.join('').trimEnd()
}

function propertyOf(line: string): Property | null {
  const isPhoto = /^(?:[\w-]{1,60}\.)?PHOTO[;:]/i.test(line)
  const [, name = '', parameters = '', value = ''] = LINE.exec(isPhoto ? line : line.slice(0, LONGEST)) ?? []
  if (!name) return null
  const charset = /CHARSET=([\w-]{1,40})/i.exec(parameters)?.[1] ?? 'utf-8'
  const isQuoted = /QUOTED-PRINTABLE/i.test(parameters)
  return { name: name.toUpperCase(), parameters, value: isQuoted ? decoded(unquoted(value), charset) : value }
}

function cardOf(properties: Property[]): ReadCard {
  const first = (name: string) => properties.find((property) => property.name === name && property.value.trim())?.value ?? ''
  const [family, given, middle] = apart(first('N'))
  const name = plain(first('FN')) || [given, middle, family].filter(Boolean).join(' ') || plain(first('NICKNAME')) || plain(first('ORG'))
  return {
    name: name.slice(0, 200) || null, addresses: addresses(properties), place: placeOf(first('ADR')),
    note: noteOf(first), birthday: bornOn(first('BDAY')), photo: photoOf(properties),
  }
}

/** The parts between semicolons, as in `Sá;Ana;;;`. */
const apart = (value: string): string[] => value.split(/(?<!\\);/).map(plain)

function plain(value: string): string {
  return value.replace(/\\([nN,;:\\])/g, (_all, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim()
}

function addresses(properties: Property[]): string[] {
  const found = properties.flatMap(({ name, value }) => {
    const scheme = SCHEMES[name]
    const address = plain(value)
    if (scheme === undefined || !address) return []
    return [address.toLowerCase().startsWith(scheme) ? address : scheme + address]
  })
  return [...new Set(found)].slice(0, MOST_ADDRESSES)
}

/** The town and the country. */
function placeOf(value: string): string | null {
  const [, , , town, , , country] = apart(value)
  return [town, country].filter(Boolean).join(', ').slice(0, 200) || null
}

/** `1984-05-12`, `19840512`, `--0512` or with a time after it; null for what is no day of the calendar, such as only a year. */
function bornOn(value: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4}|-)-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(plain(value)) ?? []
  // Apple writes a year that nobody was born in where it is not known.
  const text = `${year === '1604' ? '-' : year}-${month}-${day}`
  return birthdayOf(text) ? text : null
}

/** What has no place of its own in Kith is not lost: where they work, what was noted, and a birthday that is no day. */
function noteOf(first: (name: string) => string): string | null {
  const work = [plain(first('TITLE')), apart(first('ORG')).filter(Boolean).join(', ')].filter(Boolean).join(', ')
  const born = bornOn(first('BDAY')) ? '' : plain(first('BDAY'))
  return [work, plain(first('NOTE')), born && say('Birthday: {date}', { date: born })].filter(Boolean).join('\n').slice(0, LONGEST) || null
}

/** A picture within the card itself; one elsewhere on the web stays there. */
function photoOf(properties: Property[]): Blob | null {
  for (const { name, parameters, value } of properties) {
    if (name !== 'PHOTO') continue
    const data = /^data:[^,]{0,100};base64,/i.exec(value)?.[0] ?? ''
    if (!data && !/ENCODING="?B(?:ASE64)?\b|;BASE64\b/i.test(parameters)) continue
    const text = value.slice(data.length).replace(/\s+/g, '')
    if (!text || text.length > (LARGEST_PHOTO * 4) / 3 || /[^\w+/=-]/.test(text)) continue
    try {
      return new Blob([Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))], { type: typeOf(data + parameters) })
    } catch {
      // Base64 that was cut off is no picture.
    }
  }
  return null
}

const typeOf = (words: string): string => `image/${/png|gif|webp|heic|avif/i.exec(words)?.[0].toLowerCase() ?? 'jpeg'}`
