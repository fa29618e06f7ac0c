// Drafts: what was shared, or begun by hand, and waits to become a person. They are kept on this phone alone, and go when
// they are saved or thrown away, not before. Runs in the service worker too.
import { v7 as newId } from 'uuid'
import { tell } from './channel'
import { device, use } from './device'
import { isFull } from './full'
import type { Direction } from './rows'
import { say } from '../words/say'

/** What somebody shared to Kith. It only ever fills a form. */
export interface Share { title?: string | null; text?: string | null; url?: string | null }
/** One contact, from a card or from the phone's contacts. `addresses` are in a form that `recognise` knows. */
export interface Card { name: string | null; addresses: string[]; place: string | null; note: string | null; birthday?: string | null }
/** How many files a share had that are not in the draft: too large, too many, of another sort, without room; and cards. */
export interface Missed { large: number; many: number; other: number; room: number; cards: number }
export interface Sharing extends Share { card?: Card | null; pictures?: Blob[]; missed?: Partial<Missed> }

/** A handle whose channel is null could be on several; the user chooses. */
export interface OpenHandle { channel: string | null; address: string }
/** What the user has changed of what was understood; a missing part is as it was understood. */
export interface Edits {
  name?: string; place?: string; circle?: string | null; note?: string; remember?: string
  kind?: string | null; direction?: Direction
  /** Whether a word of the line that may be a name says what happened. */
  said?: boolean
  link?: null
  birthday?: null
  /** The channel of an address that was understood; null leaves the address out. */
  channels?: Record<string, string | null>
  /** Handles by hand. */
  more?: OpenHandle[]
  /** Who of the known ones it is; null for somebody new. */
  known?: string | null
  /** Which picture is to be the face; null for none. */
  face?: number | null
  /** The shared words become a note. */
  words?: boolean
}
/** The form of Add as it was left: one line by hand, and the changes. `pasted` is what came into the line at once. */
export interface DraftForm { line: string; pasted: string; edits: Edits }

export interface Draft {
  id: string; at: number; title: string | null; text: string | null; url: string | null
  card: Card | null; pictures: Blob[]; missed: Missed
  /** Null until something is typed or chosen. */
  form: DraftForm | null
  /** Begun by hand. */
  own: boolean
}
/** A draft belongs to whoever was signed in when it came, so that the next account does not see it. */
export type StoredDraft = Pick<Draft, 'id' | 'at' | 'title' | 'text' | 'url'> & Partial<Draft> & { owner: string | null }

/** So many wait already, for any site could fill the phone with them. The message is for the user. */
export class TooMany extends Error {
  constructor() {
    super(say('Too much waits here already. Save some of it or throw it away, then try again.'))
    this.name = 'TooMany'
  }
}

const LONGEST = 4_000
const MOST = 100
/** Bytes of pictures in all drafts together. */
const MOST_PICTURED = 200_000_000
const NONE_MISSED: Missed = { large: 0, many: 0, other: 0, room: 0, cards: 0 }

/** Has every page read the drafts anew. */
export const tellOfDrafts = (): Promise<void> => tell({ type: 'drafts' })

const short = (text: string | null | undefined): string | null => text?.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '') || null

/** Keeps what was shared for Add, one draft each; returns their ids, for `/add?draft=<id>`. @throws TooMany */
export async function saveDrafts(shares: Sharing[]): Promise<string[]> {
  const owner = (await device()).signed?.id ?? null
  const there = await use((db) => db.getAll('draft'))
  if (there.length + shares.length > MOST) throw new TooMany()
  let bytes = there.reduce((sum, draft) => sum + sizeOf(draft), 0)
  const at = Date.now()
  const ids: string[] = []
  for (const share of shares) {
    const draft = made(share, owner, at)
    const same = there.find((other) => isSame(draft, other))
    bytes += sizeOf(draft)
    ids.push(same ? same.id : await put(draft, bytes > MOST_PICTURED))
  }
  await tellOfDrafts()
  return ids
}

const sizeOf = ({ pictures = [] }: StoredDraft): number => pictures.reduce((sum, { size }) => sum + size, 0)

function made(share: Sharing, owner: string | null, at: number): StoredDraft {
  return {
    id: newId(), at, owner, own: false, form: null,
    title: short(share.title), text: short(share.text), url: short(share.url),
    card: share.card ?? null, pictures: share.pictures ?? [], missed: { ...NONE_MISSED, ...share.missed },
  }
}

// Sharing the same link twice makes one draft.
function isSame(one: StoredDraft, other: StoredDraft): boolean {
  const isPlain = ({ own, card, pictures, missed }: StoredDraft) =>
    !own && !card && !pictures?.length && Object.values(missed ?? {}).every((count) => count === 0)
  return isPlain(one) && isPlain(other) && (['owner', 'title', 'text', 'url'] as const).every((key) => one[key] === other[key])
}

// Words are small and come first: where there is no room for the pictures, the draft says so.
async function put(draft: StoredDraft, bare: boolean): Promise<string> {
  const without = { ...draft, pictures: [], missed: { ...draft.missed!, room: draft.pictures!.length } }
  await use((db) => db.put('draft', bare ? without : draft)).catch((error: unknown) => {
    if (!isFull(error) || !draft.pictures!.length) throw error
    return use((db) => db.put('draft', without))
  })
  return draft.id
}

/** The drafts of the account that is signed in, the latest first; those that came together in their order. */
export async function savedDrafts(): Promise<Draft[]> {
  const { signed } = await device()
  const all = await use((db) => db.getAll('draft'))
  return all
    .filter((draft) => draft.owner === null || draft.owner === signed?.id)
    // What an older version wrote lacks what has come since.
    .map(({ owner: _owner, ...draft }) => ({
      card: null, pictures: [], form: null, own: false, ...draft, missed: { ...NONE_MISSED, ...draft.missed },
    }))
    .sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1))
}

/** Keeps how far the form has come. One that is begun by hand becomes a draft with that; others have to be there. */
export async function keepForm(id: string, form: DraftForm, own: boolean): Promise<void> {
  const isNew = await use(async (db) => {
    // One transaction, for the app may be closed at any moment.
    const tx = db.transaction(['device', 'draft'], 'readwrite')
    const drafts = tx.objectStore('draft')
    const [before, here] = await Promise.all([drafts.get(id), tx.objectStore('device').get('device')])
    if (before) await drafts.put({ ...before, form, at: own ? Date.now() : before.at })
    else if (own) await drafts.put({ ...made({}, here?.signed?.id ?? null, Date.now()), id, own, form })
    await tx.done
    return !before
  })
  // Each letter is kept; telling of each would have every page read everything.
  if (isNew) await tellOfDrafts()
}

/** Puts back what was thrown away or saved. */
export async function restoreDrafts(drafts: Draft[]): Promise<void> {
  const { signed } = await device()
  await use(async (db) => {
    const tx = db.transaction('draft', 'readwrite')
    await Promise.all([...drafts.map((draft) => tx.store.put({ ...draft, owner: signed?.id ?? null })), tx.done])
  })
  await tellOfDrafts()
}

export async function forgetDrafts(ids: string[]): Promise<void> {
  await use(async (db) => {
    const tx = db.transaction('draft', 'readwrite')
    await Promise.all([...ids.map((id) => tx.store.delete(id)), tx.done])
  })
  await tellOfDrafts()
}
