import { afterEach, expect, test } from 'vitest'
import { rich, say, sayMany, sayOf, speak } from '../../static/src/words/say'

afterEach(() => speak(null))

const POLISH = {
  locale: 'pl', dir: 'ltr' as const, plural: { one: 0, few: 1, many: 2, other: 2 },
  words: {
    'Write to {name}': 'Napisz do: {name}', 'kinds, label\u0004Met': 'Spotkanie', 'One person': ['{n} osoba', '{n} osoby', '{n} osób'],
    'Read {guide}': '{guide}: przeczytaj', 'Later': '',
  },
}

test('English is said as it stands, and what is put in is not read again', () => {
  expect(say('Write to {name}', { name: '{name} {n}' })).toBe('Write to {name} {n}')
  expect(sayOf('kinds, label', 'Met')).toBe('Met')
  expect([0, 1, 2].map((n) => sayMany('One person', '{n} people', n, { n: String(n) }))).toEqual(['0 people', 'One person', '2 people'])
})

test('another language comes from its catalogue, with its own plurals', () => {
  speak(POLISH)
  expect(say('Write to {name}', { name: 'Ana' })).toBe('Napisz do: Ana')
  expect(sayOf('kinds, label', 'Met')).toBe('Spotkanie')
  expect([1, 3, 5, 22].map((n) => sayMany('One person', '{n} people', n, { n: String(n) }))).toEqual(['1 osoba', '3 osoby', '5 osób', '22 osoby'])
})

test('what nobody has translated yet is English', () => {
  speak(POLISH)
  expect(say('Later')).toBe('Later')
  expect(say('Skip')).toBe('Skip')
  expect(sayMany('A day', '{n} days', 4, { n: '4' })).toBe('4 days')
})

test('parts of a screen stand where the sentence wants them', () => {
  speak(POLISH)
  expect(rich('Read {guide}', { guide: 'X' })).toEqual(['X', ': przeczytaj'])
})

test('slots that a translator got wrong stand as they are', () => {
  speak({ ...POLISH, words: { 'Read {guide}': '{guide} {gide} {__proto__} {constructor}' } })
  expect(say('Read {guide}', { guide: 'X' })).toBe('X {gide} {__proto__} {constructor}')
  expect(rich('Read {guide}', { guide: 'X' }).join('')).toBe('X {gide} {__proto__} {constructor}')
})
