import { describe, expect, test } from 'vitest'
import { oneLine, type OneLine } from '../../static/src/one_line'
import { speak } from '../../static/src/words/say'

const NOTHING: OneLine = { name: null, handles: [], kind: null, note: null, birthday: null }
const on = (channel: string | null, address: string) => ({ channel, address })

test.each<[line: string, said: Partial<OneLine>]>([
  ['Ana Sá @ana met at PyCon', { name: 'Ana Sá', handles: [on(null, 'ana')], kind: 'meet', note: 'met at PyCon' }],
  ['Ana Sá', { name: 'Ana Sá' }],
  ['Ana Sá met', { name: 'Ana Sá', kind: 'meet' }],
  ['ana sá @ana met at pycon', { name: 'Ana Sá', handles: [on(null, 'ana')], kind: 'meet', note: 'met at pycon' }],
  ['ana sá', { name: 'Ana Sá' }],
  ['joana de souza at the fair', { name: 'Joana de Souza', note: 'at the fair' }],
  ['Joana de Souza e Silva called', { name: 'Joana de Souza e Silva', kind: 'call' }],
  ['Ana Sá, met at PyCon', { name: 'Ana Sá', kind: 'meet', note: 'met at PyCon' }],
  ['Ana Sá - beekeeper from Porto', { name: 'Ana Sá', note: 'beekeeper from Porto' }],
  ['Ana Sá keeps bees', { name: 'Ana Sá', note: 'keeps bees' }],
  ['Ana from the book club', { name: 'Ana', note: 'from the book club' }],
  ['Met Ana Sá at PyCon', { name: 'Ana Sá', kind: 'meet', note: 'Met at PyCon' }],
  ['met Ana', { name: 'Ana', kind: 'meet' }],
  ['Met Ana', { name: 'Met Ana' }],
  ['Met Opera', { name: 'Met Opera' }],
  ['Met Opera House', { name: 'Met Opera House' }],
  ['Will Call', { name: 'Will Call' }],
  ['Peter Drinks', { name: 'Peter Drinks' }],
  ['Mark Shared at the fair', { name: 'Mark', kind: 'share', note: 'Shared at the fair' }],
  ['Maria da Conceição dos Santos Silva e Costa', { name: 'Maria da Conceição dos Santos Silva e Costa' }],
  ['A', { name: 'A' }],
  ['آنا سا', { name: 'آنا سا' }],
  ['met at PyCon', { kind: 'meet', note: 'met at PyCon' }],
  ['Ana Sá video call about bees', { name: 'Ana Sá', kind: 'video', note: 'video call about bees' }],
  ['Ana Sá coffee tomorrow', { name: 'Ana Sá', kind: 'meet', note: 'coffee tomorrow' }],
  ['Ana Sá ana@example.com emailed', { name: 'Ana Sá', handles: [on('email', 'ana@example.com')], kind: 'email' }],
  ['Ana Sá @ana@social.coop', { name: 'Ana Sá', handles: [on('mastodon', 'ana@social.coop')] }],
  ['Ana Sá @ana.bsky.social', { name: 'Ana Sá', handles: [on('bluesky', 'ana.bsky.social')] }],
  ['Ana Sá https://x.com/ana met', { name: 'Ana Sá', handles: [on('x', 'ana')], kind: 'meet' }],
  ['Ana Sá linkedin.com/in/ana-sa', { name: 'Ana Sá', handles: [on('linkedin', 'ana-sa')] }],
  ['Ana Sá @ana.sa on Instagram liked', { name: 'Ana Sá', handles: [on('instagram', 'ana.sa')], kind: 'like' }],
  ['Ana Sá @ana.sa instagram', { name: 'Ana Sá', handles: [on('instagram', 'ana.sa')] }],
  ['Ana Sá ig @ana.sa', { name: 'Ana Sá', handles: [on('instagram', 'ana.sa')] }],
  ['Ana Sá ig:ana.sa x:ana', { name: 'Ana Sá', handles: [on('instagram', 'ana.sa'), on('x', 'ana')] }],
  ['Ana Sá @ana-sa on X', { name: 'Ana Sá', handles: [on(null, 'ana-sa')] }],
  ['Ana Sá +351 912 345 678 called', { name: 'Ana Sá', handles: [on('phone', '+351 912 345 678')], kind: 'call' }],
  ['Ana Sá 912 345 678', { name: 'Ana Sá', handles: [on('phone', '912 345 678')] }],
  ['Ana Sá https://www.facebook.com/profile.php?id=100012345678901', { name: 'Ana Sá', handles: [on('facebook', '100012345678901')] }],
  ['Ana Sá wa.me/351912345678', { name: 'Ana Sá', handles: [on('whatsapp', '+351912345678')] }],
  ['Ana Sá met 2024-05-17', { name: 'Ana Sá', kind: 'meet', note: 'met 2024-05-17' }],
  ['Ana Sá met @ PyCon', { name: 'Ana Sá', kind: 'meet', note: 'met @ PyCon' }],
  ['Ana Sá met at @PyCon', { name: 'Ana Sá', kind: 'meet', note: 'met at @PyCon' }],
  ['@ana Ana Sá met', { name: 'Ana Sá', handles: [on(null, 'ana')], kind: 'meet' }],
  ['山田 太郎 met at PyCon', { name: '山田 太郎', kind: 'meet', note: 'met at PyCon' }],
  ['O’Brien', { name: 'O’Brien' }],
  ['@ana', { handles: [on(null, 'ana')] }],
  ['  Ana   Sá  ', { name: 'Ana Sá' }],
  ['Ana Sá\nmet', { name: 'Ana Sá', kind: 'meet' }],
  ['Ana Sá birthday 12 May 1984', { name: 'Ana Sá', birthday: '1984-05-12' }],
  ['Ana Sá, birthday: 12th of May', { name: 'Ana Sá', birthday: '--05-12' }],
  ['Ana Sá born on Sept 3, 1990', { name: 'Ana Sá', birthday: '1990-09-03' }],
  ['Ana Sá bday 1984-05-12, met at PyCon', { name: 'Ana Sá', kind: 'meet', note: 'met at PyCon', birthday: '1984-05-12' }],
  ['ana sá birthday 12.5.1984', { name: 'Ana Sá', birthday: '1984-05-12' }],
  ['Ana Sá birthday 29 February 1990', { name: 'Ana Sá', note: 'birthday 29 February 1990' }],
  ['Ana Sá birthday 4/5/1990', { name: 'Ana Sá', note: 'birthday 4/5/1990' }],
  ['Ana Sá birthday 3 Marble', { name: 'Ana Sá', note: 'birthday 3 Marble' }],
  ['Ana Sá wedding 12 May 2020', { name: 'Ana Sá', note: 'wedding 12 May 2020' }],
  ['', {}],
  ['…', { note: '…' }],
])('%s', (line, said) => {
  expect(oneLine(line)).toEqual({ ...NOTHING, ...said })
})

test.each<[line: string, said: boolean, found: Partial<OneLine>]>([
  ['Met Ana', true, { name: 'Ana', kind: 'meet' }],
  ['Ana Sá Met', true, { name: 'Ana Sá', kind: 'meet' }],
  ['met Ana', false, { name: 'met Ana' }],
  ['Ana Sá met at PyCon', false, { name: 'Ana Sá', note: 'met at PyCon' }],
])('%s, when the user says whether something happened: %s', (line, said, found) => {
  expect(oneLine(line, said)).toEqual({ ...NOTHING, ...found })
})

describe('ill-meant lines', () => {
  test.each(['javascript:alert(1)', '\u202e\u200b', '@'.repeat(10_000), 'met '.repeat(10_000), '<b>Ana</b>', '('.repeat(1_000)])('%j is no crash', (line) => {
    const { name, handles, note } = oneLine(line)
    expect((name ?? '').length + (note ?? '').length + handles.map(({ address }) => address).join('').length).toBeLessThanOrEqual(500)
  })

  test('hidden signs are dropped', () => {
    expect(oneLine('A\u200bna \u202eSá').name).toBe('Ana Sá')
  })
})

test('what happened can be said in the language that is spoken, and in English all the same', () => {
  speak({ locale: 'de', dir: 'ltr', plural: {}, words: { 'kinds, label\u0004Met': 'Getroffen', 'kinds, label\u0004Video call': 'Im Video' } })
  try {
    expect(oneLine('Ana Sá getroffen in Porto')).toMatchObject({ name: 'Ana Sá', kind: 'meet' })
    expect(oneLine('Ana Sá im video')).toMatchObject({ name: 'Ana Sá', kind: 'video' })
    expect(oneLine('Ana Sá met at PyCon')).toMatchObject({ name: 'Ana Sá', kind: 'meet' })
  } finally {
    speak(null)
  }
})
