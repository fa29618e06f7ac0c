import { expect, test, vi } from 'vitest'
import { device, type Device } from '../../../static/src/store/device'
import { click, isWanted, read, show } from '../../../static/src/sw/push'

vi.mock('../../../static/src/store/device', () => ({ device: vi.fn() }))

const HERE = 'https://kith.example'
const NUDGE = { title: 'Write to Ana', body: 'It has been five weeks.', tag: 'nudge', navigate: `${HERE}/people/1?from=nudge` }

/** What a push holds, as a worker sees it. */
function data(text: string): PushMessageData {
  return { json: () => JSON.parse(text), text: () => text } as PushMessageData
}
const declared = (notification: unknown) => data(JSON.stringify({ web_push: 8030, notification }))

function phone(open: { postMessage: () => void; focus: () => Promise<void> }[] = []) {
  const clients = { matchAll: vi.fn().mockResolvedValue(open), openWindow: vi.fn().mockResolvedValue(null) }
  return { clients, tap: (navigate: unknown) => click(clients as unknown as Clients, tapped(navigate), HERE) }
}
function tapped(navigate: unknown): Notification {
  return { data: { navigate }, close: () => undefined } as unknown as Notification
}

test('a nudge is shown as it was written, and leads to a path of our own', () => {
  expect(read(declared(NUDGE), HERE)).toEqual({ ...NUDGE, navigate: '/people/1?from=nudge' })
})

test.each([
  ['nothing', null],
  ['an empty text', data('')],
  ['rubbish', data('\u0000{')],
  ['null', data('null')],
  ['a list', data('[]')],
  ['the shape of another app', data('{"title": "Hello"}')],
  ['a wrong number', data('{"web_push": 1, "notification": {"title": "Hello"}}')],
  ['no notification', data('{"web_push": 8030}')],
  ['no title', declared({ navigate: '/' })],
  ['an empty title', declared({ title: '' })],
  ['a title that is no text', declared({ title: { toString: 'x' } })],
])('a push with %s shows a notification too', async (_name, pushed) => {
  const showNotification = vi.fn().mockResolvedValue(undefined)
  await show({ showNotification } as unknown as ServiceWorkerRegistration, pushed, HERE, true)
  expect(showNotification).toHaveBeenCalledExactlyOnceWith('Kith', expect.objectContaining({ data: { navigate: '/' } }))
})

test('after a sign-out nobody is named, and no more comes', async () => {
  const showNotification = vi.fn().mockResolvedValue(undefined)
  const unsubscribe = vi.fn().mockResolvedValue(true)
  const registration = { showNotification, pushManager: { getSubscription: async () => ({ unsubscribe }) } }
  await show(registration as unknown as ServiceWorkerRegistration, declared(NUDGE), HERE, false)
  expect(JSON.stringify(showNotification.mock.calls)).not.toMatch(/Ana|five weeks|people/)
  expect(showNotification).toHaveBeenCalledOnce()
  expect(unsubscribe).toHaveBeenCalledOnce()
})

test.each([
  ['the one who turned it on', 'nadia', 'nadia', true], ['somebody else', 'nadia', 'omar', false],
  ['nobody', 'nadia', null, false], ['somebody, after it was turned off', null, 'nadia', false], ['nobody ever', null, null, false],
])('with %s signed in, pushes are wanted or not', async (_who, push, signed, wanted) => {
  vi.mocked(device).mockResolvedValue({ push, signed: signed === null ? null : { id: signed, name: 'N' } } as Device)
  expect(await isWanted()).toBe(wanted)
})

test.each(['https://elsewhere.example/x', 'javascript:alert(1)', '//elsewhere.example', 7, undefined])(
  'a tap never leads to %s', async (navigate) => {
    expect(read(declared({ ...NUDGE, navigate }), HERE).navigate).toBe('/')
    const { clients, tap } = phone()
    await tap(navigate)
    expect(clients.openWindow).toHaveBeenCalledExactlyOnceWith('/')
  },
)

test('a tap opens Kith where it is not open', async () => {
  const { clients, tap } = phone()
  await tap('/people/1')
  expect(clients.openWindow).toHaveBeenCalledExactlyOnceWith('/people/1')
})

test('a tap moves an open Kith and brings it to the front', async () => {
  const open = { postMessage: vi.fn(), focus: vi.fn().mockResolvedValue(undefined) }
  const { clients, tap } = phone([open])
  await tap('/people/1')
  expect(open.postMessage).toHaveBeenCalledExactlyOnceWith({ kind: 'navigate', to: '/people/1' })
  expect(open.focus).toHaveBeenCalledOnce()
  expect(clients.openWindow).not.toHaveBeenCalled()
})
