// What a draft says, and what the user makes of it.
import { describe, expect, test } from 'vitest'
import type { Draft, DraftForm, Edits } from '../../static/src/store/draft'
import { EMPTY, likely, understood } from '../../static/src/understood'

const on = (channel: string | null, address: string) => ({ channel, address })
const shared = (parts: Partial<Draft>): Draft => ({
  id: 'd', at: 0, title: null, text: null, url: null, card: null, pictures: [], form: null, own: false,
  missed: { large: 0, many: 0, other: 0, room: 0, cards: 0 }, ...parts,
})
const of = (parts: Partial<Draft>, edits: Edits = {}) => understood(shared(parts), { ...EMPTY, edits })
const line = (text: string, edits: Edits = {}, pasted = '') => understood(null, { line: text, pasted, edits } satisfies DraftForm)

describe('a share', () => {
  test('a post says whose it is, and that it is one', () => {
    expect(of({ title: 'Ana Sá (@ana) on X', url: 'https://x.com/ana/status/17?s=20' })).toMatchObject({
      name: 'Ana Sá', handles: [on('x', 'ana')], link: 'https://x.com/ana/status/17', post: true, site: null, words: '',
    })
  })

  test('a page of a site that does not say whose it is', () => {
    expect(of({ url: 'https://lnkd.in/eAbCdEfG' })).toMatchObject({ name: '', handles: [], site: 'LinkedIn', post: false })
  })

  test('words beside a link are kept apart, and become a note when the user likes', () => {
    const share = { text: 'What a harvest this year! https://x.com/ana/status/17' }
    expect(of(share)).toMatchObject({ words: 'What a harvest this year!', note: '' })
    expect(of(share, { words: true }).note).toBe('What a harvest this year!')
  })

  test('selected text may say it all in one line', () => {
    expect(of({ text: 'Ana Sá @ana met at PyCon' })).toMatchObject({ name: 'Ana Sá', handles: [on(null, 'ana')], kind: 'meet', note: 'met at PyCon' })
  })

  test('selected text that is a sentence is nobody, and stays', () => {
    expect(of({ text: 'the bees are doing well this autumn, better than ever' })).toMatchObject({ name: '', handles: [], words: 'the bees are doing well this autumn, better than ever' })
  })
})

describe('a card', () => {
  const card = { name: 'Ana Sá', addresses: ['tel:+351 912 345 678', 'mailto:ana@example.org', 'https://honey.example', 'https://x.com/ana'], place: 'Lisbon', note: 'Beekeeper' }

  test('gives every handle; a home page is not lost', () => {
    expect(of({ card, text: ['my friend', ...card.addresses].join('\n') })).toMatchObject({
      name: 'Ana Sá', place: 'Lisbon', remember: 'Beekeeper\nhttps://honey.example', words: 'my friend',
      handles: [on('phone', '+351 912 345 678'), on('email', 'ana@example.org'), on('x', 'ana')],
    })
  })
})

test('what turns a name around is taken out of a card', () => {
  expect(of({ card: { name: 'Ana\u202eSá', addresses: [], place: 'Lis\u200bbon', note: null } })).toMatchObject({ name: 'AnaSá', place: 'Lisbon' })
})

describe('a line', () => {
  test.each<[string, object]>([
    ['Ana Sá @ana met at PyCon', { name: 'Ana Sá', handles: [on(null, 'ana')], kind: 'meet', note: 'met at PyCon', offered: null }],
    ['https://x.com/ana/status/17', { name: 'Ana', handles: [on('x', 'ana')], link: 'https://x.com/ana/status/17', post: true, kind: null }],
    ['Ana Sá https://x.com/ana/status/17 liked', { name: 'Ana Sá', handles: [on('x', 'ana')], link: 'https://x.com/ana/status/17', kind: 'like' }],
    ['Met Opera', { name: 'Met Opera', kind: null, offered: { name: 'Opera', kind: 'meet' } }],
    ['Will Call', { name: 'Will Call', kind: null, offered: null }],
    ['A', { name: 'A' }],
    ['🐝', { name: '🐝', note: '' }],
    ['آنا سا', { name: 'آنا سا' }],
    ['+351 912 345 678', { name: '', handles: [on('phone', '+351 912 345 678')] }],
    ['', { name: '', handles: [], kind: null }],
  ])('%s', (text, said) => {
    expect(line(text)).toMatchObject(said)
  })

  test('what was pasted at once is read like a share, until something is typed to it', () => {
    const text = 'Check out Ana Sá (@ana) on X! https://x.com/ana/status/17'
    expect(line(text, {}, text)).toMatchObject({ name: 'Ana Sá', handles: [on('x', 'ana')], post: true })
    expect(line('https://x.com/ana met at PyCon', {}, 'https://x.com/ana')).toMatchObject({ handles: [on('x', 'ana')], kind: 'meet', note: 'met at PyCon' })
  })
})

describe('what the user makes of it', () => {
  test('wins over what was understood', () => {
    expect(line('Met Ana', { said: true })).toMatchObject({ name: 'Ana', kind: 'meet' })
    expect(line('met Ana', { said: false })).toMatchObject({ name: 'met Ana', kind: null })
    expect(line('Ana Sá met', { kind: null })).toMatchObject({ name: 'Ana Sá', kind: null })
    expect(line('Ana Sá @ana met at PyCon', { name: 'Ana', note: '' })).toMatchObject({ name: 'Ana', note: '' })
    expect(of({ url: 'https://x.com/ana' }, { link: null })).toMatchObject({ link: null, handles: [on('x', 'ana')] })
  })

  test('an address is left out, moves to another channel, or comes by hand; none twice', () => {
    expect(line('Ana @ana', { channels: { ana: null } }).handles).toEqual([])
    expect(line('Ana @ana', { channels: { ana: 'x' } }).handles).toEqual([on('x', 'ana')])
    expect(line('Ana x.com/ana', { more: [on('x', '@Ana'), on('email', 'a@b.example')] }).handles).toEqual([on('x', 'ana'), on('email', 'a@b.example')])
  })

  test('kinds come the likeliest first', () => {
    expect(likely(of({ url: 'https://x.com/ana/status/17' }))).toEqual(['comment', 'like', 'share', 'message'])
    expect(likely(line('Ana met'))).toEqual(['meet'])
    expect(likely(of({ text: 'tel:+351912345678' }))).toEqual(['call'])
  })
})
