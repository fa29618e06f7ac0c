// The phone's own types against those made from the server's shapes; the compiler does the checking.
import { expectTypeOf, test } from 'vitest'
import type * as server from '../../static/src/payloads'
import type { AddOp, Result, SetOp, SyncRequest } from '../../static/src/store/ops'
import type { Table, Tables, Value } from '../../static/src/store/rows'

type Sent = { [T in keyof server.Rows]-?: NonNullable<server.Rows[T]>[number] }
/**
 * Two things that the schema does not say: an undo that came before its add is a bare tombstone, without a person, and the
 * phone shows no removed one; and a past value is what a field can be.
 */
type Standing = Omit<Sent, 'interaction' | 'past_value'> & {
  interaction: server.InteractionRow & { person_id: string }
  past_value: server.PastValueRow & { value: Value }
}

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
