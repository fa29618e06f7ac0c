import { beforeEach, expect, test, vi } from 'vitest'
import { welcome } from '../../../static/src/store/database'
import { changeDevice, device, type Device } from '../../../static/src/store/device'
import { read, show, wantedBy } from '../../../static/src/sw/push'
import { speak } from '../../../static/src/words/say'
import { pseudo } from '../pseudo'

vi.mock('../../../static/src/store/device', () => ({ device: vi.fn(), changeDevice: vi.fn() }))
vi.mock('../../../static/src/store/database', () => ({ welcome: vi.fn() }))
const said: unknown[] = []
vi.mock('../../../static/src/store/channel', () => ({ tell: async (message: unknown) => void said.push(message) }))

const HERE = 'https://kith.example'
const ANA = '018f3a52-0000-7000-8000-000000000001'
const NUDGE = {
  title: 'Ana Sá', body: 'It has been five weeks.', tag: 'nudge-2026-11-22', navigate: `${HERE}/people/${ANA}`, lang: 'en',
  dir: 'ltr', app_badge: '1', data: { kind: 'nudge', person_id: ANA, local_date: '2026-11-22', round: 1 },
  actions: [
    { action: 'write', title: 'Write', navigate: `${HERE}/people/${ANA}` },
    { action: 'later', title: 'Later', navigate: `${HERE}/?later=2026-11-22` },
  ],
}

const badge = { set: vi.fn(async () => undefined), clear: vi.fn(async () => undefined) }
beforeEach(() => {
  said.length = 0
  badge.set.mockClear()
  badge.clear.mockClear()
  vi.mocked(changeDevice).mockReset()
  vi.stubGlobal('navigator', { setAppBadge: badge.set, clearAppBadge: badge.clear })
  vi.stubGlobal('Notification', { maxActions: 2 })
})

/** What a push holds, as a worker sees it. */
function data(text: string): PushMessageData {
  return { json: () => JSON.parse(text), text: () => text } as PushMessageData
}
const declared = (notification: unknown) => data(JSON.stringify({ web_push: 8030, mutable: true, notification }))

function worker(showNotification = vi.fn().mockResolvedValue(undefined)) {
  const unsubscribe = vi.fn().mockResolvedValue(true)
  const registration = { showNotification, pushManager: { getSubscription: async () => ({ unsubscribe }) } }
  const take = (pushed: PushMessageData | null, ...wanted: [(string | null)?]) => (
    show(registration as unknown as ServiceWorkerRegistration, pushed, HERE, wanted.length ? wanted[0] : 'nadia')
  )
  return { showNotification, unsubscribe, take }
}

test('a nudge is shown as it was written, with its buttons, and leads to a path of our own', () => {
  const { title, options } = read(declared(NUDGE), HERE, 2)
  expect(title).toBe('Ana Sá')
  expect(options).toMatchObject({ body: NUDGE.body, tag: NUDGE.tag, lang: 'en', dir: 'ltr', renotify: true })
  expect(options.data.navigate).toBe(`/people/${ANA}`)
  expect(options.actions).toEqual([{ action: 'write', title: 'Write' }, { action: 'later', title: 'Later' }])
  expect(options).not.toHaveProperty('silent')
})

test('a platform without buttons gets none, and one with room for one gets one', () => {
  expect(read(declared(NUDGE), HERE, 0).options).not.toHaveProperty('actions')
  expect(read(declared(NUDGE), HERE, 1).options.actions).toHaveLength(1)
})

test.each([
  ['nothing', null],
  ['an empty text', data('')],
  ['rubbish', data('\u0000{')],
  ['null', data('null')],
  ['a number', data('8030')],
  ['a list', data('[]')],
  ['the shape of another app', data('{"title": "Hello"}')],
  ['a wrong number', data('{"web_push": 1, "notification": {"title": "Hello"}}')],
  ['no notification', data('{"web_push": 8030}')],
  ['a notification that is a text', data('{"web_push": 8030, "notification": "Hello"}')],
  ['no title', declared({ navigate: '/' })],
  ['an empty title', declared({ title: ' ' })],
  ['a title that is no text', declared({ title: { toString: 'x' } })],
])('a push with %s shows one notification too', async (_name, pushed) => {
  const { showNotification, take } = worker()
  await take(pushed)
  expect(showNotification).toHaveBeenCalledExactlyOnceWith('Kith', expect.objectContaining({ data: { navigate: '/', user: 'nadia' } }))
  expect(changeDevice).not.toHaveBeenCalled()
  expect(badge.set).not.toHaveBeenCalled()
})

test.each([
  ['an unknown kind', { ...NUDGE, data: { kind: 'fireworks' } }],
  ['a kind that is no text', { ...NUDGE, data: { ...NUDGE.data, kind: ['nudge'] } }],
  ['data that are none', { ...NUDGE, data: 'nudge' }],
  ['no data', { ...NUDGE, data: undefined }],
  ['a person who is no id', { ...NUDGE, data: { ...NUDGE.data, person_id: '../you' } }],
  ['a day that is none', { ...NUDGE, data: { ...NUDGE.data, local_date: 'today' } }],
  ['buttons that are none', { ...NUDGE, actions: { write: 1 } }],
  ['strange buttons', { ...NUDGE, actions: [null, 'later', { action: 'later' }, { action: 'delete', title: 'Delete' }] }],
  ['the format before buttons', { title: 'Ana Sá', body: NUDGE.body, tag: NUDGE.tag, navigate: NUDGE.navigate, data: { kind: 'nudge', person_id: ANA } }],
])('a push with %s is shown without buttons', async (_name, notification) => {
  const { showNotification, take } = worker()
  await take(declared(notification))
  expect(showNotification).toHaveBeenCalledExactlyOnceWith('Ana Sá', expect.not.objectContaining({ actions: expect.anything() }))
})

test('what is huge is cut', () => {
  const { title, options } = read(declared({ ...NUDGE, title: 'A'.repeat(1e6), body: 'b'.repeat(1e6) }), HERE, 2)
  expect(title).toHaveLength(120)
  expect(options.body).toHaveLength(600)
})

test('a nudge waits from now on, with a mark on the icon', async () => {
  await worker().take(declared(NUDGE))
  const change = vi.mocked(changeDevice).mock.calls[0]![0]
  expect(change({} as Device)).toEqual({ nudge: { person_id: ANA, local_date: '2026-11-22', round: 1 } })
  expect(badge.set).toHaveBeenCalledExactlyOnceWith(1)
})

test('one that is done elsewhere is a silent line in its place, and the mark goes', async () => {
  const { showNotification, take } = worker()
  await take(declared({ ...NUDGE, title: 'Done', silent: true, data: { ...NUDGE.data, kind: 'done' } }))
  const [title, options] = showNotification.mock.calls[0]!
  expect(title).toBe('Done')
  expect(options).toMatchObject({ tag: NUDGE.tag, silent: true })
  expect(options).not.toHaveProperty('actions')
  expect(options).not.toHaveProperty('renotify')
  expect(badge.clear).toHaveBeenCalledOnce()
  expect(badge.set).not.toHaveBeenCalled()
})

test('a test tells the page that it has come, and whether it was shown', async () => {
  const test = declared({ title: 'Kith can reach you here', tag: 'test', navigate: `${HERE}/you`, data: { kind: 'test', test_id: 't-1' } })
  await worker().take(test)
  expect(said).toEqual([{ type: 'test', id: 't-1', shown: true }])
  const refusing = worker(vi.fn().mockRejectedValue(new TypeError('No permission')))
  await expect(refusing.take(test)).rejects.toThrow('No permission')
  expect(said.at(-1)).toEqual({ type: 'test', id: 't-1', shown: false })
})

test('after a sign-out nobody is named, nothing waits, and no more comes', async () => {
  const { showNotification, unsubscribe, take } = worker()
  await take(declared(NUDGE), null)
  expect(JSON.stringify(showNotification.mock.calls)).not.toMatch(/Ana|five weeks|people|018f/)
  expect(showNotification).toHaveBeenCalledOnce()
  expect(unsubscribe).toHaveBeenCalledOnce()
  expect(changeDevice).not.toHaveBeenCalled()
  expect(badge.set).not.toHaveBeenCalled()
})

test('a phone that cannot say just now whose it is names nobody, and stays subscribed', async () => {
  const { showNotification, unsubscribe, take } = worker()
  await take(declared(NUDGE), undefined)
  expect(JSON.stringify(showNotification.mock.calls)).not.toContain('Ana')
  expect(showNotification).toHaveBeenCalledOnce()
  expect(unsubscribe).not.toHaveBeenCalled()
})

test.each([
  ['the one who turned it on', 'nadia', 'nadia', 'nadia'], ['somebody else', 'nadia', 'omar', null],
  ['nobody', 'nadia', null, null], ['somebody, after it was turned off', null, 'nadia', null], ['nobody ever', null, null, null],
])('with %s signed in, pushes are wanted or not', async (_who, push, signed, wanted) => {
  vi.mocked(device).mockResolvedValue({ push, signed: signed === null ? null : { id: signed, name: 'N' } } as Device)
  vi.mocked(welcome).mockReset()
  expect(await wantedBy()).toBe(wanted)
  expect(vi.mocked(welcome).mock.calls).toEqual(wanted === null ? [] : [[wanted]])
})

test.each(['https://elsewhere.example/x', 'javascript:alert(1)', '//elsewhere.example', 7, undefined])(
  'a push never leads to %s', (navigate) => {
    expect(read(declared({ ...NUDGE, navigate }), HERE).options.data.navigate).toBe('/')
  },
)

test('what a push without words says is in the language that is spoken', () => {
  speak(pseudo())
  try {
    expect(read(null, HERE).options.body).toBe('⟦Someone is worth a word today. Open Kith to see who.⟧')
  } finally {
    speak(null)
  }
})
