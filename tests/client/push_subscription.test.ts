import { afterEach, expect, test, vi } from 'vitest'
import { quietly, subscribe } from '../../static/src/store/push_subscription'

afterEach(() => vi.unstubAllGlobals())

function browser(registration: unknown): void {
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => registration } })
  vi.stubGlobal('PushManager', class {})
  vi.stubGlobal('Notification', class {})
}

test('leaving ends the subscription and takes away the nudges that still show', async () => {
  const close = vi.fn()
  const unsubscribe = vi.fn().mockResolvedValue(true)
  browser({
    getNotifications: async () => [{ title: 'Write to Ana', close }, { title: 'Write to Bo', close }],
    pushManager: { getSubscription: async () => ({ unsubscribe }) },
  })
  await quietly()
  expect(close).toHaveBeenCalledTimes(2)
  expect(unsubscribe).toHaveBeenCalledOnce()
})

test('leaving without a network takes the nudges away all the same, and does not fail', async () => {
  const close = vi.fn()
  browser({
    getNotifications: async () => [{ title: 'Write to Ana', close }],
    pushManager: { getSubscription: async () => ({ unsubscribe: () => Promise.reject(new Error('offline')) }) },
  })
  await quietly()
  expect(close).toHaveBeenCalledOnce()
})

test('where there are no notifications there is nothing to take away', async () => {
  browser(undefined)
  await expect(quietly()).resolves.toBeUndefined()
})

test('a browser subscribes only once there is a worker that a push can wake', async () => {
  const subscribed = vi.fn().mockResolvedValue({})
  const installed = { pushManager: { subscribe: subscribed } }
  let install = (): void => {}
  const ready = new Promise((resolve) => { install = () => resolve(installed) })
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => ({ ...installed, installing: {} }), ready } })
  const asked = subscribe('BAAA')
  await Promise.resolve().then(() => Promise.resolve())
  expect(subscribed).not.toHaveBeenCalled()
  install()
  await asked
  expect(subscribed).toHaveBeenCalledOnce()
})
