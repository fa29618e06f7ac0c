// The database of the phone itself: who is signed in here, and, for draft.ts, what waits to become a person.
import type { DBSchema, IDBPDatabase } from 'idb'
import { insist, open } from './connection'
import type { StoredDraft } from './draft'

export interface Account { id: string; name: string }

/** The nudge that the phone shows, or has shown, until it is acted on. `round` is 2 for the evening's. */
export interface Waiting { person_id: string; local_date: string; round: number }

/** What the user has told this phone once, and is not asked again. */
export interface Told {
  /** Time zones that the nudge is not to follow. */
  keptZones: string[]
  /** Today is not to offer the nudge. */
  noOffer: boolean
  /** Today is not to offer the home screen. */
  noInstall: boolean
}

/** `sure` is false while the session may have changed hands; `leaving`: its end could not be told to the server. */
export interface Device extends Told {
  id: 'device'; signed: Account | null; sure: boolean; leaving: boolean
  /** Accounts that have, or had, a database here. */
  known: string[]
  /** Whose nudges this phone shows. */
  push: string | null
  nudge: Waiting | null
  /** When the browser was asked to throw nothing away: room.ts. */
  askedToKeep: string[]
}
interface Schema extends DBSchema {
  device: { key: string; value: Device }
  draft: { key: string; value: StoredDraft }
}

const NOBODY: Device = {
  id: 'device', signed: null, sure: true, leaving: false, known: [], push: null, nudge: null, keptZones: [], noOffer: false,
  noInstall: false, askedToKeep: [],
}

/** Works on the phone's own database. */
export function use<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  return insist(() => useOnce(work))
}

// Opened for each use: the service worker can be stopped at any moment, and nobody then blocks anybody. What a draft holds
// has grown without a new version of the database: pages and workers of different versions live beside each other, and the
// older ones could open a newer version no more.
async function useOnce<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const db = await open<Schema>('kith-device', 1, {
    upgrade(made) {
      made.createObjectStore('device', { keyPath: 'id' })
      made.createObjectStore('draft', { keyPath: 'id' })
    },
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  })
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

// What an older version wrote lacks what has come since.
export function device(): Promise<Device> {
  return use(async (db) => ({ ...NOBODY, ...(await db.get('device', 'device')) }))
}

export function changeDevice(change: (device: Device) => Partial<Device>): Promise<Device> {
  return use(async (db) => {
    const tx = db.transaction('device', 'readwrite')
    const before = { ...NOBODY, ...(await tx.store.get('device')) }
    const after = { ...before, ...change(before) }
    await tx.store.put(after)
    await tx.done
    return after
  })
}

// What was answered for the phone as such, by whomever.
const aboutThePhone = ({ noInstall, askedToKeep }: Device): Partial<Device> => ({ noInstall, askedToKeep })

/** Wipes what the phone knows of the one who leaves. What other accounts still have to send stays theirs. */
export function forgetAccount(id: string): Promise<void> {
  return use(async (db) => {
    const tx = db.transaction(['device', 'draft'], 'readwrite')
    const before = (await tx.objectStore('device').get('device')) ?? NOBODY
    await tx.objectStore('device').put({ ...NOBODY, ...aboutThePhone(before), leaving: before.leaving, known: before.known.filter((one) => one !== id) })
    for (const draft of await tx.objectStore('draft').getAll()) {
      if (draft.owner === id || draft.owner === null) await tx.objectStore('draft').delete(draft.id)
    }
    await tx.done
  })
}
