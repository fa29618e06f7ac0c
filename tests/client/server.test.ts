import { afterEach, expect, test, vi } from 'vitest'
import { bytes, get, post, remove, ServerError } from '../../static/src/server'
import { speak } from '../../static/src/words/say'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function answering(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const fetch = vi.fn(async () => new Response(status === 204 ? null : text, { status }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

test('sends and reads JSON with the session, past every cache', async () => {
  const fetch = answering(200, { people: 40 })
  expect(await post('/api/samples', { a: 1 })).toEqual({ people: 40 })
  expect(fetch).toHaveBeenCalledWith('/api/samples', expect.objectContaining({
    method: 'POST', credentials: 'same-origin', cache: 'no-store', body: '{"a":1}',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': 'en-GB' },
  }))
})

test('is answered in the language that is spoken here', async () => {
  const fetch = answering(200, {})
  speak({ locale: 'pt', dir: 'ltr', plural: {}, words: {} }, 'pt-BR')
  try {
    await get('/api/account')
  } finally {
    speak(null)
  }
  expect(fetch).toHaveBeenCalledWith('/api/account', expect.objectContaining({ headers: { 'Accept-Language': 'pt-BR' } }))
})

test('an answer without content is undefined, and bytes are bytes', async () => {
  answering(204, '')
  expect(await remove('/api/samples')).toBeUndefined()
  answering(200, 'picture')
  expect(await (await bytes('/api/faces/1')).text()).toBe('picture')
})

test('a refusal says what is wrong, and with which field', async () => {
  answering(400, { error: 'That name is too long.', code: 'invalid', status: 400, fields: { name: 'Too long.' } })
  await expect(post('/api/account')).rejects.toMatchObject({
    status: 400, code: 'invalid', message: 'That name is too long.', fields: { name: 'Too long.' },
  })
})

test("a proxy's page instead of our JSON is still a sentence", async () => {
  answering(502, '<html>Bad gateway</html>')
  await expect(get('/api/account')).rejects.toMatchObject({ status: 502, message: expect.stringContaining('Try again') })
  answering(200, '<html>Please sign in to the hotel</html>')
  await expect(get('/api/account')).rejects.toMatchObject({ status: 0 })
})

test('no network is status 0', async () => {
  vi.stubGlobal('fetch', async () => { throw new TypeError('Failed to fetch') })
  await expect(get('/api/account')).rejects.toMatchObject({ status: 0, code: 'offline' })
})

test('a server that stalls, even within its answer, is given up after 20 seconds', async () => {
  vi.useFakeTimers()
  const stalled = (signal: AbortSignal) => new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')))
  })
  vi.stubGlobal('fetch', async (_path: string, { signal }: { signal: AbortSignal }) => ({ ok: true, status: 200, json: () => stalled(signal) }))
  const asked = get('/api/account').catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(19_000)
  await vi.advanceTimersByTimeAsync(1_500)
  expect(await asked).toBeInstanceOf(ServerError)
  expect(await asked).toMatchObject({ status: 0, code: 'timeout' })
})
