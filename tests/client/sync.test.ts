import { beforeEach, describe, expect, test } from 'vitest'
import type { ModelServer, Fate } from './model_server'
import { comeIn, ops, Phone, settled, type Tab } from './phone'

const NADIA = 'nadia'
let server: ModelServer
let phone: Phone
let tab: Tab

const names = (from: Tab) => [...from.signals.people.value.values()].map(({ name }) => name).sort()

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn(NADIA, 'Nadia'))
})

async function reconnect(from = tab): Promise<void> {
  await phone.reconnect()
  await from.sync.flush()
  await settled()
}

test('a new account is shown with its profile', () => {
  expect(tab.signals.me.value?.name).toBe('Nadia')
  expect(tab.signals.loaded.value).toBe(true)
  expect(tab.signals.status.value).toEqual({ kind: 'synced', waiting: 0, rejected: [] })
})

describe('without a network', () => {
  test('ten taps and a new person are shown at once, and arrive once and in order', async () => {
    phone.online = false
    const ana = await tab.person.add({ name: 'Ana Sá', handles: [{ channel: 'x', address: 'ana' }], note: 'Likes bees' })
    for (let tap = 0; tap < 10; tap += 1) await tab.interaction.log([ana], { kind: 'like', direction: 'out', at: 1000 + tap })
    await settled()
    expect(tab.signals.people.value.get(ana)).toMatchObject({ name: 'Ana Sá', handles: [{ address: 'ana' }] })
    expect(tab.signals.status.value).toMatchObject({ kind: 'offline', waiting: 13 })
    await reconnect()
    expect(server.live(NADIA, 'interaction').map((row) => row['at'])).toHaveLength(10)
    expect(server.requests.at(-1)!.ops.map(({ n }) => n)).toEqual([...Array(13).keys()].map((at) => at + server.requests.at(-1)!.ops[0]!.n))
    expect(tab.signals.status.value).toMatchObject({ kind: 'synced', waiting: 0 })
  })

  test('a cold start shows everything, and says that it is offline', async () => {
    const ana = await tab.person.add({ name: 'Ana Sá' })
    await settled()
    phone.online = false
    await tab.interaction.log([ana], { kind: 'message', direction: 'out', at: 5000 })
    const again = await phone.open()
    expect(names(again)).toEqual(['Ana Sá'])
    expect(again.signals.people.value.get(ana)?.standing?.last?.kind).toBe('message')
    expect(again.signals.status.value).toMatchObject({ kind: 'offline', waiting: 1 })
    expect(again.signals.account.value?.id).toBe(NADIA)
  })
})

describe.each<Fate>(['request lost', 'response lost', 'doubled', 'error'])('when a push meets "%s"', (fate) => {
  test('every op arrives exactly once', async () => {
    phone.online = false
    const ana = await tab.person.add({ name: 'Ana Sá' })
    await tab.interaction.log([ana], { kind: 'message', direction: 'out' })
    await phone.reconnect()
    server.fates = [fate]
    await tab.sync.flush()
    await tab.sync.flush()
    await settled()
    expect(server.live(NADIA, 'person')).toHaveLength(1)
    expect(server.live(NADIA, 'interaction')).toHaveLength(1)
    expect(await ops(tab, 'waiting')).toEqual([])
    expect(names(tab)).toEqual(['Ana Sá'])
  })
})

test('what is done while a push is under way is not taken for sent', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await settled()
  phone.online = false
  await tab.person.change(ana, 'place', 'Porto')
  await phone.reconnect()
  server.during = async () => {
    server.during = () => {}
    await tab.person.change(ana, 'place', 'Lisboa')
    await tab.interaction.log([ana], { kind: 'call', direction: 'both' })
  }
  await tab.sync.flush()
  await settled()
  expect(server.live(NADIA, 'person')[0]).toMatchObject({ place: 'Lisboa' })
  expect(server.live(NADIA, 'interaction')).toHaveLength(1)
  expect(tab.signals.people.value.get(ana)?.place).toBe('Lisboa')
})

test('a network without an answer is not called offline', async () => {
  server.fates = ['error']
  await tab.person.add({ name: 'Ana Sá' })
  await settled()
  expect(tab.signals.status.value).toMatchObject({ kind: 'waiting', waiting: 1 })
})

describe('what the server refuses', () => {
  test('is taken back, with its reason, and holds up nothing', async () => {
    const ana = await tab.person.add({ name: 'Ana Sá' })
    await settled()
    server.refused.add('Voldemort')
    phone.online = false
    await tab.person.change(ana, 'name', 'Voldemort')
    await tab.person.change(ana, 'place', 'Porto')
    expect(tab.signals.people.value.get(ana)?.name).toBe('Voldemort')
    await reconnect()
    expect(tab.signals.people.value.get(ana)).toMatchObject({ name: 'Ana Sá', place: 'Porto' })
    const [rejected] = tab.signals.status.value.rejected
    expect(rejected).toMatchObject({ entity: 'person', person_id: ana, reason: 'That name cannot be used.' })
    await tab.rejected.dismiss(rejected!.id)
    expect(tab.signals.status.value.rejected).toEqual([])
  })

  test('takes nothing back that the server has applied, though the row itself has not come yet', async () => {
    const ana = await tab.person.add({ name: 'Ana Sá' })
    await tab.sync.flush()
    server.refused.add('Voldemort')
    phone.online = false
    await tab.person.change(ana, 'place', 'Porto')
    await tab.person.change(ana, 'name', 'Voldemort')
    for (const id of ['one', 'two']) server.put(NADIA, 'standing', { id })
    server.page = 1
    server.fates = ['ok', 'error']
    await reconnect()
    expect(tab.signals.people.value.get(ana)).toMatchObject({ name: 'Ana Sá', place: 'Porto' })
  })

  test('as a new person goes with all that belongs to them, in one sentence', async () => {
    server.refused.add('Voldemort')
    phone.online = false
    await tab.person.add({ name: 'Voldemort', note: 'Do not name', log: { kind: 'meet', direction: 'both' } })
    await tab.person.add({ name: 'Ana Sá' })
    await reconnect()
    expect(names(tab)).toEqual(['Ana Sá'])
    expect(tab.signals.status.value.rejected).toHaveLength(1)
    expect(await tab.database.mine((db) => db.count('interaction'))).toBe(0)
  })

  test('because it cannot be read is found among a hundred', async () => {
    server.unreadable.add('Broken')
    phone.online = false
    for (let at = 0; at < 20; at += 1) await tab.person.add({ name: at === 13 ? 'Broken' : `Person ${at}` })
    await reconnect()
    expect(server.live(NADIA, 'person')).toHaveLength(19)
    expect(tab.signals.status.value).toMatchObject({ kind: 'synced', rejected: [{ reason: 'That could not be understood.' }] })
  })
})

test('an older server, which cannot read the request for what is around the ops, refuses none of them', async () => {
  server.lacks = 'locale'
  await tab.person.add({ name: 'Ana Sá' })
  await tab.sync.flush()
  await settled()
  expect(tab.signals.status.value).toMatchObject({ kind: 'waiting', waiting: 1, rejected: [] })
  server.lacks = null
  await tab.sync.flush()
  await settled()
  expect(server.live(NADIA, 'person').map(({ name }) => name)).toEqual(['Ana Sá'])
  expect(tab.signals.status.value).toMatchObject({ kind: 'synced', waiting: 0, rejected: [] })
})

test('a row that comes from the server keeps the edits that wait', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await tab.sync.flush()
  const row = server.live(NADIA, 'person')[0]!
  server.put(NADIA, 'person', { ...row, circle: 'close', meta: { circle: [2, 5] } })
  server.during = async () => {
    server.during = () => {}
    await tab.person.change(ana, 'place', 'Porto')
  }
  server.fates = ['ok', 'error']
  await tab.sync.flush()
  await settled()
  expect(await ops(tab, 'waiting')).toHaveLength(1)
  expect(tab.signals.people.value.get(ana)).toMatchObject({ place: 'Porto', circle: 'close' })
})

test('an edit during a slow push is not taken for older than the one that is under way', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await tab.sync.flush()
  server.during = async () => {
    server.during = () => {}
    await tab.person.change(ana, 'name', 'Ana Sá Lima')
    await settled()
  }
  await tab.person.change(ana, 'name', 'Ana S.')
  await tab.sync.flush()
  await settled()
  expect(server.live(NADIA, 'person')[0]!['name']).toBe('Ana Sá Lima')
  expect(server.rows(NADIA, 'past_value')).toEqual([])
})

test('two devices edit the same field; the later edit stands and the other is kept', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await settled()
  const tablet = new Phone(server)
  const other = await tablet.open()
  await tablet.signIn(other, NADIA)
  expect(names(other)).toEqual(['Ana Sá'])
  tablet.online = false
  const minuteAgo = Date.now() - 60_000
  await other.outbox.save([{ op: 'set', entity: 'person', row: ana, field: 'name', value: 'Ana S.' }], minuteAgo)
  phone.pickUp()
  phone.online = false
  await tab.person.change(ana, 'name', 'Ana Sá Lima')
  await reconnect()
  tablet.pickUp()
  await tablet.reconnect()
  await other.sync.flush()
  await settled()
  expect(other.signals.people.value.get(ana)?.name).toBe('Ana Sá Lima')
  expect(await other.signals.pastValues('person', ana)).toMatchObject([{ field: 'name', value: 'Ana S.' }])
})

test('an edit made after seeing another is based on it, and leaves nothing in the history', async () => {
  const ana = await tab.person.add({ name: 'Ana' })
  await tab.sync.flush()
  const tablet = new Phone(server)
  const other = await tablet.open()
  await tablet.signIn(other, NADIA)
  await other.person.change(ana, 'name', 'Ana S.')
  await other.sync.flush()
  phone.pickUp()
  await tab.sync.flush()
  await settled()
  await tab.person.change(ana, 'name', 'Ana Sá')
  await tab.sync.flush()
  expect(server.requests.flatMap((request) => request.ops).at(-1)).toMatchObject({ field: 'name', base: 2 })
  expect(server.rows(NADIA, 'past_value')).toEqual([])
})

test('an edit on top of one that waits overwrites nothing that it hid', async () => {
  const ana = await tab.person.add({ name: 'Ana' })
  await settled()
  phone.online = false
  await tab.person.change(ana, 'name', 'Ana S.')
  // A restored server is read before anything is sent: the edit of another device comes to lie below the one that waits.
  const [row] = server.rows(NADIA, 'person')
  server.put(NADIA, 'person', { ...row!, name: 'Ana Sá', meta: { name: [2, Date.now()] } })
  server.restore(server.backup())
  await phone.reconnect()
  server.fates = ['ok', 'ok', 'error']
  await tab.sync.flush()
  await tab.person.change(ana, 'name', 'Ana Sá Lima')
  await reconnect()
  expect(server.live(NADIA, 'person')).toMatchObject([{ name: 'Ana Sá Lima' }])
  expect(server.rows(NADIA, 'past_value').map(({ value }) => value)).toContain('Ana Sá')
})

test('401 pauses and drops nothing; after signing in everything goes', async () => {
  phone.session = null
  await tab.person.add({ name: 'Ana Sá' })
  await settled()
  expect(tab.signals.status.value).toMatchObject({ kind: 'signin', waiting: 1 })
  expect(names(tab)).toEqual(['Ana Sá'])
  await phone.signIn(tab, NADIA)
  expect(server.live(NADIA, 'person')).toHaveLength(1)
  expect(tab.signals.status.value.kind).toBe('synced')
})

test('while there is no answer it asks again, less and less often, until there is one', async () => {
  phone.online = false
  phone.later = []
  await tab.person.add({ name: 'Ana Sá' })
  await settled()
  for (let time = 0; time < 10; time += 1) {
    phone.later.at(-1)!.work()
    await settled()
  }
  expect(phone.later.map(({ ms }) => ms / 1000)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  await phone.reconnect()
  phone.later.at(-1)!.work()
  await settled()
  expect(server.live(NADIA, 'person')).toHaveLength(1)
  expect(phone.later).toHaveLength(11)
})

test('two tabs push one after the other, and show the same', async () => {
  const second = await phone.open()
  phone.online = false
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await second.person.add({ name: 'Bo Ek' })
  await settled()
  await phone.reconnect()
  server.during = () => settled()
  server.mostUnderWay = 0
  await Promise.all([tab.sync.flush(), second.sync.flush(), tab.sync.flush()])
  await settled()
  expect(server.mostUnderWay).toBe(1)
  expect(server.live(NADIA, 'person')).toHaveLength(2)
  expect(names(tab)).toEqual(names(second))
  await second.interaction.log([ana], { kind: 'like', direction: 'out' })
  await settled()
  expect(tab.signals.people.value.get(ana)?.standing?.last?.kind).toBe('like')
})
