// The language that was chosen on another device, or by somebody else.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { follow } from '../../static/src/actions/language'
import type { ProfileRow } from '../../static/src/store/rows'
import { account, me } from '../../static/src/store/state'

const kept = new Map<string, string>()
const LANGUAGE = 'kith-language'
let reload: ReturnType<typeof vi.fn>
let stop: () => void

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})

afterEach(() => {
  stop()
  account.value = undefined
  me.value = null
  vi.unstubAllGlobals()
})

/** A page at this address, with what stands open on it; put away when it is called. */
function page(pathname: string, open: string | null = null): () => void {
  const listening: (() => void)[] = []
  reload = vi.fn()
  vi.stubGlobal('location', { pathname, reload })
  vi.stubGlobal('document', {
    visibilityState: 'hidden',
    addEventListener: (_what: string, work: () => void) => listening.push(work),
    querySelector: (wanted: string) => (open !== null && wanted.includes(open) ? {} : null),
  })
  stop = follow()
  return () => listening.forEach((work) => work())
}

function chooseElsewhere(language: string | null): void {
  account.value = { id: 'ana', name: 'Ana' }
  me.value = { id: 'ana', language } as ProfileRow
}

test('what was chosen on another device is spoken once Today is put away', () => {
  const putAway = page('/')
  putAway()
  expect(reload).not.toHaveBeenCalled()
  chooseElsewhere('en-US')
  expect(kept.get(LANGUAGE)).toBe('en-US')
  putAway()
  expect(reload).toHaveBeenCalledOnce()
})

test.each([
  ['a form', '/add', null],
  ['a person', '/people/mika', null],
  ['a sheet', '/', 'dialog[open]'],
  ['recovery codes that are shown this once', '/', 'main.welcome'],
])('%s is still there when somebody comes back from another app', (_what, pathname, open) => {
  const putAway = page(pathname, open)
  chooseElsewhere('en-US')
  putAway()
  expect(reload).not.toHaveBeenCalled()
  expect(kept.get(LANGUAGE)).toBe('en-US')
})

test('whoever comes next does not get the language of the one who left', () => {
  kept.set(LANGUAGE, 'en-US')
  page('/')
  expect(kept.get(LANGUAGE)).toBe('en-US')
  account.value = null
  expect(kept.has(LANGUAGE)).toBe(false)
})
