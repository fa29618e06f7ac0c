// A row on the phone is what the server has, with the ops that still wait applied on top. While ops wait for a row, the
// server's version stands beside it as its base; so a refused op is taken back by building the row anew without it.
import type { Op } from './ops'
import { isEmpty, type Entity, type Row, type Table, type Values } from './rows'
import type { BaseRecord, Writing } from './schema'

// The store of any table of rows; which table it is, is known only while running.
export interface RowStore {
  get(id: string): Promise<Row | undefined>
  put(row: Row): Promise<unknown>
  delete(id: string): Promise<void>
}
export const rowStore = (tx: Writing, table: Table): RowStore => tx.objectStore(table) as unknown as RowStore

const NEW_PERSON = {
  name: '', place: null, circle: null, rhythm_days: null, face_id: null, archived_at: null, sample: false,
  birthday: null, snoozed_until: null, woken_at: null, died_at: null,
}

/** What becomes of a row by one op; null for no row. */
export function applied(row: Row | null, op: Op): Row | null {
  if (op.op === 'add') return row ?? made(op.entity, op.row, op.at, op.values)
  if (row === null) return null
  // An undo is final, in whatever order things come.
  if (op.entity === 'interaction' && op.field === 'removed_at' && op.value === null) return row
  return { ...row, [op.field]: op.value }
}

function made(entity: Entity, id: string, at: number, values: Values): Row {
  const { image: _image, ...fields } = values
  const row = { id, change: 0, era: 0, removed_at: null, created_at: at, meta: {} }
  return { ...row, ...(entity === 'person' ? NEW_PERSON : entity === 'note' ? { day: null } : {}), ...fields }
}

/** The ops that wait for a row, in the order of sending. */
export async function waitingFor(tx: Writing, entity: Entity, id: string): Promise<Op[]> {
  const stored = await tx.objectStore('op').index('row').getAll([entity, id])
  return stored.filter((op) => op.state === 'waiting').sort((one, other) => one.seq - other.seq).map((op) => op.op)
}

/** The server's version of a row, kept from now on. Call before the first op that changes the row. */
export async function keepBase(tx: Writing, entity: Entity, id: string, gone = false): Promise<BaseRecord> {
  const known = await tx.objectStore('base').get([entity, id])
  if (known) return known
  const base: BaseRecord = { entity, id, row: (await rowStore(tx, entity).get(id)) ?? null, gone }
  await tx.objectStore('base').put(base)
  return base
}

/** What becomes of a row by the ops that wait for it. */
export const rebuilt = ({ row, gone }: BaseRecord, waiting: Op[]): Row | null => (gone ? null : waiting.reduce(applied, row))

/** Builds a row anew from its base and the ops that wait. Does nothing to rows without a base. */
export async function rebase(tx: Writing, entity: Entity, id: string): Promise<Row | null> {
  const base = await tx.objectStore('base').get([entity, id])
  if (!base) return (await rowStore(tx, entity).get(id)) ?? null
  const ops = await waitingFor(tx, entity, id)
  if (ops.length === 0) await tx.objectStore('base').delete([entity, id])
  const row = rebuilt(base, ops)
  await write(tx, entity, id, row)
  return row
}

/** Takes the server's version of a row; ops that wait stay on top of it. */
export async function takeRow(tx: Writing, table: Table, truth: Row): Promise<void> {
  const empty = isEmpty(table, truth)
  const base = await tx.objectStore('base').get([table as Entity, truth.id])
  if (!base) return write(tx, table, truth.id, empty ? null : truth)
  await tx.objectStore('base').put({ ...base, row: empty ? null : truth, gone: empty })
  await rebase(tx, base.entity, base.id)
}

/** The server has applied this op: from now on it is part of what the server has. */
export async function confirmOp(tx: Writing, op: Op): Promise<void> {
  const base = await tx.objectStore('base').get([op.entity, op.row])
  if (base && !base.gone) await tx.objectStore('base').put({ ...base, row: applied(base.row, op) })
}

async function write(tx: Writing, table: Table, id: string, row: Row | null): Promise<void> {
  if (row) await rowStore(tx, table).put(row)
  else await rowStore(tx, table).delete(id)
}
