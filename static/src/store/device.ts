// The database of the phone itself: who is signed in here, and drafts from the share sheet.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { v7 as newId } from 'uuid'
import { tell } from './channel'
import { onceMore } from './lost'

export interface Account { id: string; name: string }
/** What somebody shared to Kith. It only ever fills a form. */
export interface Share { title?: string | null; text?: string | null; url?: string | null }
export interface Draft { id: string; at: number; title: string | null; text: string | null; url: string | null }
/** A draft belongs to whoever was signed in when it came, so that the next account does not see it. */
interface StoredDraft extends Draft { owner: string | null }

/** The nudge that the phone shows, or has shown, until it is acted on. `round` is 2 for the evening's. */
export interface Waiting { person_id: string; local_date: string; round: number }

/** What the user has told this phone once, and is not asked again. */
export interface Told {
  /** Time zones that the nudge is not to follow. */
  keptZones: string[]
  /** Today is not to offer the nudge. */
  noOffer: boolean
}

/** `sure` is false while the session may have changed hands; `leaving`: its end could not be told to the server. */
export interface Device extends Told {
  id: 'device'; signed: Account | null; sure: boolean; leaving: boolean
  /** Accounts that have, or had, a database here. */
  known: string[]
  /** Whose nudges this phone shows. */
  push: string | null
  nudge: Waiting | null
}
interface Schema extends DBSchema {
  device: { key: string; value: Device }
  draft: { key: string; value: StoredDraft }
}

const NOBODY: Device = {
  id: 'device', signed: null, sure: true, leaving: false, known: [], push: null, nudge: null, keptZones: [], noOffer: false,
}
const DRAFT_MS = 7 * 24 * 60 * 60 * 1000
const LONGEST = 4_000

function use<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  return onceMore(() => useOnce(work))
}

// Opened for each use: the service worker can be stopped at any moment, and nobody then blocks anybody.
async function useOnce<T>(work: (db: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const db = await openDB<Schema>('kith-device', 1, {
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

/** Keeps a share for Add; returns the draft's id, for `/add?draft=<id>`. Runs in the service worker too. */
export async function saveDraft(share: Share): Promise<string> {
  const { signed } = await device()
  const draft: StoredDraft = {
    id: newId(), at: Date.now(), owner: signed?.id ?? null,
    title: short(share.title), text: short(share.text), url: short(share.url),
  }
  await use((db) => db.put('draft', draft))
  await tell({ type: 'drafts' })
  return draft.id
}

const short = (text: string | null | undefined): string | null => text?.slice(0, LONGEST) || null

/** The drafts of the account that is signed in, the latest first. Old ones are thrown away. */
export async function savedDrafts(): Promise<Draft[]> {
  const { signed } = await device()
  const all = await use((db) => db.getAll('draft'))
  const fresh = all.filter((draft) => draft.at > Date.now() - DRAFT_MS)
  await forgetDrafts(all.filter((draft) => !fresh.includes(draft)).map((draft) => draft.id))
  return fresh
    .filter((draft) => draft.owner === null || draft.owner === signed?.id)
    .map(({ owner: _owner, ...draft }) => draft)
    .sort((one, other) => other.at - one.at)
}

export async function forgetDrafts(ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await use(async (db) => {
    const tx = db.transaction('draft', 'readwrite')
    await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done])
  })
  await tell({ type: 'drafts' })
}

/** Wipes what the phone knows of the one who leaves. What other accounts still have to send stays theirs. */
export function forgetAccount(id: string): Promise<void> {
  return use(async (db) => {
    const tx = db.transaction(['device', 'draft'], 'readwrite')
    const before = (await tx.objectStore('device').get('device')) ?? NOBODY
    await tx.objectStore('device').put({ ...NOBODY, leaving: before.leaving, known: before.known.filter((one) => one !== id) })
    for (const draft of await tx.objectStore('draft').getAll()) {
      if (draft.owner === id || draft.owner === null) await tx.objectStore('draft').delete(draft.id)
    }
    await tx.done
  })
}
