// The browser throws connections away whenever it likes, and what was under way is undone as a whole. A promise that fails
// without anybody hearing of it is an error of the page, and fails this run.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { comeIn, settled } from './phone'

// Node has it, and the browser's types rightly do not.
declare function setImmediate(work: () => void): void

const { transaction } = IDBDatabase.prototype
const { open } = IDBFactory.prototype
const closed = (): DOMException => new DOMException('The connection was closed.', 'AbortError')
let begun: number
let lost: number

beforeEach(() => {
  begun = lost = 0
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...how: Parameters<typeof transaction>) {
    const tx = transaction.apply(this, how)
    begun += 1
    if (begun === lost) setImmediate(() => { try { tx.abort() } catch { /* It was over by then. */ } })
    return tx
  }
})

afterEach(() => {
  IDBDatabase.prototype.transaction = transaction
  IDBFactory.prototype.open = open
})

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
test.each(Array.from({ length: PARTS }, (_one, at) => at))(
  'whichever transaction is lost, everything is done once, and nothing of it goes unheard (from %i)', async (part) => {
    const whole = await aDay()
    expect(whole).toMatchObject({ drafts: 1, status: 'synced', server: 1, shown: 1 })
    const all = begun
    expect(all).toBeGreaterThan(50)
    for (lost = part + 1; lost <= all; lost += PARTS) expect(await aDay(), `${lost} of ${all}`).toEqual(whole)
  },
)

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
