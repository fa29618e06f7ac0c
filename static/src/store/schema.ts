// What an account's database on this phone holds, and how older ones are brought up to date.
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import type { StoredOp } from './ops'
import type { OwnWordsRecord } from './own_words'
import type { Entity, Row, Tables } from './rows'

/** A row as the server has it, kept while ops on it wait. `gone`: the server has removed it for good. */
export interface BaseRecord { entity: Entity; id: string; row: Row | null; gone: boolean }
export interface ImageRecord { id: string; blob: Blob }
/**
 * Where this phone stands with the server. `heal` is 1 while everything is pulled anew, 2 when sending again is due. `heard`
 * is the server's time of its last answer: what is kept for some days is counted by it, since a phone's clock may jump.
 */
export interface SyncState {
  id: 'sync'; device: string; n: number; seq: number
  epoch: string | null; cursor: number; era: number; heal: 0 | 1 | 2; heard: number
}

interface Indexes {
  person: { removed: number }
  handle: { person: string }
  note: { person: string }
  interaction: { timeline: [string, number] }
  face: { person: string }
  past_value: { row: [string, string] }
}
type RowStores = {
  [T in keyof Tables]: { key: string; value: Tables[T]; indexes: T extends keyof Indexes ? Indexes[T] : Record<never, never> }
}
export interface Schema extends DBSchema, RowStores {
  image: { key: string; value: ImageRecord }
  op: { key: string; value: StoredOp; indexes: { sending: [string, number]; row: [string, string]; settled: [string, number] } }
  base: { key: [string, string]; value: BaseRecord }
  state: { key: string; value: SyncState }
  own_words: { key: string; value: OwnWordsRecord }
}
export type Database = IDBPDatabase<Schema>
export type Store = StoreNames<Schema>
export type Reading = IDBPTransaction<Schema, Store[], 'readonly'>
export type Writing = IDBPTransaction<Schema, Store[], 'readwrite'>
type Upgrading = IDBPTransaction<Schema, Store[], 'versionchange'>

/** What syncing works on. Words that are being written are no part of it. */
export const STORES: Store[] = [
  'person', 'handle', 'note', 'interaction', 'face', 'skip', 'profile', 'past_value', 'standing', 'plan',
  'image', 'op', 'base', 'state', 'nudge_answer',
]

function begin(db: Database): void {
  db.createObjectStore('person', { keyPath: 'id' }).createIndex('removed', 'removed_at')
  db.createObjectStore('handle', { keyPath: 'id' }).createIndex('person', 'person_id')
  db.createObjectStore('note', { keyPath: 'id' }).createIndex('person', 'person_id')
  db.createObjectStore('interaction', { keyPath: 'id' }).createIndex('timeline', ['person_id', 'at'])
  db.createObjectStore('face', { keyPath: 'id' }).createIndex('person', 'person_id')
  db.createObjectStore('past_value', { keyPath: 'id' }).createIndex('row', ['entity', 'row_id'])
  for (const store of ['skip', 'profile', 'standing', 'plan', 'image', 'state'] as const) {
    db.createObjectStore(store, { keyPath: 'id' })
  }
  db.createObjectStore('base', { keyPath: ['entity', 'id'] })
  const op = db.createObjectStore('op', { keyPath: 'id' })
  op.createIndex('sending', ['state', 'seq'])
  op.createIndex('row', ['entity', 'row'])
  op.createIndex('settled', ['state', 'done_at'])
}

function addNudgeAnswers(db: Database): void {
  db.createObjectStore('nudge_answer', { keyPath: 'id' })
}

function addOwnWords(db: Database): void {
  db.createObjectStore('own_words', { keyPath: 'id' })
}

/** Order is important: a phone runs those it has not run yet. Add new ones at the end. */
export const MIGRATIONS: ((db: Database, tx: Upgrading) => void)[] = [begin, addNudgeAnswers, addOwnWords]
