import { expect, test } from 'vitest'
import { readCard } from '../../../static/src/sw/card'

const ANA = [
  'BEGIN:VCARD', 'VERSION:3.0', 'FN:Ana Sá\\, Lisbon', 'item1.TEL;TYPE=cell:+351 900 000 000', 'EMAIL;TYPE=home:ana@example',
  ' .org', 'URL:https://bsky.app/profile/ana.example', 'NOTE:from the meetup', 'END:VCARD', '',
].join('\r\n')

test('a card gives its name and addresses, with folded lines put together', () => {
  expect(readCard(ANA)).toEqual({
    name: 'Ana Sá, Lisbon', addresses: ['tel:+351 900 000 000', 'mailto:ana@example.org', 'https://bsky.app/profile/ana.example'],
  })
})

test('only the first of several cards counts', () => {
  expect(readCard(ANA + ANA.replace('Ana', 'Bo'))?.name).toBe('Ana Sá, Lisbon')
})

test('a number that is written as an address already stays as it is', () => {
  expect(readCard('BEGIN:VCARD\nTEL:tel:+351900\nEND:VCARD')?.addresses).toEqual(['tel:+351900'])
})

test('what is no card is none', () => {
  expect(readCard('Have a look at this')).toBeNull()
  expect(readCard('BEGIN:VCARD\nFN:Ana')).toBeNull()
})
