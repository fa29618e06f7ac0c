// Connections to IndexedDB, which end without being asked: iOS drops those of apps in the background, and Clear-Site-Data those
// of the whole origin. It shows only at the next use, or in the middle of one; what was under way is then undone as a whole.
import { openDB, unwrap, wrap, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb'

const LOST = new Set(['InvalidStateError', 'TransactionInactiveError', 'UnknownError', 'AbortError'])

/** Opens a database, and makes or upgrades it first where that is due. */
export async function open<S extends DBSchema>(
  name: string, version: number, { upgrade, ...callbacks }: OpenDBCallbacks<S>,
): Promise<IDBPDatabase<S>> {
  const db = await openDB<S>(name, version, {
    ...callbacks,
    upgrade(...how) {
      hearEnd(how[3])
      upgrade?.(...how)
    },
  })
  const plain = unwrap(db) as IDBDatabase
  plain.transaction = (...how) => {
    const tx = IDBDatabase.prototype.transaction.apply(plain, how)
    // A request that fails has the transaction aborted, and only then is it known why: such as that there is no room.
    tx.addEventListener('error', (event) => event.stopImmediatePropagation())
    hearEnd(wrap(tx))
    return tx
  }
  return db
}

// What a transaction is asked for fails with it, and so does its end: idb makes a promise of that for each, wanted or not.
// Where nobody has asked for it yet, the browser would call it an error that nobody heard.
function hearEnd({ done }: { done: Promise<void> }): void {
  done.catch(() => undefined)
}

/** Runs `work`; when its connection was lost, `renew`s it and runs `work` again. The third loss is an error. */
export async function insist<T>(work: () => Promise<T>, renew?: () => Promise<void>, losses = 2): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!losses || !LOST.has((error as { name?: string }).name ?? '')) throw error
    await renew?.()
    return insist(work, renew, losses - 1)
  }
}
