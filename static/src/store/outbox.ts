// The outbox: what the user does is saved as row and op in one transaction, and waits there until the server has it.
import { v4 as randomId, v7 as newId } from 'uuid'
import { tell } from './channel'
import { Closed, currentUser, withDatabase } from './database'
import type { Op, SetOp } from './ops'
import { isFull, reportFull } from './full'
import { applied, keepBase, rebase, rowStore, waitingFor } from './rebase'
import { personOf, type EditableRow, type Entity, type Row, type Table, type Value, type Values } from './rows'
import { STORES, type Database, type SyncState, type Writing } from './schema'
import { say } from '../words/say'

export { newId }

/** Something the user does to one row. `image` is kept beside a new face, so that it shows without a network. */
export type Change =
  | { op: 'add'; entity: Entity; row: string; values: Values; image?: Blob }
  | { op: 'set'; entity: Entity; row: string; field: string; value: Value }

type Setting = Extract<Change, { op: 'set' }>

/** The phone cannot keep it. The message is for the user. */
export class NotSaved extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotSaved'
  }
}

/** Saves changes that belong together; all or none. When it returns they are on the phone for good. @throws NotSaved */
export function save(changes: Change[], at = Date.now()): Promise<void> {
  const user = currentUser()
  return user === null ? Promise.reject(new Closed()) : saveFor(user, changes, at)
}

/** The same for this account, also where no page shows it: in the service worker. @throws NotSaved */
export async function saveFor(user: string, changes: Change[], at = Date.now()): Promise<void> {
  // Made before the transaction: when a lost connection has it run twice, the second run finds the ops of the first.
  const stamped = changes.map((change) => ({ change, id: newId() }))
  const touched = new Touched()
  try {
    await withDatabase(user, (db) => commit(db, stamped, at, touched))
  } catch (error) {
    if (!isFull(error)) throw error
    await reportFull()
    throw new NotSaved(say('This phone has no room left, so that could not be saved.'))
  }
  // What waits is counted before the row is shown: else "synced" would stand beside it for a moment.
  await tell({ type: 'saved', user })
  await tell({ type: 'changed', user, ...touched.told() })
}

type Stamped = { change: Change; id: string }

async function commit(db: Database, stamped: Stamped[], at: number, touched: Touched): Promise<void> {
  const tx = db.transaction(STORES, 'readwrite', { durability: 'strict' })
  try {
    const state = await syncState(tx)
    for (const { change, id } of stamped) await record(tx, state, change, id, at, touched)
    await tx.objectStore('state').put(state)
    await tx.done
  } catch (error) {
    // Half of what belongs together must not stay when the other half fails.
    tx.done.catch(() => undefined)
    try { tx.abort() } catch { /* It has already ended by itself. */ }
    throw error
  }
}

async function record(tx: Writing, state: SyncState, change: Change, id: string, at: number, touched: Touched): Promise<void> {
  if (await tx.objectStore('op').get(id)) return
  const row = (await rowStore(tx, change.entity).get(change.row)) ?? null
  if (change.op === 'set' && isNothing(row, change.field, change.value)) return
  const base = await keepBase(tx, change.entity, change.row)
  const common = { id, n: ++state.n, at, entity: change.entity, row: change.row }
  const op: Op = change.op === 'add'
    ? { op: 'add', ...common, values: change.values }
    : { op: 'set', ...common, field: change.field, value: change.value, base: await seen(tx, base.row, change) }
  await tx.objectStore('op').put({ id, seq: ++state.seq, state: 'waiting', entity: op.entity, row: op.row, op })
  if (change.op === 'add' && change.image) await tx.objectStore('image').put({ id: change.row, blob: change.image })
  touched.row(change.entity, (await rebase(tx, change.entity, change.row)) ?? applied(row, op))
}

// Nothing to change: the row is gone, or already as wanted.
function isNothing(row: Row | null, field: string, value: Value): boolean {
  return row === null || ((row as unknown as Values)[field] ?? null) === value
}

// The revision below what the user sees, as the server told it, never a guess at what waiting ops will make of it: a wrong
// guess could match another device's edit and overwrite it unseen. So could what has come below an edit that still waits.
async function seen(tx: Writing, row: Row | null, { entity, row: id, field }: Setting): Promise<number> {
  const onTop = (await waitingFor(tx, entity, id)).find((op) => op.op === 'set' && op.field === field)
  return (onTop as SetOp | undefined)?.base ?? (row as EditableRow | null)?.meta?.[field]?.[0] ?? 1
}

/** Where this phone stands; made at the first use of an account on this phone. */
export async function syncState(tx: Writing): Promise<SyncState> {
  const known = await tx.objectStore('state').get('sync')
  return known ?? { id: 'sync', device: randomId(), n: 0, seq: 0, epoch: null, cursor: 0, era: 1, heal: 0, heard: 0 }
}

/** Collects what a transaction changed, to be told when it is committed. */
export class Touched {
  readonly people = new Set<string>()
  readonly tables = new Set<Table>()

  row(table: Table, row: Row | null): void {
    const person = personOf(table, row)
    if (person !== null) this.people.add(person)
    this.tables.add(table)
  }

  told(): { people: string[]; tables: Table[] } {
    return { people: [...this.people], tables: [...this.tables] }
  }
}

export interface Rejection { id: string; entity: Entity; row: string; person_id: string | null; reason: string; at: number }

/** How many ops wait, and what the server would not take. */
export async function outboxNow(db: Database): Promise<{ waiting: number; rejected: Rejection[] }> {
  const tx = db.transaction('op')
  const index = tx.store.index('sending')
  const waiting = await index.count(IDBKeyRange.bound(['waiting', 0], ['waiting', Infinity]))
  const refused = await index.getAll(IDBKeyRange.bound(['rejected', 0], ['rejected', Infinity]))
  // Whatever belongs to a person who was refused goes with them; one sentence is enough.
  const lost = new Set(refused.filter(({ op }) => op.op === 'add' && op.entity === 'person').map(({ row }) => row))
  return {
    waiting,
    rejected: refused
      .filter(({ entity, op }) => entity === 'person' || op.op === 'set' || !lost.has(String(op.values['person_id'])))
      .map(({ id, entity, row, op, reason }) => ({
        id, entity, row, at: op.at, reason: reason ?? say('That could not be saved.'),
        person_id: entity === 'person' ? row : op.op === 'add' ? personOf(entity, op.values as unknown as Row) : null,
      })),
  }
}
