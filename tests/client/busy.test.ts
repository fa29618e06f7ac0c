// The server has no time just now, or no network leads there: everything waits, and goes later by itself.
import { expect, test } from 'vitest'
import { ModelServer } from './model_server'
import { comeIn, Phone, settled } from './phone'

test.each([429, 502, 503, 408])('after %i a tap waits, and is sent once when the server has time again', async (status) => {
  const server = new ModelServer()
  server.join('nadia', 'Nadia')
  const phone = new Phone(server)
  const tab = await phone.open()
  await phone.signIn(tab, 'nadia')
  const sync = server.sync.bind(server)
  server.sync = async () => ({ status, body: { error: 'Wait a little.', status, code: 'too_many' } })
  await tab.person.add({ name: 'Ana Sá' })
  await settled()
  expect(tab.signals.status.value).toMatchObject({ waiting: 1, rejected: [] })
  expect(tab.signals.people.value.size).toBe(1)
  server.sync = sync
  phone.later.at(-1)?.work()
  await settled()
  expect(tab.signals.status.value).toMatchObject({ kind: 'synced', waiting: 0, rejected: [] })
  expect(server.live('nadia', 'person').map(({ name }) => name)).toEqual(['Ana Sá'])
})

test('an answer that comes when the network has gone meanwhile does not hide that it has', async () => {
  const { server, phone, tab } = await comeIn('nadia', 'Nadia')
  const sync = server.sync.bind(server)
  server.sync = async (...asked) => {
    phone.online = false
    phone.page.dispatchEvent(new Event('offline'))
    return sync(...asked)
  }
  document.dispatchEvent(new Event('visibilitychange'))
  await settled()
  expect(tab.signals.status.value.kind).toBe('offline')
  server.sync = sync
  await phone.reconnect()
  phone.page.dispatchEvent(new Event('online'))
  await settled()
  expect(tab.signals.status.value.kind).toBe('synced')
})

test.each([
  ['the network is back', (phone: Phone) => phone.page.dispatchEvent(new Event('online'))],
  ['somebody looks', () => document.dispatchEvent(new Event('visibilitychange'))],
])('when %s, a first attempt that fails is soon followed by another, however many have failed before', async (_when, happen) => {
  const { server, phone, tab } = await comeIn('nadia', 'Nadia')
  phone.online = false
  for (const name of ['Ana Sá', 'Bo Ek', 'Mika', 'Noor', 'Zé']) {
    await tab.person.add({ name })
    await settled()
  }
  expect(phone.later.at(-1)?.ms).toBe(32_000)
  happen(phone)
  await settled()
  expect(phone.later.at(-1)?.ms).toBe(2_000)
  await phone.reconnect()
  phone.later.at(-1)?.work()
  await settled()
  expect(server.live('nadia', 'person')).toHaveLength(5)
})
