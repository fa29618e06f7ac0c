// A contact card (vCard) from the share sheet: its name, and the addresses in a form that `recognise` knows.

export interface Card { name: string | null; addresses: string[] }

const SCHEMES: Record<string, string> = { TEL: 'tel:', EMAIL: 'mailto:', URL: '', IMPP: '' }
// `item1.TEL;TYPE=cell:+351 900`: a group, the property, its parameters, the value.
const LINE = /^(?:[\w-]+\.)?(\w+)(?:;[^:]*)?:(.*)$/
const MOST_ADDRESSES = 20

/** The first card in `text`; null where there is none. */
export function readCard(text: string): Card | null {
  const [, inside] = /BEGIN:VCARD([\s\S]*?)END:VCARD/i.exec(text) ?? []
  if (inside === undefined) return null
  const card: Card = { name: null, addresses: [] }
  // A line that begins with a space continues the one before.
  for (const line of inside.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) note(card, line)
  return card
}

function note(card: Card, line: string): void {
  const [, property = '', raw = ''] = LINE.exec(line) ?? []
  const value = raw.replace(/\\([\\,;:])/g, '$1').trim()
  const scheme = SCHEMES[property.toUpperCase()]
  if (value === '') return
  if (property.toUpperCase() === 'FN') card.name ??= value
  else if (scheme !== undefined && card.addresses.length < MOST_ADDRESSES) {
    card.addresses.push(value.startsWith(scheme) ? value : scheme + value)
  }
}
