// The outbox: what the user does is saved as row and op in one transaction, and waits there until the server has it.
import { v4 as randomId, v7 as newId } from 'uuid'
import { tell } from './channel'
import { Closed, currentUser, withDatabase } from './database'
import type { Op, SetOp } from './ops'
import { isFull, reportFull } from './full'
import { applied, rebuilt, rowStore, waitingFor } from './rebase'
import { personOf, type EditableRow, type Entity, type Row, type Table, type Value, type Values } from './rows'
import type { BaseRecord, Database, Store, SyncState, Writing } from './schema'
import { say } from '../words/say'

export { newId }

/** Something the user does to one row. `image` is kept beside a new face, so that it shows without a network. */
export type Change =
  | { op: 'add'; entity: Entity; row: string; values: Values; image?: Blob }
  | { op: 'set'; entity: Entity; row: string; field: string; value: Value }

/** The phone cannot keep it. The message is for the user. */
export class NotSaved extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotSaved'
  }
}

/**
 * Saves changes that belong together; all or none. `kept` is called when they are on the phone for good, and may hold up the
 * screen until it has said so; when this returns they are on the screen, too. @throws NotSaved
 */
export function save(changes: Change[], at = Date.now(), kept?: () => unknown): Promise<void> {
  const user = currentUser()
  return user === null ? Promise.reject(new Closed()) : saveFor(user, changes, at, kept)
}

/** The same for this account, also where no page shows it: in the service worker. @throws NotSaved */
export async function saveFor(user: string, changes: Change[], at = Date.now(), kept?: () => unknown): Promise<void> {
  // Made before the transaction: when a lost connection has it run twice, the second run finds the ops of the first.
  const stamped = changes.map((change) => ({ change, id: newId() }))
  const touched = new Touched()
  let more: number
  try {
    more = await withDatabase(user, (db) => commit(db, stamped, at, touched))
  } catch (error) {
    if (!isFull(error)) throw error
    await reportFull()
    throw new NotSaved(say('This phone has no room left, so that could not be saved.'))
  }
  try {
    // What waits is counted before anything is shown: else "synced" would stand beside it for a moment.
    await tell({ type: 'waits', user, more })
    await kept?.()
    await tell({ type: 'saved', user })
    await tell({ type: 'changed', user, ...touched.told() })
  } catch (error) {
    // It is saved. Said to have failed, it would be done twice.
    reportError(error)
  }
}

interface Stamped { change: Change; id: string }

/** A row in the hand: as it stands, what the server has of it, and the ops that wait for it. */
interface Held { entity: Entity; id: string; row: Row | null; base: BaseRecord | null; waiting: Op[]; changed: boolean }

// Reads all at once and writes all at once, because each question by itself waits its turn behind whatever else the page does
// after a tap. Returns how many ops wait now that did not before.
async function commit(db: Database, stamped: Stamped[], at: number, touched: Touched): Promise<number> {
  const tx = db.transaction(storesFor(stamped), 'readwrite', { durability: 'strict' })
  const writing: Promise<unknown>[] = []
  try {
    const [state, known, held] = await Promise.all([
      syncState(tx), Promise.all(stamped.map(({ id }) => tx.objectStore('op').get(id))), holdAll(tx, stamped),
    ])
    let more = 0
    for (const [which, { change, id }] of stamped.entries()) {
      const op = known[which] ? null : record(state, held.get(keyOf(change))!, change, id, at, touched)
      if (op || known[which]) more += 1
      if (!op) continue
      writing.push(tx.objectStore('op').put({ id, seq: state.seq, state: 'waiting', entity: op.entity, row: op.row, op }))
      if (change.op === 'add' && change.image) writing.push(tx.objectStore('image').put({ id: change.row, blob: change.image }))
    }
    for (const one of held.values()) if (one.changed) writing.push(...putBack(tx, one))
    writing.push(tx.objectStore('state').put(state))
    tx.commit()
    await Promise.all([...writing, tx.done])
    return more
  } catch (error) {
    // Half of what belongs together must not stay when the other half fails.
    void Promise.allSettled([...writing, tx.done])
    try { tx.abort() } catch { /* It has already ended by itself. */ }
    throw error
  }
}

// No more of them than it needs: it waits for whoever uses one of them, and whoever wants one waits for it.
function storesFor(stamped: Stamped[]): Store[] {
  const image = stamped.some(({ change }) => change.op === 'add' && change.image)
  return [...new Set<Store>(['state', 'op', 'base', ...stamped.map(({ change }) => change.entity), ...(image ? ['image'] as const : [])])]
}

const keyOf = ({ entity, row }: Change): string => `${entity} ${row}`

async function holdAll(tx: Writing, stamped: Stamped[]): Promise<Map<string, Held>> {
  const rows = new Map(stamped.map(({ change }) => [keyOf(change), change]))
  const held = await Promise.all([...rows.values()].map(async ({ entity, row: id }): Promise<Held> => {
    const [row = null, base = null, waiting] = await Promise.all([
      rowStore(tx, entity).get(id), tx.objectStore('base').get([entity, id]), waitingFor(tx, entity, id),
    ])
    return { entity, id, row, base, waiting, changed: false }
  }))
  return new Map([...rows.keys()].map((key, at) => [key, held[at]!]))
}

// The op of a change, and the row with it; null where there is nothing to change.
function record(state: SyncState, held: Held, change: Change, id: string, at: number, touched: Touched): Op | null {
  const { entity, row } = change
  if (change.op === 'set' && isNothing(held.row, change.field, change.value)) return null
  held.base ??= { entity, id: row, row: held.row, gone: false }
  state.seq += 1
  const common = { id, n: ++state.n, at, entity, row }
  const op: Op = change.op === 'add'
    ? { op: 'add', ...common, values: change.values }
    : { op: 'set', ...common, field: change.field, value: change.value, base: seen(held, change.field) }
  const before = held.row
  held.waiting.push(op)
  held.row = rebuilt(held.base, held.waiting)
  held.changed = true
  touched.row(entity, held.row ?? applied(before, op))
  return op
}

function putBack(tx: Writing, { entity, id, row, base }: Held): Promise<unknown>[] {
  const rows = rowStore(tx, entity)
  return [tx.objectStore('base').put(base!), row ? rows.put(row) : rows.delete(id)]
}

// Nothing to change: the row is gone, or already as wanted.
function isNothing(row: Row | null, field: string, value: Value): boolean {
  return row === null || ((row as unknown as Values)[field] ?? null) === value
}

// The revision below what the user sees, as the server told it, never a guess at what waiting ops will make of it: a wrong
// guess could match another device's edit and overwrite it unseen. So could what has come below an edit that still waits.
function seen({ base, waiting }: Held, field: string): number {
  const onTop = waiting.find((op) => op.op === 'set' && op.field === field)
  return (onTop as SetOp | undefined)?.base ?? (base?.row as EditableRow | null | undefined)?.meta?.[field]?.[0] ?? 1
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
export interface Outbox { waiting: number; rejected: Rejection[] }

export async function outboxNow(db: Database): Promise<Outbox> {
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
