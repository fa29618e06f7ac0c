// What a tap takes until it counts as saved, and in which order the rest of the app hears of it.
import { beforeEach, expect, test } from 'vitest'
import { comeIn, ops, settled, type Phone, type Tab } from './phone'

let phone: Phone
let tab: Tab
let ana: string

beforeEach(async () => {
  ({ phone, tab } = await comeIn('nadia', 'Nadia'))
  ana = await tab.person.add({ name: 'Ana Sá' })
  await settled()
  phone.online = false
})

/** Runs `work`, and tells which transactions it opened on the account's database until `end` was called. */
async function transactions(work: (end: () => void) => Promise<unknown>): Promise<string[]> {
  const { transaction } = IDBDatabase.prototype
  const opened: string[] = []
  const end = () => { IDBDatabase.prototype.transaction = transaction }
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...how: Parameters<typeof transaction>) {
    opened.push([how[1] ?? 'readonly', how[2]?.durability ?? 'default', [how[0]].flat().join(' ')].join(', '))
    return transaction.apply(this, how)
  }
  await work(end).finally(end)
  return opened
}

test('a tap is one transaction until it is kept, and that one stays through a power cut', async () => {
  const opened = await transactions((end) => tab.interaction.log([ana], { kind: 'like', direction: 'out' }, end))
  expect(opened).toEqual(['readwrite, strict, state op base interaction'])
})

test('once it is kept it waits and says so, and only then is anything else shown', async () => {
  const before = tab.signals.people.value
  let waiting = -1
  let kept: { state: string }[] = []
  await tab.interaction.log([ana], { kind: 'like', direction: 'out' }, async ({ ids }) => {
    waiting = tab.signals.status.value.waiting
    expect(tab.signals.people.value).toBe(before)
    kept = (await ops(tab, 'waiting')).filter(({ row }) => row === ids[0])
    expect(tab.signals.people.value).toBe(before)
  })
  expect(kept).toHaveLength(1)
  expect(waiting).toBe(1)
  expect(tab.signals.people.value.get(ana)!.standing!.last!.kind).toBe('like')
  expect(tab.signals.status.value.waiting).toBe(1)
})

test('what could not be kept is never called kept', async () => {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
    if (this.name === 'state') throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    return put.apply(this, row)
  }
  let kept = false
  const saving = tab.interaction.log([ana], { kind: 'like', direction: 'out' }, () => { kept = true })
  await expect(saving.finally(() => { IDBObjectStore.prototype.put = put })).rejects.toMatchObject({ name: 'NotSaved' })
  expect(kept).toBe(false)
  expect(tab.signals.status.value.waiting).toBe(0)
  expect(await tab.signals.timeline(ana)).toEqual([])
})

test('a connection that is lost with the word that all is written saves once', async () => {
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...how: Parameters<typeof transaction>) {
    IDBDatabase.prototype.transaction = transaction
    const tx = transaction.apply(this, how)
    tx.addEventListener('complete', (event) => {
      event.stopImmediatePropagation()
      tx.dispatchEvent(new (event.constructor as typeof Event)('abort'))
    })
    return tx
  }
  await tab.interaction.log([ana], { kind: 'like', direction: 'out' })
  expect(await tab.signals.timeline(ana)).toHaveLength(1)
  expect(await ops(tab, 'waiting')).toHaveLength(1)
  expect(tab.signals.status.value.waiting).toBe(1)
})

test('several changes to one row at once are ops one after the other, and the row has all of them', async () => {
  const row = tab.outbox.newId()
  await tab.outbox.save([
    { op: 'add', entity: 'person', row, values: { name: 'Bo Ek' } },
    { op: 'set', entity: 'person', row, field: 'place', value: 'Malmö' },
    { op: 'set', entity: 'person', row, field: 'place', value: 'Malmö' },
    { op: 'set', entity: 'person', row, field: 'name', value: 'Bo Ek-Lund' },
    { op: 'add', entity: 'note', row: tab.outbox.newId(), values: { person_id: row, text: 'Likes bees', day: null } },
  ])
  expect(tab.signals.people.value.get(row)).toMatchObject({ name: 'Bo Ek-Lund', place: 'Malmö' })
  const waiting = await ops(tab, 'waiting')
  expect(waiting.map(({ op }) => (op.op === 'set' ? [op.field, op.base] : [op.entity]))).toEqual([['person'], ['place', 1], ['name', 1], ['note']])
  expect(waiting.map(({ op }) => op.n)).toEqual([0, 1, 2, 3].map((more) => waiting[0]!.op.n + more))
  await phone.reconnect()
  await tab.sync.flush()
  expect(tab.signals.people.value.get(row)).toMatchObject({ name: 'Bo Ek-Lund', place: 'Malmö' })
  expect(await ops(tab, 'waiting')).toEqual([])
})
