import { beforeEach, expect, test, vi } from 'vitest'
import { ModelServer } from './model_server'
import { ops, Phone, settled, type Tab } from './phone'

let server: ModelServer
let phone: Phone
let tab: Tab
let storage: { persisted: () => Promise<boolean>; persist: ReturnType<typeof vi.fn>; estimate: () => Promise<StorageEstimate> }

beforeEach(async () => {
  server = new ModelServer()
  server.join('nadia', 'Nadia')
  phone = new Phone(server)
  tab = await open()
  await phone.signIn(tab, 'nadia')
})

async function open(): Promise<Tab> {
  const loaded = await phone.load()
  storage = { persisted: async () => false, persist: vi.fn(async () => false), estimate: async () => ({ quota: 1e9, usage: 1e6 }) }
  Object.assign(navigator, { storage })
  await loaded.start.start()
  await loaded.sync.flush()
  await settled()
  return loaded
}

const full = () => Object.assign(new Error('full'), { name: 'QuotaExceededError' })

/** Runs `work` while nothing can be written to `store`. */
async function withoutRoom(store: string, work: () => Promise<unknown>): Promise<void> {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
    if (this.name === store) throw full()
    return put.apply(this, row)
  }
  await work().finally(() => { IDBObjectStore.prototype.put = put })
}

async function tapTimes(times: number, person: string): Promise<void> {
  for (let n = 0; n < times; n += 1) await tab.interaction.log([person], { kind: 'like', direction: 'out' })
  await settled()
}

test('the browser is asked to keep everything at the third tap: not before, and not again', async () => {
  const person = await tab.person.add({ name: 'Ana Sá' })
  await tapTimes(2, person)
  expect(storage.persist).not.toHaveBeenCalled()
  await tapTimes(2, person)
  expect(storage.persist).toHaveBeenCalledTimes(1)
  tab = await open()
  await tapTimes(1, person)
  expect(storage.persist).not.toHaveBeenCalled()
})

test('nobody waits for the answer of a browser that asks its user first', async () => {
  const person = await tab.person.add({ name: 'Ana Sá' })
  storage.persist.mockReturnValue(new Promise(() => undefined))
  await tapTimes(4, person)
  expect(storage.persist).toHaveBeenCalledTimes(1)
  expect(await tab.signals.timeline(person)).toHaveLength(4)
})

test('it is asked once more when Kith is installed, unless it has said yes', async () => {
  await tab.room.askToKeep('installed')
  await tab.room.askToKeep('installed')
  expect(storage.persist).toHaveBeenCalledTimes(1)
  storage.persisted = async () => true
  await tab.room.askToKeep('nudge')
  expect(storage.persist).toHaveBeenCalledTimes(1)
})

test.each([
  ['enough', { quota: 1e9, usage: 1e6 }], ['little', { quota: 1e9, usage: 999e6 }], ['none', { quota: 1e6, usage: 1e6 }], ['enough', {}],
])('there is %s room', async (room, estimate) => {
  storage.estimate = async () => estimate
  await tab.room.lookForRoom()
  expect(tab.signals.room.value).toBe(room)
})

test('a tap for which there is no room is refused, and what was saved before arrives', async () => {
  phone.online = false
  const person = await tab.person.add({ name: 'Ana Sá' })
  await withoutRoom('op', async () => {
    await expect(tab.interaction.log([person], { kind: 'like', direction: 'out' })).rejects.toThrow('no room left')
  })
  await settled()
  expect(tab.signals.room.value).toBe('none')
  expect(await tab.signals.timeline(person)).toEqual([])
  phone.online = true
  await tab.sync.flush()
  expect(server.rows('nadia', 'person')).toHaveLength(1)
  await tapTimes(1, person)
  expect(tab.signals.room.value).toBe('enough')
})

test('where what comes finds no room, what waits is sent all the same, and nothing is done twice', async () => {
  phone.online = false
  await tab.person.add({ name: 'Ana Sá' })
  await phone.reconnect()
  await withoutRoom('person', async () => expect(await tab.sync.flush()).toMatchObject({ kind: 'full' }))
  await settled()
  expect(tab.signals.status.value.kind).toBe('full')
  expect(server.rows('nadia', 'person')).toHaveLength(1)
  expect(await tab.sync.flush()).toMatchObject({ kind: 'synced', left: 0 })
  expect(server.rows('nadia', 'person')).toHaveLength(1)
  expect(await ops(tab, 'waiting')).toEqual([])
})

test('a write that fails for want of room is known for that, where the browser fails it at once', async () => {
  const person = await tab.person.add({ name: 'Ana Sá' })
  await tab.sync.flush()
  const other = Object.assign(new Phone(server), { session: 'nadia' })
  const second = await other.open()
  await second.interaction.log([person], { kind: 'like', direction: 'out' })
  await second.sync.flush()
  phone.pickUp()
  const { put } = IDBObjectStore.prototype
  // As Firefox and Safari do it: the request fails, its transaction is aborted after that, and says why only then.
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
    if (this.name !== 'interaction') return put.apply(this, row)
    const { transaction } = this as unknown as { transaction: { _execRequestAsync: (how: object) => IDBRequest<IDBValidKey> } }
    return transaction._execRequestAsync({ source: this, operation: () => { throw full() } })
  }
  await expect(tab.sync.flush().finally(() => { IDBObjectStore.prototype.put = put })).resolves.toMatchObject({ kind: 'full' })
  expect(await tab.sync.flush()).toMatchObject({ kind: 'synced' })
  await settled()
  expect(await tab.signals.timeline(person)).toHaveLength(1)
})

test('a first sync that finds no room in its middle says so, and is there when there is some', async () => {
  const known = await tab.person.add({ name: 'Ana Sá' })
  phone.online = false
  await tab.interaction.log(Array<string>(120).fill(known), { kind: 'like', direction: 'out' })
  await phone.reconnect()
  await tab.sync.flush()
  phone = Object.assign(new Phone(server), { session: 'nadia' })
  tab = await phone.load()
  await tab.start.start()
  const { put } = IDBObjectStore.prototype
  let puts = 0
  // As browsers do it: the write itself is taken, and a moment later the whole transaction is gone.
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row: Parameters<typeof put>) {
    const writing = put.apply(this, row)
    const { transaction } = this
    if (this.name === 'interaction' && (puts += 1) % 100 === 10) {
      writing.addEventListener('success', () => {
        Object.defineProperty(transaction, 'error', { value: full() })
        transaction.abort()
      })
    }
    return writing
  }
  await expect(tab.sync.flush().finally(() => { IDBObjectStore.prototype.put = put })).resolves.toMatchObject({ kind: 'full' })
  expect(await tab.sync.flush()).toMatchObject({ kind: 'synced' })
  await settled()
  expect(await tab.signals.timeline(known)).toHaveLength(120)
})

test('what the browser has thrown away comes back, and is spoken of', async () => {
  await tab.person.add({ name: 'Ana Sá' })
  await tab.sync.flush()
  expect(tab.signals.emptied.value).toBe(false)
  phone = Object.assign(new Phone(server), { session: 'nadia' })
  tab = await open()
  expect(tab.signals.emptied.value).toBe(true)
  expect([...tab.signals.people.value.values()]).toMatchObject([{ name: 'Ana Sá' }])
})
