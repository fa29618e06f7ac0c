// Fills the signals from the phone's database: first what Today needs, then everybody, later only what changed.
import { batch } from '@preact/signals'
import { currentUser, withDatabase } from './database'
import { savedDrafts } from './draft'
import { faceUrl, fetchFaces, keepFaces, readFaces } from './faces'
import { showOwnWords } from './own_words'
import { personView, readPeople, readSome, type Read } from './people'
import { showOutbox } from './report'
import type { Table } from './rows'
import { drafts, emptied, loaded, me, people, planRow, progress, skips } from './state'
import { planned, readOwn, readToday, type Own, type Today } from './today'
import type { PersonView } from './views'

// Above this many people, reading everything is faster than reading one after the other.
const MANY = 200

/** The fresh start as it counts. */
let freshAt: number | null = null

// One load after the other: an older reading must never be shown over a newer one.
let queue: Promise<unknown> = Promise.resolve()

function inTurn(user: string, work: () => Promise<void>): Promise<void> {
  const turn = queue.then(async () => {
    if (user === currentUser()) await work()
  })
  queue = turn.catch(() => undefined)
  return turn
}

/** What Today shows: the plan, its people and the user. */
export function loadToday(user: string): Promise<void> {
  return inTurn(user, async () => {
    const today = await readToday(user, Date.now())
    await readFaces(user, today.people.flatMap(({ person }) => person.face_id ?? []))
    if (user === currentUser()) showToday(today)
  })
}

/** The same, where it was read already. */
export function showToday(today: Today): void {
  batch(() => {
    showOwn(today)
    showOwnWords(today.ownWords)
    showOutbox(today.outbox)
    showPeople(new Map(today.people.map((one) => [one.person.id, view(one)])))
  })
}

/** Everybody. Faces that were not read yet come with `readAllFaces`. */
export function loadAll(user: string): Promise<void> {
  return inTurn(user, async () => {
    await loadOwn(user)
    const found = await withDatabase(user, (db) => readPeople(db, Date.now()))
    // Of those on Today it matters what happened today.
    const close = await withDatabase(user, (db) => readSome(db, planned(planRow.peek()), Date.now()))
    if (user !== currentUser()) return
    showPeople(new Map([...found, ...close].flatMap((one) => (one ? [[one.person.id, view(one)]] : []))))
    loaded.value = true
  })
}

/** What a change touched. */
export async function loadChanged(user: string, touched: string[], tables: Table[]): Promise<void> {
  if (touched.length > MANY) return loadAll(user)
  const own = tables.some((table) => table === 'profile' || table === 'plan' || table === 'skip')
  let everybody = false
  await inTurn(user, async () => {
    const before = freshAt
    if (own) await loadOwn(user)
    everybody = freshAt !== before
    // Somebody new to the plan, too.
    const more = tables.includes('plan') ? planned(planRow.peek()) : []
    if (!everybody) await loadSome(user, [...new Set([...touched, ...more])])
  })
  // A fresh start is about all of them.
  if (everybody) await loadAll(user)
}

export async function loadDrafts(): Promise<void> {
  drafts.value = await savedDrafts()
}

/** Nobody is signed in: nothing stays on the screen. */
export function forgetAll(): void {
  batch(() => {
    me.value = null
    freshAt = null
    people.value = new Map()
    planRow.value = null
    skips.value = []
    loaded.value = false
    progress.value = null
    drafts.value = []
    emptied.value = false
  })
  keepFaces(new Set())
}

async function loadOwn(user: string): Promise<void> {
  const own = await withDatabase(user, (db) => readOwn(db, user))
  if (user === currentUser()) showOwn(own)
}

function showOwn(own: Own): void {
  freshAt = own.freshAt
  batch(() => {
    me.value = own.profile
    planRow.value = own.plan
    skips.value = own.skips
  })
}

async function loadSome(user: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const found = await withDatabase(user, (db) => readSome(db, ids, Date.now()))
  await readFaces(user, found.flatMap((one) => one?.person.face_id ?? []))
  if (user !== currentUser()) return
  const next = new Map(people.peek())
  found.forEach((one, at) => (one ? next.set(ids[at]!, view(one)) : next.delete(ids[at]!)))
  showPeople(next)
}

/** Reads the faces of everybody from the phone, some at a time, so that the screen never waits for them. */
export async function readAllFaces(user: string): Promise<void> {
  const faceless = [...people.peek().values()].filter((person) => person.face_id && person.face === null)
  for (let at = 0; at < faceless.length; at += MANY) {
    await readFaces(user, faceless.slice(at, at + MANY).map((person) => person.face_id!))
    if (user !== currentUser()) return
    facesChanged()
  }
}

/** Fetches the faces that are still missing on this phone. */
export function loadFaces(user: string): Promise<void> {
  const faces = new Map<string, string>()
  for (const person of people.peek().values()) if (person.face_id) faces.set(person.face_id, person.id)
  return fetchFaces(user, faces)
}

function facesChanged(): void {
  const next = new Map(people.peek())
  for (const [id, person] of next) {
    const face = faceUrl(person.face_id)
    if (face !== person.face) next.set(id, { ...person, face })
  }
  showPeople(next)
}

function showPeople(next: Map<string, PersonView>): void {
  people.value = next
  keepFaces(new Set([...next.values()].flatMap((person) => person.face_id ?? [])))
}

const view = ({ person, parts }: Read): PersonView => personView(person, parts, faceUrl(person.face_id), freshAt)
