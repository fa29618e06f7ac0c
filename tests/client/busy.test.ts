// The server has no time just now: everything waits, and goes later by itself.
import { expect, test } from 'vitest'
import { ModelServer } from './model_server'
import { Phone, settled } from './phone'

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
