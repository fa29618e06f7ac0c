import { describe, expect, test } from 'vitest'
import { linkFor } from '../../static/src/open'
import { recognise, type Recognised } from '../../static/src/recognise'
import { kept, parse } from '../../static/src/recognition/link'
import { isHidden } from '../../static/src/recognition/text'
import type { Share } from '../../static/src/store/draft'
import { channelOf } from '../../static/src/vocabulary'
import table from '../recognise/table.json'

const NOTHING: Recognised = { channel: null, address: null, name: null, link: null, kind: null }

type Part = string | { repeat: string; times: number; before?: string; after?: string }
interface Row { what: string; share: { title?: Part; text?: Part; url?: Part }; found: Partial<Recognised> }

// A long part of a share is written down as what it repeats.
const grown = (part: Part): string =>
  typeof part === 'string' ? part : (part.before ?? '') + part.repeat.repeat(part.times) + (part.after ?? '')
const shareOf = ({ share }: Row): Share => Object.fromEntries(Object.entries(share).map(([name, part]) => [name, grown(part)]))

for (const [kind, rows] of Object.entries(table as Record<string, Row[]>)) {
  describe(kind, () => {
    test.each(rows)('$what', (row) => {
      expect(recognise(shareOf(row))).toEqual({ ...NOTHING, ...row.found })
    })
  })
}

test('a text alone is read like a share', () => {
  expect(recognise('Ana Sá https://x.com/ana')).toEqual(recognise({ text: 'Ana Sá https://x.com/ana' }))
})

test('halves of letters, which no JSON holds, hide nothing', () => {
  expect(recognise('\ud800https://x.com/ana\udc00')).toMatchObject({ channel: 'x', address: 'ana' })
})

test('a share without anything is no crash', () => {
  expect(recognise({})).toEqual(NOTHING)
  expect(recognise({ title: null, text: undefined as never, url: null })).toEqual(NOTHING)
})

test('whatever comes in, only plain things come out', () => {
  const random = randomness(7)
  const parts = Object.values(table as Record<string, Row[]>).flat().flatMap((row) => Object.values(shareOf(row)))
  const words = parts.flatMap((part) => part!.slice(0, 200).split(/(?<=[/.@:])|[ \n]/))
  const pick = <T>(from: T[]): T => from[Math.floor(random() * from.length)]!
  const sign = () => (random() < 0.5 ? pick([...pick(parts)!.slice(0, 200), ' ']) : String.fromCodePoint(Math.floor(random() * 0x3000)))
  const text = () => Array.from({ length: Math.floor(random() * 10) }, () => (random() < 0.7 ? pick(words) : sign())).join('')
  for (let turn = 0; turn < 3_000; turn += 1) {
    const share = { title: text(), text: text(), url: text() }
    expect(flaws(recognise(share)), JSON.stringify(share)).toEqual([])
  }
})

/** What is wrong with an answer; a form is filled with it without a second look. */
function flaws({ channel, address, name, link, kind }: Recognised): string[] {
  const opens = channel && address ? linkFor({ channel, address }) : null
  const again = link === null ? null : parse(link)
  return Object.entries({
    'an address without a channel': channel === null && (address !== null || kind !== null),
    'an address that is none there': address !== null && !new RegExp(channelOf(channel)!.address).test(address),
    'a hidden sign in an address': address !== null && [...address].some(isHidden),
    'an address that opens something else': opens !== null && !/^(?:https|mailto|tel|sms):/.test(opens),
    'a name that is none': name !== null && (name === '' || [...name].length > 100 || /[<>@{}\n]/.test(name) || name !== name.trim()),
    'a link of another kind': link !== null && (!/^https?:\/\/\S+$/.test(link) || link.length > 2_000),
    'a link that reads differently the next time': link !== null && (!again || kept(again, again.scheme, null) !== link),
    'a link that the browser takes for another': link !== null && again?.host !== (URL.canParse(link) ? new URL(link).hostname : again?.host),
    'something that happened nowhere': Boolean(kind) && link === null,
  }).filter(([, isSo]) => isSo).map(([what]) => what)
}

/** Numbers from 0 to 1, the same each time. */
function randomness(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
