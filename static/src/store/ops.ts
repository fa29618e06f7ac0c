// Ops: what the user did, in the shape that POST /api/sync takes, and as the outbox keeps them.
import type { Entity, Meta, Table, Tables, Value, Values } from './rows'

interface OpBase { id: string; n: number; at: number; entity: Entity; row: string }
/** `meta` and `removed_at` are those of a row that is given back to a restored server. */
export interface AddOp extends OpBase { op: 'add'; values: Values; meta?: Meta; removed_at?: number }
export interface SetOp extends OpBase { op: 'set'; field: string; value: Value; base: number }
export type Op = AddOp | SetOp

/** waiting: not yet answered; done: kept 30 days in case the server is restored from a backup; rejected: shown to the user. */
type OpState = 'waiting' | 'done' | 'rejected'
/**
 * An op in the outbox. `seq` is the order of sending, `done_at` the time of the answer. `again`: it goes to a restored
 * server, of which everything is here; if the server knows the op, what became of it is here too.
 */
export interface StoredOp {
  id: string; seq: number; state: OpState; entity: Entity; row: string; op: Op; done_at?: number; reason?: string; again?: true
}

type ResultStatus = 'applied' | 'duplicate' | 'conflict' | 'rejected'
export interface Result { id: string; status: ResultStatus; reason: string | null; first?: ResultStatus }

/** `locale` is what the page speaks; the worker says none. */
export interface SyncRequest { device: string; epoch: string | null; cursor: number; sent_at: number; ops: Op[]; locale: string | null }
export interface SyncAnswer {
  epoch: string; cursor: number; newest: number; more: boolean; now: number
  results: Result[]; rows: { [T in Table]?: Tables[T][] }
}
