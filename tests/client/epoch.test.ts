import { beforeEach, expect, test } from 'vitest'
import { ModelServer } from './model_server'
import { ops, Phone, settled, type Tab } from './phone'

const NADIA = 'nadia'
let server: ModelServer
let phone: Phone
let tab: Tab

beforeEach(async () => {
  server = new ModelServer()
  server.join(NADIA, 'Nadia')
  phone = new Phone(server)
  tab = await phone.open()
  await phone.signIn(tab, NADIA)
})

async function sync(): Promise<void> {
  await tab.sync.flush()
  await settled()
}

test('after a restore the server gets back what it lost, once, and what waits comes last', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await sync()
  const backup = server.backup()
  const bo = await tab.person.add({ name: 'Bo Ek', handles: [{ channel: 'x', address: 'bo' }], note: 'Tall' })
  await tab.interaction.log([ana, bo], { kind: 'message', direction: 'out' })
  await tab.person.change(ana, 'place', 'Porto')
  await sync()
  phone.online = false
  await tab.person.change(bo, 'name', 'Bo Ekström')
  server.restore(backup)
  phone.online = true
  await sync()
  expect(server.live(NADIA, 'person').map((row) => row['name']).sort()).toEqual(['Ana Sá', 'Bo Ekström'])
  expect(server.live(NADIA, 'person').find((row) => row.id === ana)).toMatchObject({ place: 'Porto' })
  expect(server.live(NADIA, 'interaction')).toHaveLength(2)
  expect(server.live(NADIA, 'handle')).toHaveLength(1)
  expect(server.live(NADIA, 'note')).toHaveLength(1)
  expect(await ops(tab, 'waiting')).toEqual([])
  expect(await ops(tab, 'rejected')).toEqual([])
  expect(tab.signals.people.value.get(bo)).toMatchObject({ name: 'Bo Ekström', handles: [{ address: 'bo' }] })
  expect(tab.signals.status.value).toMatchObject({ kind: 'synced', waiting: 0, rejected: [] })
  const pushed = server.requests.filter(({ epoch }) => epoch === 'epoch-2').flatMap((request) => request.ops)
  expect(pushed[0]).toMatchObject({ op: 'add', entity: 'person', row: bo })
  expect(pushed.at(-1)).toMatchObject({ field: 'name', value: 'Bo Ekström' })
})

test('rows are healed even when their ops are no longer kept, with their revisions', async () => {
  const backup = server.backup()
  const ana = await tab.person.add({ name: 'Ana' })
  await sync()
  await tab.person.change(ana, 'name', 'Ana Sá')
  await sync()
  await tab.database.mine((db) => db.clear('op'))
  server.restore(backup)
  await sync()
  expect(server.live(NADIA, 'person')).toMatchObject([{ id: ana, name: 'Ana Sá', meta: { name: [2, expect.any(Number)] } }])
  const heal = server.requests.flatMap((request) => request.ops).at(-1)
  expect(heal).toMatchObject({ op: 'add', meta: { name: [2, expect.any(Number)] } })
})

test('nothing is pushed before everything has been pulled anew', async () => {
  for (let at = 0; at < 7; at += 1) await tab.person.add({ name: `Person ${at}` })
  await sync()
  server.restore(server.backup())
  server.page = 2
  server.requests = []
  await tab.person.add({ name: 'Ana Sá' })
  await sync()
  const anew = server.requests.filter((request) => request.epoch === 'epoch-2')
  const firstPush = anew.findIndex((request) => request.ops.length > 0)
  expect(anew[0]).toMatchObject({ cursor: 0, ops: [] })
  expect(firstPush).toBeGreaterThanOrEqual(4)
  expect(server.live(NADIA, 'person')).toHaveLength(8)
})

test('what was removed before the restore does not come back', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  const { ids, undo } = await tab.interaction.log([ana], { kind: 'like', direction: 'out' })
  await sync()
  const backup = server.backup()
  await undo()
  await sync()
  expect(await tab.signals.timeline(ana)).toEqual([])
  server.restore(backup)
  await sync()
  expect(server.rows(NADIA, 'interaction')).toMatchObject([{ id: ids[0], removed_at: expect.any(Number) }])
  expect(await tab.signals.timeline(ana)).toEqual([])
})

test('an edit that the server still knows is not shown over the later one of another device', async () => {
  const ana = await tab.person.add({ name: 'Ana' })
  await tab.person.change(ana, 'name', 'Ana Sá')
  await sync()
  const [row] = server.rows(NADIA, 'person')
  server.put(NADIA, 'person', { ...row!, name: 'Ana Sá Lima', meta: { name: [3, 5] } })
  await sync()
  server.restore(server.backup())
  await sync()
  expect(tab.signals.people.value.get(ana)?.name).toBe('Ana Sá Lima')
  expect(await ops(tab, 'waiting')).toEqual([])
})

test('a row that another device removed is not brought back by sending its add again', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  const { ids } = await tab.interaction.log([ana], { kind: 'like', direction: 'out' })
  await sync()
  server.put(NADIA, 'interaction', { id: ids[0]!, removed_at: 5, kind: 'like', at: 0 })
  await sync()
  server.restore(server.backup())
  server.fates = ['ok', 'ok', 'error']
  await sync()
  expect((await ops(tab, 'waiting')).length).toBeGreaterThan(0)
  expect(await tab.signals.timeline(ana)).toEqual([])
  await sync()
  expect(await tab.signals.timeline(ana)).toEqual([])
  expect(await ops(tab, 'rejected')).toEqual([])
})

test('made-up people of a lost server are let go', async () => {
  const backup = server.backup()
  server.put(NADIA, 'person', { id: 'sample-1', name: 'Made Up', sample: true, archived_at: null, face_id: null, meta: {}, created_at: 1 })
  await sync()
  await tab.interaction.log(['sample-1'], { kind: 'like', direction: 'out' })
  await sync()
  server.restore(backup)
  await sync()
  expect(tab.signals.people.value.size).toBe(0)
  expect(server.rows(NADIA, 'person')).toEqual([])
  expect(tab.signals.status.value).toMatchObject({ kind: 'synced', rejected: [] })
})

test('a restore in the middle of healing begins it again', async () => {
  const backup = server.backup()
  await tab.person.add({ name: 'Ana Sá' })
  await sync()
  server.restore(backup)
  server.fates = ['ok', 'ok', 'error']
  await sync()
  server.restore(backup)
  await sync()
  await sync()
  expect(server.live(NADIA, 'person')).toMatchObject([{ name: 'Ana Sá' }])
  expect(await ops(tab, 'waiting')).toEqual([])
})
