// The flusher: sends what waits and takes what is new. Runs in pages and in the service worker.
import { tell } from './channel'
import { Closed, welcome, withDatabase } from './database'
import { heal } from './heal'
import { certainAccount } from './identity'
import { alone } from './lock'
import type { SyncAnswer } from './ops'
import { outboxNow, Touched } from './outbox'
import { isFull, reportFull } from './full'
import type { Table } from './rows'
import { MOST_OPS, nextRequest, refuse, sweep, takeAnswer } from './round'
import { post, ServerError } from '../server'

/** `left` is the number of ops still waiting. */
export interface Flushed { kind: 'synced' | 'offline' | 'signin' | 'full' | 'nobody'; left: number }

let running: Promise<Flushed> | null = null
let asked = false

/** Sends and takes everything; one at a time over all tabs and the worker. Never throws for the network's sake. */
export function flush(): Promise<Flushed> {
  asked = true
  if (running) return running
  const mine = alone(untilDone)
  running = mine
  // When the lock itself fails, untilDone has never run.
  mine.catch(() => { if (running === mine) running = null })
  return mine
}

async function untilDone(): Promise<Flushed> {
  try {
    // What was tapped while a round was under way is sent by one more round, not by another flusher.
    for (;;) {
      asked = false
      const flushed = await flushOnce()
      if (!asked || flushed.kind !== 'synced') return flushed
    }
  } finally {
    running = null
  }
}

async function flushOnce(): Promise<Flushed> {
  let account
  try {
    account = await certainAccount()
  } catch (error) {
    if (error instanceof ServerError) return { kind: 'offline', left: 0 }
    throw error
  }
  if (!account) return { kind: 'nobody', left: 0 }
  welcome(account.id)
  try {
    return await flushFor(account.id)
  } catch (error) {
    // Signed out while syncing.
    if (error instanceof Closed) return { kind: 'nobody', left: 0 }
    throw error
  }
}

async function flushFor(user: string): Promise<Flushed> {
  void tell({ type: 'sync', user, kind: 'syncing' })
  try {
    const kind = await rounds(user).catch(noRoom)
    if (kind === 'synced') await withDatabase(user, sweep)
    const { waiting } = await withDatabase(user, outboxNow)
    await tell({ type: 'sync', user, kind })
    return { kind, left: waiting }
  } catch (error) {
    // Whatever went wrong, nothing is under way any more.
    void tell({ type: 'sync', user, kind: 'offline' }).catch(() => undefined)
    throw error
  }
}

// What came stays on the server, and what waits here is safe: both are tried again.
async function noRoom(error: unknown): Promise<'full'> {
  if (!isFull(error)) throw error
  await reportFull()
  return 'full'
}

async function rounds(user: string): Promise<'synced' | 'offline' | 'signin'> {
  const progress = new Progress(user)
  let most = MOST_OPS
  try {
    for (;;) {
      const { request, state } = await withDatabase(user, (db) => nextRequest(db, most, Date.now()))
      if (state.heal === 2) {
        await withDatabase(user, (db) => heal(db, Date.now()))
        progress.everything = true
        continue
      }
      progress.begin(state.cursor === 0)
      try {
        const answer = await post<SyncAnswer>('/api/sync', request)
        const touched = new Touched()
        const taken = await withDatabase(user, (db) => takeAnswer(db, request, answer, touched))
        progress.took(taken.rows, answer)
        progress.tell(touched.told())
        most = MOST_OPS
        if (taken.heal) continue
        if (!taken.again) return 'synced'
        if (taken.stuck) return 'offline'
      } catch (error) {
        if (!(error instanceof ServerError)) throw error
        if (error.status === 401) return 'signin'
        if (!isUnreadable(error) || request.ops.length === 0) return 'offline'
        // One op that the server cannot even read must not hold up the rest: find it by halves.
        if (request.ops.length > 1) most = Math.ceil(request.ops.length / 2)
        else progress.tell((await withDatabase(user, (db) => refuse(db, request.ops[0]!, error.message))).told())
      }
    }
  } finally {
    progress.end()
  }
}

// Of what is wrong around the ops, as an older server may say, no op is to blame.
const isUnreadable = ({ status, fields }: ServerError): boolean => {
  const named = Object.keys(fields)
  return [400, 413, 422].includes(status) && (!named.length || named.some((name) => name === 'body' || name.startsWith('ops')))
}

/** Tells of changes as they come; during a first sync what Today shows, then how far it is, and everything at its end. */
class Progress {
  everything = false
  private first = false
  private done = 0

  constructor(private readonly user: string) {}

  begin(first: boolean): void {
    if (!first || this.first) return
    this.first = true
    void tell({ type: 'progress', user: this.user, done: 0, share: 0 })
  }

  took(rows: number, { cursor, newest }: SyncAnswer): void {
    if (!this.first) return
    // What Today shows comes with the first rows, ahead of all others (docs/sync.md, Pull).
    if (this.done === 0) void tell({ type: 'changed', user: this.user, people: [], tables: ['profile', 'plan', 'skip'] })
    this.done += rows
    void tell({ type: 'progress', user: this.user, done: this.done, share: newest ? Math.min(1, cursor / newest) : 1 })
  }

  tell(touched: { people: string[]; tables: Table[] }): void {
    if (this.first || touched.tables.length === 0) return
    void tell({ type: 'changed', user: this.user, ...touched })
  }

  end(): void {
    if (this.first) void tell({ type: 'progress', user: this.user, done: null })
    if (this.first || this.everything) void tell({ type: 'reload', user: this.user })
  }
}
