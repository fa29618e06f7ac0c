// Parts of the app that come when they are wanted.
import { afterEach, expect, test, vi } from 'vitest'
import { chunk } from '../../static/src/chunk'

afterEach(() => vi.unstubAllGlobals())

test('a chunk is fetched once, however often it is asked for', async () => {
  const bring = vi.fn(() => Promise.resolve({ Screen: 'screen' }))
  const { load, module } = chunk(bring)
  expect(module.value).toBeNull()
  expect(await Promise.all([load(), load()])).toEqual([true, true])
  expect(await load()).toBe(true)
  expect(bring).toHaveBeenCalledTimes(1)
  expect(module.value).toEqual({ Screen: 'screen' })
})

test('one that cannot be had is asked for again', async () => {
  const bring = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce({ Screen: 'screen' })
  const { load, module } = chunk(bring)
  expect(await load()).toBe(false)
  expect(module.value).toBeNull()
  expect(await load()).toBe(true)
  expect(module.value).toEqual({ Screen: 'screen' })
})

test('a fault in the chunk itself is reported', async () => {
  const report = vi.fn()
  vi.stubGlobal('reportError', report)
  const fault = new SyntaxError('no such export')
  expect(await chunk(() => Promise.reject(fault)).load()).toBe(false)
  expect(report).toHaveBeenCalledWith(fault)
})

test('one that came with the page is never fetched', async () => {
  const bring = vi.fn()
  const { hold, load, module } = chunk<{ Screen: string }>(bring)
  hold({ Screen: 'screen' })
  expect(module.value).toEqual({ Screen: 'screen' })
  expect(await load()).toBe(true)
  expect(bring).not.toHaveBeenCalled()
})
