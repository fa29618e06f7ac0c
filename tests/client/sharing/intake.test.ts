import { beforeEach, expect, test } from 'vitest'
import type { Draft } from '../../../static/src/store/draft'
import { ModelServer } from '../model_server'
import { Phone, type Tab } from '../phone'

let tab: Tab
const NONE = { large: 0, many: 0, other: 0, room: 0, cards: 0 }
const file = (content: BlobPart, name: string, type = '') => new File([content], name, { type })
const picture = (name = 'a.jpg', size = 10) => file(new Uint8Array(size), name, 'image/jpeg')
const takeIn = (share: object, files: File[]) => tab.intake.takeIn(share, files)
const kept = (): Promise<Draft[]> => tab.drafts.savedDrafts()

beforeEach(async () => {
  tab = await new Phone(new ModelServer()).open()
})

test('five pictures are kept, a sixth and a very large one are said to be left out', async () => {
  const pictures = Array.from({ length: 6 }, (_one, at) => picture(`${at}.jpg`))
  await takeIn({ text: 'us' }, [picture('large.jpg', 15_000_001), ...pictures])
  const [draft] = await kept()
  expect(draft).toMatchObject({ text: 'us', missed: { ...NONE, large: 1, many: 1 } })
  expect(draft!.pictures).toHaveLength(5)
})

test('a picture counts by its name where the phone says no type', async () => {
  await takeIn({}, [file('x', 'ANA.JPG')])
  expect((await kept())[0]!.pictures).toHaveLength(1)
})

test('cards become a draft each, with their picture; what came beside them stays with the first', async () => {
  const cards = file('BEGIN:VCARD\nFN:Ana\nTEL:1234567\nPHOTO;ENCODING=b:AAAA\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD', 'two.vcf', 'text/x-vcard')
  await takeIn({ text: 'my friends' }, [cards, picture()])
  const [ana, bo, ...more] = await kept()
  expect(more).toEqual([])
  expect(ana).toMatchObject({ title: 'Ana', text: 'my friends\ntel:1234567', card: { name: 'Ana', addresses: ['tel:1234567'] }, missed: NONE })
  expect(ana!.pictures).toHaveLength(2)
  expect(bo).toMatchObject({ title: 'Bo', text: null, pictures: [] })
})

test('several files of cards are fifty people at most', async () => {
  const many = (name: string) => file('BEGIN:VCARD\nFN:Ana\nEND:VCARD\n'.repeat(40), name)
  await takeIn({}, [many('a.vcf'), many('b.vcf')])
  const drafts = await kept()
  expect(drafts).toHaveLength(50)
  expect(drafts[0]!.missed).toEqual({ ...NONE, cards: 30 })
})

test('a text file is what it says, after the text that came with it', async () => {
  await takeIn({ text: 'See this' }, [file('\ufeffbo@example.org', 'a.txt', 'text/plain')])
  expect(await kept()).toMatchObject([{ text: 'See this\nbo@example.org' }])
})

test('a card that calls itself a text is one, and a text that calls itself a card is a text', async () => {
  await takeIn({}, [file('BEGIN:VCARD\nFN:Ana\nEND:VCARD', 'a.txt'), file('hello', 'b.vcf')])
  expect(await kept()).toMatchObject([{ title: 'Ana', text: 'hello' }])
})

test('an empty file and one of another sort are said to be left out', async () => {
  await takeIn({}, [file('', 'a.txt'), file('x', 'a.pdf', 'application/pdf')])
  expect(await kept()).toMatchObject([{ text: null, pictures: [], missed: { ...NONE, other: 2 } }])
})

test('a file that was chosen here and cannot be read is no draft', async () => {
  expect(await tab.intake.takeIn({}, [file('PK', 'people.zip', 'application/zip')], true)).toEqual([])
  expect(await kept()).toEqual([])
})

test('a file that was chosen here and is too large is said to be left out', async () => {
  await tab.intake.takeIn({}, [picture('large.jpg', 15_000_001)], true)
  expect(await kept()).toMatchObject([{ missed: { ...NONE, large: 1 } }])
})

test('nothing is no draft', async () => {
  expect(await takeIn({ title: null, text: null, url: null }, [])).toEqual([])
  expect(await kept()).toEqual([])
})
