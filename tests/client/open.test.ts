import { describe, expect, test } from 'vitest'
import { isForWords, linkFor, linkWith, shown } from '../../static/src/open'
import { channelOf, channels } from '../../static/src/vocabulary'

test.each([
  ['x', 'ana', 'https://x.com/ana', '@ana'],
  ['x', '@ana', 'https://x.com/ana', '@ana'],
  ['linkedin', 'josé-silva', 'https://www.linkedin.com/in/jos%C3%A9-silva/', 'josé-silva'],
  ['instagram', 'ana.sa', 'https://www.instagram.com/ana.sa/', '@ana.sa'],
  ['mastodon', 'ana@social.coop', 'https://social.coop/@ana', '@ana@social.coop'],
  ['bluesky', 'ana.bsky.social', 'https://bsky.app/profile/ana.bsky.social', '@ana.bsky.social'],
  ['bluesky', 'did:plc:abc', 'https://bsky.app/profile/did:plc:abc', 'did:plc:abc'],
  ['whatsapp', '+351 912 345 678', 'https://wa.me/351912345678', '+351 912 345 678'],
  ['signal', '+351 912 345 678', 'https://signal.me/#p/+351912345678', '+351 912 345 678'],
  ['phone', '+351 (912) 345-678', 'tel:+351912345678', '+351 (912) 345-678'],
  ['sms', '912 345 678', 'sms:912345678', '912 345 678'],
  ['email', 'ana+k@example.com', 'mailto:ana+k@example.com', 'ana+k@example.com'],
  ['threads', 'ana.sa', 'https://www.threads.com/@ana.sa', '@ana.sa'],
  ['youtube', 'ana', 'https://www.youtube.com/@ana', '@ana'],
  ['youtube', 'UCabcdefghijklmnopqrstuv', 'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv', 'UCabcdefghijklmnopqrstuv'],
  ['youtube', 'c/AnaSa', 'https://www.youtube.com/c/AnaSa', 'c/AnaSa'],
  ['reddit', 'ana', 'https://www.reddit.com/user/ana/', 'u/ana'],
  ['pinterest', 'ana', 'https://www.pinterest.com/ana/', '@ana'],
  ['medium', 'ana', 'https://medium.com/@ana', '@ana'],
  ['substack', 'ana', 'https://substack.com/@ana', '@ana'],
  ['substack', 'ana.substack.com', 'https://ana.substack.com/', 'ana.substack.com'],
  ['telegram', 'ana_sa', 'https://t.me/ana_sa', '@ana_sa'],
  ['telegram', '+351912345678', 'https://t.me/+351912345678', '+351912345678'],
  ['slack', 'hive/U012AB3CD', 'https://hive.slack.com/team/U012AB3CD', 'hive/U012AB3CD'],
  ['slack', 'T0123ABCD/U012AB3CD', 'https://slack.com/app_redirect?team=T0123ABCD&channel=U012AB3CD', 'T0123ABCD/U012AB3CD'],
  ['discord', '123456789012345678', 'https://discord.com/users/123456789012345678', '123456789012345678'],
  ['mastodon', 'ana@xn--bcher-kva.example', 'https://xn--bcher-kva.example/@ana', '@ana@xn--bcher-kva.example'],
  ['video', 'https://meet.example/room', 'https://meet.example/room', 'https://meet.example/room'],
])('%s %s opens %s', (channel, address, link, label) => {
  expect(linkFor({ channel, address })).toBe(link)
  expect(shown({ channel, address })).toBe(label)
})

test.each([
  ['in_person', 'The café'], ['slack', 'ana'], ['slack', 'evil.test/#/U012AB3CD'], ['discord', 'ana'], ['post', '1 Bee Street'], ['unheard_of', 'ana'],
  ['video', 'javascript:alert(1)'], ['video', 'http://meet.example/room'], ['x', 'ana/../admin'], ['x', 'ana?x=1'],
  ['mastodon', 'ana@evil.example/path'], ['mastodon', 'ana'], ['email', 'not an address'], ['phone', 'javascript:alert(1)'],
  ['x', 'a'.repeat(10_000)],
])('%s %s opens nothing', (channel, address) => {
  expect(linkFor({ channel, address })).toBeNull()
})

test('a question mark in an address cannot add a subject to a mail', () => {
  expect(linkFor({ channel: 'email', address: 'ana?bcc=x@example.com' })).toBe('mailto:ana%3Fbcc%3Dx@example.com')
})

const HOSTILE = 'Hi & bye?\n#1 = 100% “sure” +1 <b> 👩‍👩‍👧 שלום'

describe('words go along', () => {
  test.each([
    ['email', 'ana@example.com', 'mailto:ana@example.com?body='],
    ['sms', '912 345 678', 'sms:912345678?&body='],
    ['whatsapp', '+351 912 345 678', 'https://wa.me/351912345678?text='],
    ['telegram', '@ana_sa', 'https://t.me/ana_sa?text='],
    ['telegram', '+351912345678', 'https://t.me/+351912345678?text='],
  ])('%s %s', (channel, address, begin) => {
    const link = linkWith({ channel, address }, HOSTILE)!
    expect(link.startsWith(begin)).toBe(true)
    expect(link.slice(begin.length)).toMatch(/^[A-Za-z0-9%._~*'()!-]+$/)
    expect(decodeURIComponent(link.slice(begin.length)).replaceAll('\r\n', '\n')).toBe(HOSTILE)
    expect(new URL(link).hash).toBe('')
    expect(linkFor({ channel, address })).not.toContain('text')
  })

  test('into one field of the link and no other', () => {
    const words = 'x&bcc=eve@example.com&subject=y?body=z#w'
    expect([...new URL(linkWith({ channel: 'email', address: 'ana@example.com' }, words)!).searchParams]).toEqual([['body', words]])
    expect([...new URL(linkWith({ channel: 'whatsapp', address: '+351912345678' }, words)!).searchParams]).toEqual([['text', words]])
  })

  test('with the line ends of mails, and without what nobody typed', () => {
    expect(linkWith({ channel: 'email', address: 'ana@example.com' }, ' one\r\ntwo\nthree\u0000\u0007 ')).toBe('mailto:ana@example.com?body=one%0D%0Atwo%0D%0Athree')
    expect(linkWith({ channel: 'sms', address: '912345678' }, 'one\r\ntwo')).toBe('sms:912345678?&body=one%0Atwo')
    expect(linkWith({ channel: 'sms', address: '912345678' }, 'half \ud83d of a pair')).toBe('sms:912345678?&body=half%20%EF%BF%BD%20of%20a%20pair')
  })

  test.each(['email', 'sms', 'whatsapp', 'telegram'])('%s: too many words for a link are copied', (channel) => {
    const address = channel === 'email' ? 'ana@example.com' : channel === 'telegram' ? 'ana_sa' : '+351912345678'
    expect(linkWith({ channel, address }, 'a'.repeat(1_900))).not.toBeNull()
    expect(linkWith({ channel, address }, 'a'.repeat(5_000))).toBeNull()
    expect(linkWith({ channel, address }, '👩‍👩‍👧'.repeat(300))).toBeNull()
  })
})

test.each([
  ['signal', '+351912345678'], ['x', 'ana'], ['bluesky', 'ana.bsky.social'], ['slack', 'hive/U012AB3CD'], ['slack', 'ana'], ['unheard_of', 'ana'],
])('no link takes words to %s %s, so they are copied', (channel, address) => {
  expect(linkWith({ channel, address }, 'Hello')).toBeNull()
  expect(isForWords({ channel, address })).toBe(true)
})

test.each(['phone', 'video', 'post', 'in_person'])('%s is not for words from a phone', (channel) => {
  expect(isForWords({ channel, address: '' })).toBe(false)
})

test('words do not mend what is no address', () => {
  expect(linkWith({ channel: 'email', address: 'not an address' }, 'Hello')).toBeNull()
  expect(linkWith({ channel: 'sms', address: 'javascript:alert(1)' }, 'Hello')).toBeNull()
})

test('what is shown of an address is taken for the same address again', () => {
  for (const [channel, address] of [['reddit', 'ana'], ['youtube', 'c/AnaSa'], ['telegram', '+351912345678'], ['substack', 'ana.substack.com']] as const) {
    expect(new RegExp(channelOf(channel)!.address).exec(shown({ channel, address }))?.[1]).toBe(address)
  }
})

test('every pattern of the vocabulary is one that browsers take', () => {
  for (const channel of channels) {
    expect(() => new RegExp(channel.address)).not.toThrow()
    const patterns = [channel.hosts ?? '', ...channel.links.map(({ path }) => path), ...(channel.or ?? []).map(({ parts }) => parts)]
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow()
  }
})
