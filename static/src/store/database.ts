// The database of one account on this phone, `kith-<user id>`. Another account has another database.
import { deleteDB, unwrap } from 'idb'
import { tell } from './channel'
import * as connection from './connection'
import type { Table } from './rows'
import { MIGRATIONS, type Database, type Schema, type Writing } from './schema'
import { say } from '../words/say'

/** The account was signed out or its database removed while something still wanted to use it. */
export class Closed extends Error {
  constructor() {
    super(say('This account is no longer open here.'))
    this.name = 'Closed'
  }
}

export const updated = (): string => say('Kith was updated in another tab. Open it again to go on.')

const connections = new Map<string, Promise<Database>>()
const gone = new Set<string>()
let current: string | null = null

export const nameOf = (userId: string): string => `kith-${userId}`
/** The account that this page shows. */
export const currentUser = (): string | null => current

/** From now on `mine` means this account's database; null for nobody's. */
export function show(userId: string | null): void {
  current = userId
  if (userId !== null) welcome(userId)
}

/** This account is signed in here: its database may be made again after it was erased. */
export function welcome(userId: string): void {
  gone.delete(userId)
}

/** Works on the database of the account that this page shows. @throws Closed when there is none */
export function mine<T>(work: (db: Database) => Promise<T>): Promise<T> {
  if (current === null) return Promise.reject(new Closed())
  return withDatabase(current, work)
}

/** Works on an account's database; again on a fresh connection when the browser has lost the one before. */
export function withDatabase<T>(userId: string, work: (db: Database) => Promise<T>): Promise<T> {
  // Another work may have opened it anew since this one's was lost.
  let used: Promise<Database> | undefined
  return connection.insist(async () => work(await (used = connect(userId))), () => disconnect(userId, used))
}

/** Whether it can be opened as it is, so that nobody waits for another tab that holds it. */
export async function isUpToDate(userId: string): Promise<boolean> {
  const all = await indexedDB.databases()
  return all.some(({ name, version }) => name === nameOf(userId) && version === MIGRATIONS.length)
}

function connect(userId: string): Promise<Database> {
  if (gone.has(userId)) return Promise.reject(new Closed())
  const known = connections.get(userId)
  if (known) return known
  const lose = () => forget(userId, opening)
  const opening = open(userId, lose)
  connections.set(userId, opening)
  opening.catch(lose)
  return opening
}

// Not another one, which was opened since.
function forget(userId: string, opening: Promise<Database> | undefined): void {
  if (connections.get(userId) === opening) connections.delete(userId)
}

async function open(userId: string, lose: () => void): Promise<Database> {
  let waited = false
  const opening = connection.open<Schema>(nameOf(userId), MIGRATIONS.length, {
    upgrade(upgraded, from, _to, tx) {
      for (const migrate of MIGRATIONS.slice(from)) migrate(upgraded, tx)
    },
    blocked() {
      waited = true
      void tell({ type: 'trouble', text: say('Kith is open in another tab with an older version. Close that tab to go on.') })
    },
    blocking(_from, to, event) {
      lose()
      ;(event.target as IDBDatabase).close()
      // Deleted, by signing out in another tab: opening it again would only make an empty one.
      if (to === null) gone.add(userId)
      void tell({ type: 'closed', user: userId })
    },
    terminated() {
      lose()
      void tell({ type: 'ended', user: userId })
    },
  })
  const db = await opening.catch((error: unknown) => {
    if ((error as { name?: string }).name !== 'VersionError') throw error
    // A newer version of the app has been here; this one must not touch what it does not understand.
    void tell({ type: 'trouble', text: updated() })
    throw new Closed()
  })
  if (waited) void tell({ type: 'trouble', text: null })
  return db
}

/** A store without idb's promises, for writing thousands of rows. */
export const plainStore = (tx: Writing, table: Table): IDBObjectStore => unwrap(tx.objectStore(table)) as IDBObjectStore

/** Closes the connection; the next use opens another. */
export async function disconnect(userId: string, opening = connections.get(userId)): Promise<void> {
  forget(userId, opening)
  const db = await opening?.catch(() => undefined)
  db?.close()
}

/** Removes an account's database; other tabs close theirs when asked. */
export async function erase(userId: string): Promise<void> {
  gone.add(userId)
  await disconnect(userId)
  await deleteDB(nameOf(userId))
}
