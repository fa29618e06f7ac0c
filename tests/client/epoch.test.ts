import { beforeEach, expect, test, vi } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, ops, settled, type Phone, type Tab } from './phone'

const NADIA = 'nadia'
const TEN_YEARS = 10 * 365 * 24 * 60 * 60 * 1000
let server: ModelServer
let phone: Phone
let tab: Tab

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn(NADIA, 'Nadia'))
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
  await phone.reconnect()
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

test('rows are healed even when their ops are no longer kept, with their revisions and whose they are', async () => {
  const backup = server.backup()
  const ana = await tab.person.add({ name: 'Ana' })
  await sync()
  await tab.person.change(ana, 'name', 'Ana Sá')
  await sync()
  await tab.database.mine((db) => db.clear('op'))
  server.restore(backup)
  await sync()
  const { device } = server.requests.at(-1)!
  const meta = { name: [2, expect.any(Number), device, 2] }
  expect(server.live(NADIA, 'person')).toMatchObject([{ id: ana, name: 'Ana Sá', meta }])
  const heal = server.requests.flatMap((request) => request.ops).at(-1)
  expect(heal).toMatchObject({ op: 'add', meta })
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

test('edits under a wrong clock are kept for a restore too, once the clock is right', async () => {
  const ana = await tab.person.add({ name: 'Ana' })
  await sync()
  const backup = server.backup()
  const clock = vi.spyOn(Date, 'now').mockReturnValue(server.clock() - TEN_YEARS)
  await tab.person.change(ana, 'name', 'Ana Sá')
  await sync()
  clock.mockRestore()
  await sync()
  server.restore(backup)
  await sync()
  expect(server.live(NADIA, 'person')).toMatchObject([{ name: 'Ana Sá' }])
})

test('rows that a phone with a wrong clock gives back are as old as they were', async () => {
  const backup = server.backup()
  const ana = await tab.person.add({ name: 'Ana' })
  await sync()
  await tab.database.mine((db) => db.clear('op'))
  const [before] = server.rows(NADIA, 'person')
  server.restore(backup)
  vi.spyOn(Date, 'now').mockImplementation(() => server.clock() - TEN_YEARS)
  server.clock = () => before!['created_at'] as number + 60_000
  await sync()
  expect(server.rows(NADIA, 'person')).toMatchObject([{ id: ana, created_at: before!['created_at'] }])
})

test('what lost to another edit stands in the history once, however often the server was restored', async () => {
  const ana = await tab.person.add({ name: 'Ana' })
  await sync()
  const backup = server.backup()
  const [row] = server.rows(NADIA, 'person')
  phone.online = false
  await tab.person.change(ana, 'name', 'Ana S.')
  const loseToAnother = () => server.put(NADIA, 'person', { ...row!, name: 'Ana Sá', meta: { name: [2, Date.now() + 1000] } })
  loseToAnother()
  await phone.reconnect()
  await sync()
  expect(await tab.signals.pastValues('person', ana)).toMatchObject([{ value: 'Ana S.' }])
  server.restore(backup)
  loseToAnother()
  await sync()
  expect(await tab.signals.pastValues('person', ana)).toMatchObject([{ value: 'Ana S.' }])
})

test('who was removed before the restore can still be brought back', async () => {
  const backup = server.backup()
  const ana = await tab.person.add({ name: 'Ana Sá', note: 'Likes bees' })
  await tab.person.remove(ana)
  await sync()
  await tab.database.mine((db) => db.clear('op'))
  server.restore(backup)
  await sync()
  expect(server.rows(NADIA, 'person')).toMatchObject([{ id: ana, name: 'Ana Sá', removed_at: expect.any(Number) }])
  expect(server.live(NADIA, 'note')).toMatchObject([{ text: 'Likes bees' }])
  await tab.person.restore(ana)
  await sync()
  expect(server.live(NADIA, 'person')).toMatchObject([{ id: ana, name: 'Ana Sá' }])
})

test('who was brought back while the server was being restored is not lost', async () => {
  const backup = server.backup()
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await tab.person.remove(ana)
  await sync()
  phone.online = false
  await tab.person.restore(ana)
  server.restore(backup)
  await phone.reconnect()
  await sync()
  expect(server.live(NADIA, 'person')).toMatchObject([{ id: ana, name: 'Ana Sá' }])
  expect(tab.signals.status.value).toMatchObject({ kind: 'synced', waiting: 0, rejected: [] })
})

test('the undo of a tap is sent again too, lest another phone bring the tap back', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await sync()
  const backup = server.backup()
  const { ids: [tap], undo } = await tab.interaction.log([ana], { kind: 'like', direction: 'out' })
  await sync()
  // The undo is acknowledged, and the connection breaks before its tombstone comes.
  server.put(NADIA, 'person', { ...server.rows(NADIA, 'person')[0]!, place: 'Porto' })
  server.page = 1
  server.fates = ['ok', 'error']
  await undo()
  await settled()
  server.restore(backup)
  await sync()
  expect(server.rows(NADIA, 'interaction')).toMatchObject([{ id: tap, removed_at: expect.any(Number) }])
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
