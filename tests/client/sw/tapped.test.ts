import { beforeEach, expect, test, vi } from 'vitest'
import { answerNudge } from '../../../static/src/store/nudge'
import { syncLater } from '../../../static/src/store/notification'
import { wantedBy } from '../../../static/src/sw/push'
import { tapped } from '../../../static/src/sw/tapped'

vi.mock('../../../static/src/store/nudge', () => ({ answerNudge: vi.fn() }))
vi.mock('../../../static/src/store/notification', () => ({ syncLater: vi.fn() }))
vi.mock('../../../static/src/sw/push', () => ({ wantedBy: vi.fn() }))

const HERE = 'https://kith.example'
const ANA = '018f3a52-0000-7000-8000-000000000001'
const NUDGE = { navigate: `/people/${ANA}`, kind: 'nudge', person_id: ANA, local_date: '2026-11-22', round: 1, user: 'nadia' }

beforeEach(() => {
  vi.mocked(answerNudge).mockReset()
  vi.mocked(syncLater).mockReset()
  vi.mocked(wantedBy).mockResolvedValue('nadia')
  vi.stubGlobal('navigator', {})
})

function phone(open: { postMessage: () => void; focus: () => Promise<void> }[] = []) {
  const clients = { matchAll: vi.fn().mockResolvedValue(open), openWindow: vi.fn().mockResolvedValue(null) }
  const close = vi.fn()
  const tap = (data: unknown, action = '') => tapped(clients as unknown as Clients, { data, close } as unknown as Notification, action, HERE)
  return { clients, close, tap }
}

test.each([['', 'its text'], ['write', 'Write']])('a tap on “%s” (%s) opens the person and is kept', async (action) => {
  const { clients, close, tap } = phone()
  expect(await tap(NUDGE, action)).toBe(true)
  expect(close).toHaveBeenCalledOnce()
  expect(clients.openWindow).toHaveBeenCalledExactlyOnceWith(`/people/${ANA}`)
  expect(answerNudge).toHaveBeenCalledExactlyOnceWith('nadia', expect.objectContaining({ person_id: ANA, local_date: '2026-11-22' }), 'write')
})

test('“Later” is kept without opening anything, and Background Sync is asked for', async () => {
  const { clients, close, tap } = phone()
  expect(await tap(NUDGE, 'later')).toBe(true)
  expect(close).toHaveBeenCalledOnce()
  expect(clients.matchAll).not.toHaveBeenCalled()
  expect(clients.openWindow).not.toHaveBeenCalled()
  expect(answerNudge).toHaveBeenCalledExactlyOnceWith('nadia', expect.objectContaining({ person_id: ANA }), 'later')
  expect(syncLater).toHaveBeenCalledExactlyOnceWith('kith-flush')
})

test.each([
  ['for somebody who has left', NUDGE, 'omar'], ['on a phone of nobody’s', NUDGE, null],
  ['of a test', { ...NUDGE, kind: 'test' }, 'nadia'], ['of one that is done', { ...NUDGE, kind: 'done' }, 'nadia'],
  ['of an older version', { navigate: NUDGE.navigate, kind: 'nudge', person_id: ANA, user: 'nadia' }, 'nadia'],
  ['with rubbish', 'rubbish', 'nadia'], ['with nothing', null, 'nadia'],
])('a tap on a notification %s keeps nothing', async (_which, data, signed) => {
  vi.mocked(wantedBy).mockResolvedValue(signed)
  for (const action of ['', 'write', 'later']) expect(await phone().tap(data, action)).toBe(false)
  expect(answerNudge).not.toHaveBeenCalled()
})

test.each(['https://elsewhere.example/x', 'javascript:alert(1)', '//elsewhere.example', 7, undefined])(
  'a tap never leads to %s', async (navigate) => {
    const { clients, tap } = phone()
    await tap({ navigate })
    expect(clients.openWindow).toHaveBeenCalledExactlyOnceWith('/')
  },
)

test('a tap moves an open Kith and brings it to the front', async () => {
  const open = { postMessage: vi.fn(), focus: vi.fn().mockResolvedValue(undefined) }
  const { clients, tap } = phone([open])
  await tap(NUDGE)
  expect(open.postMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'navigate', to: `/people/${ANA}` })
  expect(open.focus).toHaveBeenCalledOnce()
  expect(clients.openWindow).not.toHaveBeenCalled()
})

test('what was pressed is kept also when the browser opens no page', async () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const { clients, tap } = phone()
  clients.openWindow.mockRejectedValue(new Error('Not allowed to open a window.'))
  expect(await tap(NUDGE)).toBe(true)
  expect(answerNudge).toHaveBeenCalledOnce()
  expect(reported).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})
