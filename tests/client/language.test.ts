// Which language somebody gets, as the server finds it (tests/models/test_language.py).
import { afterEach, expect, test, vi } from 'vitest'
import table from '../languages.json'
import { speakAsKept } from '../../static/src/language'
import { negotiate } from '../../static/src/words/language'
import { say, speak } from '../../static/src/words/say'

afterEach(() => {
  vi.unstubAllGlobals()
  speak(null)
})

test.each(table.wanted as [string[], string][])('%j gets %s', (wanted, locale) => {
  expect(negotiate(wanted, table.known)[1]).toBe(locale)
})

test('the catalogue is that of the language, whatever the region', () => {
  expect(negotiate(['pt-BR'], table.known)).toEqual(['pt', 'pt-BR'])
  expect(negotiate(['pt-PT'], table.known)).toEqual(['pt-PT', 'pt-PT'])
  expect(negotiate(['de'], table.known)).toEqual(['en', 'en-GB'])
})

test('a made-up language is for those who ask for it by name', () => {
  const known = [...table.known, 'en-XA', 'ar-XB']
  expect(negotiate(['en-XA'], known)).toEqual(['en-XA', 'en-XA'])
  expect(negotiate(['ar-EG', 'en-US'], known)).toEqual(['en', 'en-US'])
})

const GERMAN = { locale: 'de', dir: 'ltr' as const, plural: {}, words: { Later: 'Später' } }

test('the worker speaks what the page has kept', async () => {
  const kept = { keys: async () => ['/words/de.json?1'], match: async () => Response.json(GERMAN) }
  vi.stubGlobal('caches', { open: async () => kept })
  await speakAsKept()
  expect(say('Later')).toBe('Später')
})

test.each([
  ['cannot be opened', async () => { throw new Error('broken') }],
  ['is empty', async () => ({ keys: async () => [] })],
  ['holds no catalogue', async () => ({ keys: async () => ['/'], match: async () => new Response('<html>') })],
])('where its cache %s, it speaks English rather than not at all', async (_what, open) => {
  speak(GERMAN)
  vi.stubGlobal('caches', { open })
  await speakAsKept()
  expect(say('Later')).toBe('Later')
})
