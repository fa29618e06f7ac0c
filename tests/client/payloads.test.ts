// The phone's own types against those made from the server's shapes; the compiler does the checking.
import { expectTypeOf, test } from 'vitest'
import type * as server from '../../static/src/payloads'
import type { AddOp, Result, SetOp, SyncRequest } from '../../static/src/store/ops'
import type { Table, Tables } from '../../static/src/store/rows'

type Sent = { [T in keyof server.Rows]-?: NonNullable<server.Rows[T]>[number] }
/** An undo that came before its add is a bare tombstone, without a person; the phone shows no removed one. */
type Standing = Omit<Sent, 'interaction'> & { interaction: server.InteractionRow & { person_id: string } }

test('what the server sends are rows of the phone', () => {
  expectTypeOf<keyof server.Rows>().toEqualTypeOf<Table>()
  expectTypeOf<Standing extends Tables ? true : false>().toEqualTypeOf<true>()
  expectTypeOf<server.Result['status']>().toEqualTypeOf<Result['status']>()
})

test('what the phone sends is what the server reads', () => {
  expectTypeOf<AddOp | SetOp>().toExtend<Pick<server.SetOp, 'id' | 'n' | 'at' | 'entity' | 'row'>>()
  expectTypeOf<Omit<AddOp, 'entity'>>().toExtend<Omit<server.AddOp, 'entity'>>()
  expectTypeOf<SetOp>().toExtend<server.SetOp>()
  expectTypeOf<keyof SyncRequest>().toEqualTypeOf<keyof server.SyncRequest>()
})
