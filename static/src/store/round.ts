// One round trip of docs/sync.md: what is sent, and what becomes of the answer, in one transaction.
import { plainStore } from './database'
import type { Op, Result, StoredOp, SyncAnswer, SyncRequest } from './ops'
import { Touched, syncState } from './outbox'
import { confirmOp, keepBase, rebase, rowStore, takeRow } from './rebase'
import { TABLES, isEmpty, type PersonRow, type Row } from './rows'
import { STORES, type Database, type SyncState, type Writing } from './schema'
import { onPage, say } from '../words/say'

export const MOST_OPS = 100
const MOST_BYTES = 1_000_000
const HANDFUL = 100
export const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** `again`: another round is due. `stuck`: the server left everything as it was, so that asking on would never end. */
export interface Taken { again: boolean; stuck: boolean; heal: boolean; rows: number }

/** The next request: at most `most` ops in order, none while a restored server is being read. */
export async function nextRequest(db: Database, most: number, now: number): Promise<{ request: SyncRequest; state: SyncState }> {
  const tx = db.transaction(STORES, 'readwrite')
  const state = await syncState(tx)
  // A phone that has no room left can still send what waits on it: nothing is written that was there.
  if (!(await tx.objectStore('state').getKey('sync'))) await tx.objectStore('state').put(state)
  const ops = state.heal ? [] : await batch(tx, most)
  await tx.done
  const { device, epoch, cursor } = state
  return { request: { device, epoch, cursor, sent_at: now, ops, locale: onPage }, state }
}

async function batch(tx: Writing, most: number): Promise<Op[]> {
  const ops: Op[] = []
  let bytes = 0
  const waiting = IDBKeyRange.bound(['waiting', 0], ['waiting', Infinity])
  for (let at = await tx.objectStore('op').index('sending').openCursor(waiting); at; at = await at.continue()) {
    // Every character counts as the most bytes that it can become, so that no encoder is needed to stay in bounds.
    bytes += JSON.stringify(at.value.op).length * (at.value.entity === 'face' ? 1 : 3)
    if (ops.length > 0 && (ops.length === most || bytes > MOST_BYTES)) break
    ops.push(at.value.op)
  }
  return ops
}

/**
 * Takes an answer. The rows and the cursor are saved together, so that a page is never half taken. What it has changed is added
 * to `touched`; the second time nothing is changed any more, when the first was lost after all was saved.
 */
export async function takeAnswer(db: Database, request: SyncRequest, answer: SyncAnswer, touched: Touched): Promise<Taken> {
  const tx = db.transaction(STORES, 'readwrite')
  return take(tx, request, answer, touched).catch((error: unknown) => why(tx, error))
}

async function take(tx: Writing, request: SyncRequest, answer: SyncAnswer, touched: Touched): Promise<Taken> {
  const state = await syncState(tx)
  if (state.epoch !== null && answer.epoch !== state.epoch) {
    // The server was restored from a backup. Nothing of ours was applied; first learn all that it has now.
    await tx.objectStore('state').put({
      ...state, epoch: answer.epoch, cursor: 0, era: state.era + 1, heal: 1, heard: answer.now,
    })
    await tx.done
    return { again: true, stuck: false, heal: false, rows: 0 }
  }
  const settled = await settle(tx, answer.results, answer.now, touched)
  // Where there are no Web Locks, two tabs may ask at once; the slower answer must not turn back the cursor.
  const rows = state.cursor === request.cursor ? await takeRows(tx, state, answer, touched) : 0
  const more = answer.more || state.cursor !== request.cursor
  const next: SyncState = state.cursor === request.cursor
    ? { ...state, epoch: answer.epoch, cursor: answer.cursor, heal: state.heal === 1 && !answer.more ? 2 : state.heal }
    : state
  await tx.objectStore('state').put({ ...next, heard: answer.now })
  const left = await tx.objectStore('op').index('sending').count(IDBKeyRange.bound(['waiting', 0], ['waiting', Infinity]))
  await tx.done
  const moved = settled > 0 || next.cursor !== request.cursor
  const stuck = !moved && (request.ops.length > 0 || answer.more)
  return { again: more || left > 0, stuck, heal: next.heal === 2, rows }
}

async function settle(tx: Writing, results: Result[], now: number, touched: Touched): Promise<number> {
  const settled: StoredOp[] = []
  for (const result of results) {
    const stored = await tx.objectStore('op').get(result.id)
    if (stored?.state !== 'waiting') continue
    const outcome = result.status === 'duplicate' ? result.first ?? 'applied' : result.status
    const isOldNews = result.status === 'duplicate' && stored.again
    if (outcome === 'applied' && !isOldNews) await confirmOp(tx, stored.op)
    await tx.objectStore('op').put(outcome === 'rejected'
      ? { ...stored, state: 'rejected', reason: result.reason ?? say('That could not be saved.') }
      : { ...stored, state: 'done', done_at: now })
    settled.push(stored)
  }
  for (const { entity, row } of settled) {
    // A refused `add` leaves no row behind, but the person it was about is to be shown without it.
    const before = (await rowStore(tx, entity).get(row)) ?? null
    touched.row(entity, (await rebase(tx, entity, row)) ?? before)
  }
  return settled.length
}

/** The server would not even read a request with only this op in it: it is refused, so that it holds up nothing. */
export async function refuse(db: Database, op: Op, reason: string): Promise<Touched> {
  const tx = db.transaction(STORES, 'readwrite')
  const touched = new Touched()
  await settle(tx, [{ id: op.id, status: 'rejected', reason }], 0, touched)
  await tx.done
  return touched
}

async function takeRows(tx: Writing, state: SyncState, answer: SyncAnswer, touched: Touched): Promise<number> {
  // Mostly nothing waits: then no row needs a look at its base, and a first sync of thousands takes half the time.
  const isPlain = (await tx.objectStore('base').count()) === 0
  let taken = 0
  for (const table of TABLES) {
    for (const row of answer.rows[table] ?? []) {
      const known: Row = { ...row, era: state.era }
      taken += 1
      if (isPlain && !isEmpty(table, row)) {
        touched.row(table, known)
        // Should it fail, the whole transaction fails, and that is told at its end.
        const put = plainStore(tx, table).put(known)
        // Between two handfuls a finger is heard.
        if (taken % HANDFUL === 0) await over(put)
        continue
      }
      touched.row(table, isEmpty(table, row) ? (await rowStore(tx, table).get(row.id)) ?? row : row)
      await takeRow(tx, table, known)
      if (table === 'person' && isEmpty(table, row)) await forget(tx, row as PersonRow)
    }
  }
  return taken
}

/** A transaction that has failed underway lets nobody write any more; that there was no room it says at its end. */
async function why(tx: Writing, error: unknown): Promise<never> {
  await tx.done
  throw error
}

const over = (request: IDBRequest): Promise<unknown> => new Promise((resolve) => {
  request.onsuccess = resolve
  request.onerror = resolve
})

// A person who cannot be restored any more leaves nothing on the phone, whether or not each part is told of.
async function forget(tx: Writing, person: PersonRow): Promise<void> {
  for (const part of ['handle', 'note', 'face'] as const) {
    for (const id of await tx.objectStore(part).index('person').getAllKeys(person.id)) await forgetPart(tx, part, id)
  }
  const all = IDBKeyRange.bound([person.id, -Infinity], [person.id, Infinity])
  for (const id of await tx.objectStore('interaction').index('timeline').getAllKeys(all)) await forgetPart(tx, 'interaction', id)
  await tx.objectStore('standing').delete(person.id)
}

async function forgetPart(tx: Writing, part: 'handle' | 'note' | 'face' | 'interaction', id: string): Promise<void> {
  // An op may still wait for it; with the base gone, it is answered without bringing the row back.
  const base = await keepBase(tx, part, id)
  await tx.objectStore('base').put({ ...base, row: null as Row | null, gone: true })
  await rebase(tx, part, id)
  if (part === 'face') await tx.objectStore('image').delete(id)
}

/** Throws away acknowledged ops that are too old to be asked for again. */
export async function sweep(db: Database): Promise<void> {
  const tx = db.transaction(['op', 'state'], 'readwrite')
  const { heard } = (await tx.objectStore('state').get('sync')) ?? { heard: 0 }
  // Nothing was heard where all was thrown away since.
  const old = heard - KEPT_MS
  const ids = old > 0 ? await tx.objectStore('op').index('settled').getAllKeys(IDBKeyRange.bound(['done', 0], ['done', old])) : []
  await Promise.all([...ids.map((id) => tx.objectStore('op').delete(id)), tx.done])
}
