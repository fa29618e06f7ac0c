import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, ops, settled, type Phone, type Tab } from './phone'

let server: ModelServer
let phone: Phone
let tab: Tab

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn('nadia', 'Nadia'))
  phone.online = false
})

test('row and op are saved together, or neither', async () => {
  const before = (await ops(tab, 'waiting')).length
  const row = tab.outbox.newId()
  const unstorable = { name: 'Ana Sá', place: (() => {}) as unknown as string }
  await expect(tab.outbox.save([
    { op: 'add', entity: 'note', row: tab.outbox.newId(), values: { person_id: row, text: 'First' } },
    { op: 'add', entity: 'person', row, values: unstorable },
  ])).rejects.toThrow()
  expect(await ops(tab, 'waiting')).toHaveLength(before)
  expect(await tab.database.mine((db) => db.count('person'))).toBe(0)
  expect(await tab.database.mine((db) => db.count('note'))).toBe(0)
  expect(tab.signals.people.value.size).toBe(0)
})

test('a full phone says so', async () => {
  const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = () => { throw full }
  const adding = tab.person.add({ name: 'Ana Sá' }).finally(() => { IDBObjectStore.prototype.put = put })
  await expect(adding).rejects.toThrow('no room left')
  await tab.person.add({ name: 'Bo Ek' })
  expect(tab.signals.people.value.size).toBe(1)
})

test('counters go on after a restart, without a gap or a repeat', async () => {
  await tab.person.add({ name: 'Ana Sá' })
  const again = await phone.open()
  await again.person.add({ name: 'Bo Ek' })
  const kept = await again.database.mine((db) => db.getAll('op'))
  const numbers = kept.map(({ op }) => op.n).sort((one, other) => one - other)
  expect(numbers).toEqual(numbers.map((_n, at) => at + 1))
  expect(new Set(kept.map(({ seq }) => seq)).size).toBe(kept.length)
})

test('a connection that the browser has lost is opened again', async () => {
  await tab.database.mine(async (db) => db.close())
  await tab.person.add({ name: 'Ana Sá' })
  expect(tab.signals.people.value.size).toBe(1)
})

test('a connection that is lost in the middle of saving saves once', async () => {
  const { put } = IDBObjectStore.prototype
  let times = 0
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
    // The third row: some are written by then, and all of them are undone with the transaction.
    if (++times === 3) {
      this.transaction.abort()
      throw new DOMException('The connection was closed.', 'AbortError')
    }
    return put.apply(this, row)
  }
  await tab.person.add({ name: 'Ana Sá', note: 'Likes bees' }).finally(() => { IDBObjectStore.prototype.put = put })
  expect(times).toBeGreaterThan(3)
  const kept = await tab.database.mine((db) => db.getAll('op'))
  const numbers = kept.map(({ op }) => op.n).sort((one, other) => one - other)
  expect(numbers).toEqual(numbers.map((_n, at) => at + 1))
  expect(kept.filter(({ entity }) => entity === 'note')).toHaveLength(1)
})

test('a newer version in another tab gets the database; this one says so', async () => {
  await tab.person.add({ name: 'Ana Sá' })
  const newer = await openDB('kith-nadia', 99)
  await settled()
  expect(newer.version).toBe(99)
  expect(tab.signals.trouble.value).toContain('updated in another tab')
  newer.close()
})

test('ops that were acknowledged are thrown away after thirty days', async () => {
  phone.online = true
  await tab.person.add({ name: 'Ana Sá' })
  await tab.sync.flush()
  const kept = await ops(tab, 'done')
  const longAgo = Date.now() - 31 * 24 * 60 * 60 * 1000
  await tab.database.mine((db) => db.put('op', { ...kept[0]!, done_at: longAgo }))
  await tab.sync.flush()
  expect(await ops(tab, 'done')).toHaveLength(kept.length - 1)
})

test('a removed person can be restored; one without content is forgotten with all parts', async () => {
  phone.online = true
  const ana = await tab.person.add({ name: 'Ana Sá', note: 'Likes bees', log: { kind: 'meet', direction: 'both' } })
  await tab.person.remove(ana)
  await tab.sync.flush()
  await settled()
  expect(tab.signals.people.value.size).toBe(0)
  expect(await tab.signals.removedPeople()).toMatchObject([{ name: 'Ana Sá' }])
  await tab.person.restore(ana)
  expect(tab.signals.people.value.get(ana)?.name).toBe('Ana Sá')
  await tab.person.remove(ana)
  await tab.sync.flush()
  server.put('nadia', 'person', { ...server.rows('nadia', 'person')[0]!, name: '', removed_at: 5 })
  await tab.sync.flush()
  await settled()
  expect(await tab.signals.removedPeople()).toEqual([])
  for (const store of ['person', 'note', 'interaction', 'base'] as const) {
    expect(await tab.database.mine((db) => db.count(store))).toBe(0)
  }
})

test('the client makes one UUID for this phone and account, and keeps it', async () => {
  const { device } = (await tab.database.mine((db) => db.get('state', 'sync')))!
  const again = await phone.open()
  expect((await again.database.mine((db) => db.get('state', 'sync')))!.device).toBe(device)
  expect(device).toMatch(/^[0-9a-f-]{36}$/)
})
