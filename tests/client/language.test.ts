// Which language somebody gets, as the server finds it (tests/models/test_language.py).
import { afterEach, expect, test, vi } from 'vitest'
import table from '../languages.json'
import { prepare, speakAsKept } from '../../static/src/language'
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

/** A page that is to speak German, on a phone whose browser keeps things like this. */
function german(cache: object): { fetched: number } {
  const served = { fetched: 0 }
  vi.stubGlobal('localStorage', { getItem: () => null })
  vi.stubGlobal('navigator', { languages: ['de-AT'] })
  vi.stubGlobal('document', { documentElement: { dataset: { languages: 'de:2' } } })
  vi.stubGlobal('caches', { open: async () => cache })
  vi.stubGlobal('fetch', async () => {
    served.fetched += 1
    return Response.json(GERMAN)
  })
  return served
}

const broken = async (): Promise<never> => { throw new DOMException('no room', 'QuotaExceededError') }

test.each([
  ['has no room', { match: async () => undefined, keys: async () => [], put: broken }],
  ['cannot be read', { match: broken, keys: broken, put: broken }],
  ['holds rubbish', { match: async () => new Response('<html>'), keys: async () => [], put: async () => undefined }],
  ['holds half of it', { match: async () => Response.json({}), keys: async () => [], put: async () => undefined }],
])('where the cache %s, the language is fetched and spoken', async (_what, cache) => {
  const served = german(cache)
  await prepare()
  expect(say('Later')).toBe('Später')
  expect(served.fetched).toBe(1)
})

test('without a network, what an earlier version kept is spoken', async () => {
  german({ match: async (url: string) => (url.includes('?') ? undefined : Response.json(GERMAN)), keys: async () => [] })
  vi.stubGlobal('fetch', broken)
  await prepare()
  expect(say('Later')).toBe('Später')
})
