import { beforeEach, expect, test } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, Phone, settled, type Tab } from './phone'

const NADIA = 'nadia'
let server: ModelServer
let phone: Phone
let tab: Tab

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn(NADIA, 'Nadia'))
})

async function reconnect(): Promise<void> {
  await phone.reconnect()
  await tab.sync.flush()
  await settled()
}

test('more than a hundred ops go in batches, and more than a page comes in pages', async () => {
  phone.online = false
  const names = [...Array(130).keys()].map((at) => `Person ${at}`)
  await tab.outbox.save(names.map((name) => ({ op: 'add', entity: 'person', row: tab.outbox.newId(), values: { name } })))
  server.page = 50
  await reconnect()
  expect(server.requests.filter(({ ops }) => ops.length > 0).map(({ ops }) => ops.length)).toEqual([100, 30])
  const other = new Phone(server)
  const fresh = await other.open()
  await other.signIn(fresh, NADIA)
  expect(fresh.signals.people.value.size).toBe(130)
  expect(fresh.signals.progress.value).toBeNull()
})

test('a first sync shows today’s person with its first page, and how far it is', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await settled()
  for (let at = 0; at < 40; at += 1) await tab.interaction.log([ana], { kind: 'message', direction: 'in', at: 1000 + at })
  await reconnect()
  server.put(NADIA, 'plan', {
    id: NADIA, local_date: '2026-05-04', your_turn: [], nudge: null, pace: 'daily', quiet_until: null,
    people: [{ person_id: ana, reasons: [], facts: [], starter: '', last: null, channel_order: [] }],
  })
  server.page = 10
  server.ahead = ['plan']
  const other = new Phone(server)
  const fresh = await other.open()
  const seen: [string | undefined, number | undefined][] = []
  server.during = async () => {
    await settled()
    seen.push([fresh.signals.plan.value?.people[0]?.person.name, fresh.signals.progress.value?.share])
  }
  await other.signIn(fresh, NADIA)
  expect(seen[0]).toEqual([undefined, 0])
  expect(seen[1]![0]).toBe('Ana Sá')
  const shares = seen.slice(1, 5).map(([, share]) => share!)
  expect(shares).toEqual([...shares].sort((one, next) => one - next))
  expect(shares[0]).toBeGreaterThan(0)
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
  expect(fresh.signals.progress.value).toBeNull()
})
