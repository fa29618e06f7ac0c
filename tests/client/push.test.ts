// Browser and server agree on where the nudge goes: what is enabled is so in both, and is renewed when one has let go.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Progress } from '../../static/src/actions/push_test'
import type { Device } from '../../static/src/store/device'

vi.mock('../../static/src/server', async (real) => ({ ...(await real<object>()), get: vi.fn(), put: vi.fn(), post: vi.fn(), remove: vi.fn() }))
vi.mock('../../static/src/store/device', () => ({ device: vi.fn(), changeDevice: vi.fn() }))
vi.mock('../../static/src/store/database', async (real) => ({ ...(await real<object>()), currentUser: vi.fn() }))
vi.mock('../../static/src/store/identity', () => ({ certainAccount: vi.fn() }))

const KEY = 'AQID'

class Subscribed {
  gone = false
  constructor(readonly endpoint: string, key: number[]) { this.options = { applicationServerKey: new Uint8Array(key).buffer } }
  options: { applicationServerKey: ArrayBuffer }
  toJSON() { return { endpoint: this.endpoint, keys: { p256dh: 'p', auth: 'a' } } }
  async unsubscribe() { this.gone = true; return true }
}

/** Fresh modules for each test, so that none is one that another file has without these mocks. */
async function modules() {
  vi.resetModules()
  return {
    channel: await import('../../static/src/store/channel'),
    database: await import('../../static/src/store/database'),
    device: await import('../../static/src/store/device'),
    identity: await import('../../static/src/store/identity'),
    push: await import('../../static/src/actions/push'),
    server: await import('../../static/src/server'),
    stored: await import('../../static/src/store/push'),
    test: await import('../../static/src/actions/push_test'),
  }
}
let the: Awaited<ReturnType<typeof modules>>
const refusal = (status: number, message: string) => new the.server.ServerError(status, 'no', message)
const offline = () => refusal(0, 'No connection right now.')

let phone: { push: string | null; signed: { id: string } | null }
let known: Subscribed | null
let onServer: { current: boolean }[]
const subscribe = vi.fn()

beforeEach(async () => {
  the = await modules()
  phone = { push: 'ana', signed: { id: 'ana' } }
  known = new Subscribed('https://push.example/1', [1, 2, 3])
  onServer = [{ current: false }, { current: true }]
  subscribe.mockReset().mockImplementation(async () => (known = new Subscribed('https://push.example/2', [1, 2, 3])))
  vi.mocked(the.device.device).mockImplementation(async () => phone as unknown as Device)
  vi.mocked(the.device.changeDevice).mockReset().mockImplementation(async (change) => Object.assign(phone, change(phone as unknown as Device)) as unknown as Device)
  vi.mocked(the.database.currentUser).mockReturnValue('ana')
  vi.mocked(the.identity.certainAccount).mockImplementation(async () => phone.signed as { id: string; name: string })
  vi.mocked(the.server.get).mockReset().mockImplementation(async () => ({ public_key: KEY, subscriptions: onServer }))
  vi.mocked(the.server.put).mockReset().mockResolvedValue(undefined)
  vi.mocked(the.server.post).mockReset()
  const pushManager = { getSubscription: async () => (known?.gone ? null : known), subscribe }
  const registration = { pushManager, getNotifications: async () => [] }
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration, ready: Promise.resolve(registration) }, userAgent: 'Chrome/156' })
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('isSecureContext', true)
  allow('granted')
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  the.channel.hangUp()
})

function allow(permission: string, answer = permission): void {
  vi.stubGlobal('Notification', { permission, requestPermission: async () => answer })
}
const told = () => vi.mocked(the.server.put).mock.calls.map(([, body]) => (body as { endpoint: string }).endpoint)

test('at each start the server is told of the same subscription', async () => {
  await the.push.check()
  expect(told()).toEqual(['https://push.example/1'])
  expect(subscribe).not.toHaveBeenCalled()
})

test.each([
  ['the server has another key', () => { known!.options.applicationServerKey = new Uint8Array([9]).buffer }],
  ['the server has dropped this device', () => { onServer = [{ current: false }] }],
  ['the browser has lost it', () => { known = null }],
])('when %s, this browser subscribes anew', async (_what, happen) => {
  happen()
  const before = known
  await the.push.check()
  expect(before?.gone ?? true).toBe(true)
  expect(told()).toEqual(['https://push.example/2'])
  expect(await the.push.stateHere()).toBe('on')
})

test.each([
  ['another account', { push: 'ana', signed: { id: 'omar' } }], ['nobody', { push: 'ana', signed: null }],
  ['one who has turned it off', { push: null, signed: { id: 'ana' } }],
])('with %s signed in nothing is renewed, and what is left of it ends', async (_who, now) => {
  Object.assign(phone, now)
  await the.stored.checkPush()
  expect(the.server.put).not.toHaveBeenCalled()
  expect(known!.gone).toBe(true)
  expect(phone.push).toBeNull()
})

test('a page and a worker that renew at once make one subscription', async () => {
  onServer = []
  vi.mocked(the.server.put).mockImplementation(async () => void (onServer = [{ current: true }]) as never)
  await Promise.all([the.stored.checkPush(), the.push.state()])
  expect(subscribe).toHaveBeenCalledOnce()
  expect(known!.gone).toBe(false)
  expect(new Set(told())).toEqual(new Set(['https://push.example/2']))
})

test('turned off without a network it is off all the same', async () => {
  vi.mocked(the.server.remove).mockRejectedValue(offline())
  expect(await the.push.disable()).toBe('off')
  expect(known!.gone).toBe(true)
})

test('without a network a renewal fails, and says so to whoever tries again', async () => {
  vi.mocked(the.server.get).mockRejectedValue(offline())
  await expect(the.stored.checkPush()).rejects.toThrow('No connection')
  await the.push.check()
  expect(phone.push).toBe('ana')
})

test('whoever signs out while it is renewed is not nudged', async () => {
  vi.mocked(the.server.put).mockImplementation(async () => {
    Object.assign(phone, { push: null, signed: null })
    return undefined as never
  })
  await the.stored.checkPush()
  expect(phone.push).toBeNull()
})

test.each([
  ['on', () => {}],
  ['unsure', () => vi.mocked(the.server.get).mockRejectedValue(offline())],
  ['off', () => { phone.push = null }],
  ['off', () => { phone.push = 'omar' }],
  ['denied', () => allow('denied')],
  ['lost', () => allow('default')],
  ['lost', () => { known = null; subscribe.mockRejectedValue(new Error('no')) }],
  ['lost', () => { known = null; vi.mocked(the.server.get).mockRejectedValue(offline()) }],
  ['on', () => { known = null }],
])('the state is %s', async (state, happen) => {
  happen()
  expect(await the.push.state()).toBe(state)
})

test.each([
  ['needs-install', { userAgent: 'iPhone', maxTouchPoints: 5, standalone: false }, true],
  ['needs-install', { userAgent: 'Macintosh', maxTouchPoints: 5 }, true],
  ['unsupported', { userAgent: 'iPhone', maxTouchPoints: 5, standalone: true }, true],
  ['private', { userAgent: 'Mozilla/5.0 Firefox/153.0', maxTouchPoints: 0 }, true],
  ['unsupported', { userAgent: 'Something/1', maxTouchPoints: 0, serviceWorker: {} }, true],
  ['insecure', { userAgent: 'Chrome/156', maxTouchPoints: 0 }, false],
])('where there is no push the state is %s', async (state, navigator, secure) => {
  vi.stubGlobal('navigator', navigator)
  vi.stubGlobal('PushManager', undefined)
  Reflect.deleteProperty(globalThis, 'PushManager')
  vi.stubGlobal('isSecureContext', secure)
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  expect(await the.push.state()).toBe(state)
  expect(await the.push.enable()).toBe(state)
})

test('permission is asked for by turning it on, and a no is told as one', async () => {
  phone.push = null
  allow('denied')
  expect(await the.push.enable()).toBe('denied')
  expect(the.server.put).not.toHaveBeenCalled()
  allow('default')
  expect(await the.push.enable()).toBe('off')
  allow('granted')
  expect(await the.push.enable()).toBe('on')
  expect(phone.push).toBe('ana')
})

async function outcome(): Promise<Progress> {
  let last: Progress | undefined
  await the.test.test((progress) => (last = progress))
  return last!
}

test('a test that arrives says so, also when it is faster than the server’s answer', async () => {
  vi.mocked(the.server.post).mockImplementation(async () => {
    await the.channel.tell({ type: 'test', id: 'another', shown: true })
    await the.channel.tell({ type: 'test', id: 't', shown: true })
    return { sent: true, test_id: 't' }
  })
  expect(await outcome()).toEqual({ at: null, broken: false, why: null })
})

test('a test that comes and cannot be shown says so', async () => {
  vi.mocked(the.server.post).mockImplementation(async () => {
    await the.channel.tell({ type: 'test', id: 't', shown: false })
    return { sent: true, test_id: 't' }
  })
  expect(await outcome()).toEqual({ at: 'shown', broken: true, why: null })
})

test('a test that does not come within ten seconds says so', async () => {
  vi.useFakeTimers()
  vi.mocked(the.server.post).mockResolvedValue({ sent: true, test_id: 't' })
  const late = outcome()
  await vi.advanceTimersByTimeAsync(10_001)
  expect(await late).toEqual({ at: 'arrival', broken: true, why: null })
})

test.each([
  ['permission', null, () => allow('default')],
  ['subscription', null, () => { known = null }],
  ['server', 'No connection right now.', () => vi.mocked(the.server.post).mockRejectedValue(offline())],
  ['server', null, () => vi.mocked(the.server.post).mockRejectedValue(refusal(404, 'Turn it on first.'))],
  ['server', null, () => vi.mocked(the.server.post).mockResolvedValue({ sent: false, link: 'server', error: 'Unknown.' })],
  ['service', 'Another key.', () => vi.mocked(the.server.post).mockResolvedValue({ sent: false, link: 'key', error: 'Another key.' })],
  ['subscription', null, () => {
    onServer = []
    vi.mocked(the.server.post).mockResolvedValue({ sent: false, link: 'service', error: 'It has ended.' })
  }],
  ['service', 'It can’t take it.', () => vi.mocked(the.server.post).mockResolvedValue({ sent: false, link: 'service', error: 'It can’t take it.' })],
  ['service', 'It can’t take it.', () => vi.mocked(the.server.post).mockResolvedValue({ sent: false, error: 'It can’t take it.' })],
])('a test that breaks at %s (%s) says so', async (at, why, happen) => {
  happen()
  expect(await outcome()).toEqual({ at, broken: true, why })
})
