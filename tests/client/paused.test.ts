// The server has ended this phone's session: the outbox waits, and asks again only when there is hope.
import { beforeEach, expect, test } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, settled, type Phone, type Tab } from './phone'

const NADIA = 'nadia'
let server: ModelServer
let phone: Phone
let tab: Tab
let asked: number

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn(NADIA, 'Nadia'))
  phone.session = null
  await tab.person.add({ name: 'Ana Sá' })
  await settled()
  asked = 0
  const sync = server.sync.bind(server)
  server.sync = (...request) => {
    asked += 1
    return sync(...request)
  }
})

test('taps ask nothing more, and are counted', async () => {
  await tab.person.add({ name: 'Bo Lindqvist' })
  await tab.person.add({ name: 'Mika Kovács' })
  await settled()
  expect(asked).toBe(0)
  expect(tab.signals.status.value).toMatchObject({ kind: 'signin', waiting: 3 })
})

test('putting the app away asks for no sending in the background', async () => {
  Object.assign(document, { visibilityState: 'hidden' })
  let registered = 0
  Object.assign(navigator, { serviceWorker: { getRegistration: async () => ({ sync: { register: async () => { registered += 1 } } }) } })
  document.dispatchEvent(new Event('visibilitychange'))
  await settled()
  expect(registered).toBe(0)
})

test('coming back to the app asks once; the session may have been renewed elsewhere', async () => {
  phone.session = NADIA
  document.dispatchEvent(new Event('visibilitychange'))
  await settled()
  expect(asked).toBe(1)
  expect(tab.signals.status.value).toMatchObject({ kind: 'synced', waiting: 0 })
})

test('so does pressing the status, which keeps saying what to do until the server says otherwise', async () => {
  const { syncNow } = await import('../../static/src/actions/sync')
  const said = new Set<string>()
  const stop = tab.signals.status.subscribe(({ kind }) => { said.add(kind) })
  await syncNow()
  await settled()
  expect(asked).toBe(1)
  expect([...said]).toEqual(['signin'])
  phone.session = NADIA
  await syncNow()
  await settled()
  stop()
  expect(tab.signals.status.value).toMatchObject({ kind: 'synced', waiting: 0 })
})

test('signing in sends everything, and taps are sent again at once', async () => {
  await phone.signIn(tab, NADIA)
  await settled()
  expect(server.live(NADIA, 'person')).toHaveLength(1)
  await tab.person.add({ name: 'Bo Lindqvist' })
  await settled()
  expect(server.live(NADIA, 'person')).toHaveLength(2)
})

test('signing in in another tab ends the pause here too', async () => {
  const other = await phone.open()
  await phone.signIn(other, NADIA)
  await settled()
  expect(tab.signals.status.value.kind).toBe('synced')
  await tab.person.add({ name: 'Bo Lindqvist' })
  await settled()
  expect(server.live(NADIA, 'person')).toHaveLength(2)
})
