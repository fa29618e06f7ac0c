import { describe, expect, test } from 'vitest'
import { recognise } from '../../static/src/recognise'
import type { Share } from '../../static/src/store/device'

const nothing = { channel: null, address: null, name: null, link: null }
type Case = [what: string, share: Share | string, channel: string | null, address: string | null, name: string | null]

const CASES: Case[] = [
  ['an X profile', 'https://x.com/ana_sa', 'x', 'ana_sa', 'Ana Sa'],
  ['an old Twitter address', 'https://twitter.com/AnaSa', 'x', 'AnaSa', 'Ana Sa'],
  ['a phone page of Twitter', 'http://mobile.twitter.com/ana', 'x', 'ana', 'Ana'],
  ['a post on X', { title: 'Ana Sá (@ana) on X', url: 'https://x.com/ana/status/1?s=20&t=abc' }, 'x', 'ana', 'Ana Sá'],
  ['a link in the text, as Android does', { text: 'Ana Sá on X: "Bees!" https://x.com/ana/status/1?s=20' }, 'x', 'ana', 'Ana Sá'],
  ['a link in the title', { title: 'https://x.com/ana' }, 'x', 'ana', 'Ana'],
  ['the search of X', 'https://x.com/search?q=ana', null, null, null],
  ['the home of X', 'https://x.com/home', null, null, null],
  ['LinkedIn', { title: 'Ana Sá | LinkedIn', url: 'https://www.linkedin.com/in/ana-sa-1a2b3c/' }, 'linkedin', 'ana-sa-1a2b3c', 'Ana Sá'],
  ['LinkedIn with a job', { title: 'Ana Sá - Beekeeper - Hive Ltd | LinkedIn', url: 'https://pt.linkedin.com/in/anasa' }, 'linkedin', 'anasa', 'Ana Sá'],
  ['LinkedIn with messages waiting', { title: '(3) Ana Sá | LinkedIn', url: 'https://www.linkedin.com/in/anasa?trk=x' }, 'linkedin', 'anasa', 'Ana Sá'],
  ['LinkedIn from its app', { text: "Check out Ana Sá's profile on LinkedIn https://www.linkedin.com/in/ana-sa" }, 'linkedin', 'ana-sa', 'Ana Sá'],
  ['LinkedIn without a title', 'https://linkedin.com/in/ana-sa-1a2b3c', 'linkedin', 'ana-sa-1a2b3c', 'Ana Sa'],
  ['LinkedIn with accents', 'https://www.linkedin.com/in/jos%C3%A9-silva/', 'linkedin', 'josé-silva', 'José Silva'],
  ['a company on LinkedIn', 'https://www.linkedin.com/company/hive', null, null, null],
  ['Instagram', { title: 'Ana Sá (@ana.sa) • Instagram photos and videos', url: 'https://www.instagram.com/ana.sa/?igsh=1' }, 'instagram', 'ana.sa', 'Ana Sá'],
  ['a story on Instagram', 'https://www.instagram.com/stories/ana.sa/123', 'instagram', 'ana.sa', 'Ana Sa'],
  ['a reel, which names nobody', 'https://www.instagram.com/reel/abc/', null, null, null],
  ['Bluesky', 'https://bsky.app/profile/ana.bsky.social', 'bluesky', 'ana.bsky.social', 'Ana'],
  ['a post on Bluesky', { title: 'Ana Sá (@ana.example.com)', url: 'https://bsky.app/profile/ana.example.com/post/3k' }, 'bluesky', 'ana.example.com', 'Ana Sá'],
  ['Bluesky by did', 'https://bsky.app/profile/did:plc:abc123', 'bluesky', 'did:plc:abc123', null],
  ['Mastodon', 'https://mastodon.social/@ana', 'mastodon', 'ana@mastodon.social', 'Ana'],
  ['a post on Mastodon', { title: 'Ana Sá (@ana@social.coop)', url: 'https://social.coop/@ana/1234' }, 'mastodon', 'ana@social.coop', 'Ana Sá'],
  ['an old Mastodon address', 'https://example.org/users/ana/statuses/12', 'mastodon', 'ana@example.org', 'Ana'],
  ['a fediverse address', 'Follow me: @ana@mastodon.social.', 'mastodon', 'ana@mastodon.social', 'Ana'],
  ['TikTok, which is not Mastodon', 'https://www.tiktok.com/@ana', null, null, null],
  ['an e-mail address', 'ana.sa@example.com', 'email', 'ana.sa@example.com', 'Ana Sa'],
  ['a mail link', 'mailto:ana.sa@example.com?subject=Hi', 'email', 'ana.sa@example.com', 'Ana Sa'],
  ['a name with a mail link', { title: 'Ana Sá', text: 'mailto:a@b.pt' }, 'email', 'a@b.pt', 'Ana Sá'],
  ['a phone link', 'tel:+351912345678', 'phone', '+351912345678', null],
  ['a text link', 'sms:+351912345678?body=Hi', 'sms', '+351912345678', null],
  ['a name alone', 'Ana Sá', null, null, 'Ana Sá'],
  ['a name in another script', '山田太郎', null, null, '山田太郎'],
  ['a sentence', 'We met at the bee fair in 2024!', null, null, null],
  ['the name of an app', 'LinkedIn', null, null, null],
  ['a link at the end of a sentence', 'See https://x.com/ana.', 'x', 'ana', 'Ana'],
  ['a name before a link', 'Ana Sá https://x.com/ana', 'x', 'ana', 'Ana Sá'],
  ['the first link that leads to somebody', 'https://example.com/a https://x.com/ana', 'x', 'ana', 'Ana'],
]

test.each(CASES)('%s', (_what, share, channel, address, name) => {
  expect(recognise(share)).toMatchObject({ channel, address, name })
})

test('links lose what only follows people, and keep the rest', () => {
  const link = (text: string) => recognise(text).link
  expect(link('https://x.com/ana/status/1?s=20&t=abc')).toBe('https://x.com/ana/status/1')
  expect(link('https://example.com/a?id=7&utm_source=x&fbclid=1#part')).toBe('https://example.com/a?id=7#part')
  expect(link('https://example.com/a#:~:text=secret')).toBe('https://example.com/a')
})

describe('hostile input', () => {
  test.each([
    'javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'intent://x.com/ana#Intent;end', 'file:///etc/passwd',
    'https://', 'https://:@/', '', ' ', '\u0000', '\u202E', 'https://x.com/%E0%A4%A', 'ftp://x.com/ana',
  ])('%j leads nowhere', (text) => {
    expect(recognise(text)).toMatchObject({ channel: null, link: text.startsWith('https://x.com') ? expect.any(String) : null })
  })

  test.each([
    ['a user name before the host', 'https://x.com@evil.example/ana'],
    ['a look-alike host', 'https://x.com.evil.example/ana'],
    ['another site whose path names X', 'https://evil.example/https://x.com/ana'],
    ['a host with a dash', 'https://not-x.com/ana'],
  ])('%s is not X', (_what, text) => {
    expect(recognise(text).channel).not.toBe('x')
  })

  test('an escaped slash does not get into an address', () => {
    expect(recognise('https://www.linkedin.com/in/ana%2F..%2Fadmin').address).toBeNull()
  })

  test('signs that turn text around are dropped from names', () => {
    expect(recognise({ title: '\u202Eana\u202C Sá (@ana) on X', url: 'https://x.com/ana' }).name).toBe('ana Sá')
  })

  test('nothing takes long', () => {
    const long = [
      'a'.repeat(1e6), '('.repeat(1e6), '@'.repeat(1e6), `https://x.com/${'a/'.repeat(1e5)}`, `${' -'.repeat(1e5)} | LinkedIn`,
      'a@'.repeat(1e5), `https://${'a.'.repeat(1e5)}`, `${"a's ".repeat(1e5)}`, '🐝'.repeat(1e5), `A ${'- '.repeat(1e5)}`,
    ]
    const before = performance.now()
    for (const text of long) recognise({ title: text, text, url: text })
    expect(performance.now() - before).toBeLessThan(500)
  })

  test('a number, an object or nothing in a share is no crash', () => {
    expect(recognise({})).toEqual(nothing)
    expect(recognise({ title: null, text: undefined as never, url: null })).toEqual(nothing)
  })
})
