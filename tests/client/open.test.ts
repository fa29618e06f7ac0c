import { expect, test } from 'vitest'
import { linkFor, shown } from '../../static/src/open'
import { channels } from '../../static/src/vocabulary'

test.each([
  ['x', 'ana', 'https://x.com/ana', '@ana'],
  ['x', '@ana', 'https://x.com/ana', '@ana'],
  ['linkedin', 'josé-silva', 'https://www.linkedin.com/in/jos%C3%A9-silva/', 'josé-silva'],
  ['instagram', 'ana.sa', 'https://www.instagram.com/ana.sa/', '@ana.sa'],
  ['mastodon', 'ana@social.coop', 'https://social.coop/@ana', '@ana@social.coop'],
  ['bluesky', 'ana.bsky.social', 'https://bsky.app/profile/ana.bsky.social', '@ana.bsky.social'],
  ['bluesky', 'did:plc:abc', 'https://bsky.app/profile/did:plc:abc', '@did:plc:abc'],
  ['whatsapp', '+351 912 345 678', 'https://wa.me/351912345678', '+351 912 345 678'],
  ['signal', '+351 912 345 678', 'https://signal.me/#p/+351912345678', '+351 912 345 678'],
  ['phone', '+351 (912) 345-678', 'tel:+351912345678', '+351 (912) 345-678'],
  ['sms', '912 345 678', 'sms:912345678', '912 345 678'],
  ['email', 'ana+k@example.com', 'mailto:ana+k@example.com', 'ana+k@example.com'],
  ['video', 'https://meet.example/room', 'https://meet.example/room', 'https://meet.example/room'],
])('%s %s opens %s', (channel, address, link, label) => {
  expect(linkFor({ channel, address })).toBe(link)
  expect(shown({ channel, address })).toBe(label)
})

test.each([
  ['in_person', 'The café'], ['slack', 'ana'], ['post', '1 Bee Street'], ['unheard_of', 'ana'],
  ['video', 'javascript:alert(1)'], ['video', 'http://meet.example/room'], ['x', 'ana/../admin'], ['x', 'ana?x=1'],
  ['mastodon', 'ana@evil.example/path'], ['mastodon', 'ana'], ['email', 'not an address'], ['phone', 'javascript:alert(1)'],
  ['x', 'a'.repeat(10_000)],
])('%s %s opens nothing', (channel, address) => {
  expect(linkFor({ channel, address })).toBeNull()
})

test('a question mark in an address cannot add a subject to a mail', () => {
  expect(linkFor({ channel: 'email', address: 'ana?bcc=x@example.com' })).toBe('mailto:ana%3Fbcc%3Dx@example.com')
})

test('every pattern of the vocabulary is one that browsers take', () => {
  for (const channel of channels) {
    expect(() => new RegExp(channel.address)).not.toThrow()
    for (const link of channel.links) expect(() => new RegExp(link.pattern, 'i')).not.toThrow()
  }
})
