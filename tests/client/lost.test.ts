// The browser throws connections away whenever it likes, and what was under way is undone as a whole. A promise that fails
// without anybody hearing of it is an error of the page, and fails this run.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { comeIn, settled } from './phone'

// Node has it, and the browser's types rightly do not.
declare function setImmediate(work: () => void): void

const { transaction } = IDBDatabase.prototype
const { open } = IDBFactory.prototype
const closed = (): DOMException => new DOMException('The connection was closed.', 'AbortError')
const soon = (work: () => void): void => void setImmediate(work)
let begun: number
let lost: number
let aborted: number
let when: (work: () => void) => void
let reported: unknown[]

beforeEach(() => {
  begun = lost = aborted = 0
  when = soon
  reported = []
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...how: Parameters<typeof transaction>) {
    const tx = transaction.apply(this, how)
    begun += 1
    if (begun === lost) when(() => abort(tx))
    return tx
  }
})

afterEach(() => {
  IDBDatabase.prototype.transaction = transaction
  IDBFactory.prototype.open = open
})

function abort(tx: IDBTransaction): void {
  try {
    tx.abort()
    aborted += 1
  } catch {
    // It was over by then.
  }
}

/** Comes in, meets somebody, syncs and leaves a draft; returns what the server and the phone have then. */
async function aDay() {
  begun = 0
  const { server, tab } = await comeIn('nadia', 'Nadia')
  await tab.person.add({ name: 'Ana Sá', note: 'Likes bees', log: { kind: 'meet', direction: 'both' } })
  await tab.sync.flush()
  await settled()
  await tab.drafts.keepForm('one', { name: 'Bo Ek' } as never, true)
  const kept = (await tab.database.mine((db) => db.getAll('op'))).map(({ op }) => op.entity).sort()
  return {
    kept, drafts: (await tab.drafts.savedDrafts()).length, status: tab.signals.status.value.kind,
    server: server.live('nadia', 'interaction').length, shown: tab.signals.people.value.size,
  }
}

// Many tests, since all of them take longer than one may.
const PARTS = 20
const parts = Array.from({ length: PARTS }, (_one, at) => at)

describe.each([['at once', queueMicrotask], ['soon', soon]])('whichever transaction is lost %s', (_when, how) => {
  test.each(parts)('everything is done once, and nothing of it goes unheard (from %i)', async (part) => {
    const whole = await aDay()
    expect(whole).toMatchObject({ drafts: 1, status: 'synced', server: 1, shown: 1 })
    const all = begun
    expect(all).toBeGreaterThan(50)
    when = how
    for (lost = part + 1; lost <= all; lost += PARTS) expect(await aDay(), `${lost} of ${all}`).toEqual(whole)
    expect(aborted).toBeGreaterThan(0)
    expect(reported).toEqual([])
  })
})

test('a connection may be lost once more while it is opened anew', async () => {
  const { tab } = await comeIn('nadia', 'Nadia')
  await tab.database.mine(async (db) => db.close())
  let refused = 0
  IDBFactory.prototype.open = function (this: IDBFactory, ...which: Parameters<typeof open>) {
    if (refused++ === 0) throw closed()
    return open.apply(this, which)
  }
  await tab.person.add({ name: 'Ana Sá' })
  expect(refused).toBeGreaterThan(1)
  expect(tab.signals.people.value.size).toBe(1)
})

test('what was heard of the server goes with all else, and nothing is thrown away by it then', async () => {
  const { tab } = await comeIn('nadia', 'Nadia')
  await tab.person.add({ name: 'Ana Sá' })
  await tab.sync.flush()
  await tab.database.mine(async (db) => {
    await db.delete('state', 'sync')
    await tab.round.sweep(db)
  })
  expect(await tab.database.mine((db) => db.count('op'))).toBe(1)
})

test('of two works that have lost one connection, the second leaves alone what the first has opened', async () => {
  const { tab } = await comeIn('nadia', 'Nadia')
  await tab.database.mine(async (db) => db.close())
  let opened = 0
  IDBFactory.prototype.open = function (this: IDBFactory, ...which: Parameters<typeof open>) {
    opened += 1
    return open.apply(this, which)
  }
  const first = tab.database.mine((db) => db.count('person'))
  let isAgain = false
  const second = tab.database.mine(async (db) => {
    // It looks for the first time when the first work is over.
    if (!isAgain) await first
    isAgain = true
    return db.count('note')
  })
  expect([await first, await second]).toEqual([0, 0])
  expect(opened).toBe(1)
})

test('what is saved is not said to have failed when it cannot be shown', async () => {
  const { tab } = await comeIn('nadia', 'Nadia')
  tab.channel.listen((message) => {
    if (message.type === 'changed') throw closed()
  })
  await tab.person.add({ name: 'Ana Sá' })
  expect(reported).toHaveLength(1)
  expect(await tab.database.mine((db) => db.count('person'))).toBe(1)
})

test('syncing that fails for another reason than the network is over, and is tried again', async () => {
  const { server, phone, tab } = await comeIn('nadia', 'Nadia')
  const { count } = IDBIndex.prototype
  IDBIndex.prototype.count = () => { throw new TypeError('No.') }
  phone.page.dispatchEvent(new Event('online'))
  await settled()
  expect(reported).toMatchObject([{ message: 'No.' }])
  expect(tab.signals.status.value.kind).toBe('offline')
  IDBIndex.prototype.count = count
  phone.later.at(-1)!.work()
  await settled()
  expect(tab.signals.status.value.kind).toBe('synced')
  expect(server.rows('nadia', 'person')).toEqual([])
})

test('contacts are counted once, also when the connection is lost while they are read', async () => {
  const { tab } = await comeIn('nadia', 'Nadia')
  const person = await tab.person.add({ name: 'Ana Sá' })
  for (let at = 1; at < 6; at += 1) await tab.interaction.log([person], { kind: 'like', direction: 'out', at })
  await settled()
  const { getAll } = IDBIndex.prototype
  let pages = 0
  IDBIndex.prototype.getAll = function (this: IDBIndex, ...which: Parameters<typeof getAll>) {
    const { transaction: tx } = this.objectStore
    if (++pages === 3) abort(tx)
    return getAll.apply(this, which)
  }
  const counted: number[] = []
  const take = (_id: string, { at }: { at: number }) => void counted.push(at)
  await tab.contacts.contactsSince([person], 0, take, () => true, 2).finally(() => { IDBIndex.prototype.getAll = getAll })
  expect(counted).toEqual([1, 2, 3, 4, 5])
  expect(aborted).toBe(1)
})
