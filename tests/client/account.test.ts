import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, Phone, settled, type Tab } from './phone'

const NADIA = 'nadia'
const OMAR = 'omar'
let server: ModelServer
let phone: Phone
let tab: Tab

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn(NADIA, 'Nadia'))
  server.join(OMAR, 'Omar')
})

test('a start never says in between that nobody is here', async () => {
  tab = await phone.load()
  const said: unknown[] = []
  tab.signals.account.subscribe((account) => { said.push(account?.id ?? account) })
  await tab.start.start()
  expect(said).toEqual([undefined, NADIA])
})

test('the entrance is there before the server has said whether a session is left, and what comes of that one is not undone', async () => {
  const other = new Phone(server)
  other.session = OMAR
  const first = await other.load()
  const asked = fetch
  let answer = () => {}
  const until = new Promise<void>((resolve) => { answer = resolve })
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (path === '/api/session') await until
    return asked(path, init)
  })
  const started = first.start.start()
  await settled()
  expect(first.signals.account.value).toBeNull()
  const entered = other.signIn(first, NADIA)
  await settled()
  answer()
  await Promise.all([started, entered])
  expect(first.signals.account.value?.id).toBe(NADIA)
  expect((await first.device.device()).signed?.id).toBe(NADIA)
})

const databases = async () => (await indexedDB.databases()).map(({ name }) => name).sort()
const names = (from: Tab) => [...from.signals.people.value.values()].map(({ name }) => name)

/** Everything that all databases of the phone hold, as one text. */
async function everything(): Promise<string> {
  const found: unknown[] = []
  for (const name of await databases()) {
    const db = await openDB(name!)
    for (const store of db.objectStoreNames) found.push(await db.getAll(store))
    db.close()
  }
  return JSON.stringify(found)
}

describe('signing out', () => {
  test('with something unsent says how much, and does nothing', async () => {
    phone.online = false
    await tab.person.add({ name: 'Ana Sá' })
    expect(await tab.account.signOut()).toEqual({ waiting: 1 })
    expect(names(tab)).toEqual(['Ana Sá'])
    expect(tab.signals.account.value?.id).toBe(NADIA)
  })

  test('sends what was tapped a moment ago, and then needs no warning', async () => {
    await tab.person.add({ name: 'Ana Sá' })
    expect(await tab.account.signOut()).toBeNull()
    expect(server.live(NADIA, 'person').map((row) => row['name'])).toEqual(['Ana Sá'])
  })

  test('wipes the phone, the screen and the session', async () => {
    await tab.person.add({ name: 'Ana Sá', note: 'Likes bees' })
    await tab.sync.flush()
    await tab.draft.begin(null)
    await tab.drafts.saveDrafts([{ text: 'https://x.com/bo' }])
    expect(await tab.account.signOut()).toBeNull()
    await settled()
    expect(tab.signals.account.value).toBeNull()
    expect([...tab.signals.people.value]).toEqual([])
    expect(tab.signals.me.value).toBeNull()
    expect(tab.signals.drafts.value).toEqual([])
    expect(await databases()).toEqual(['kith-device'])
    expect(await everything()).not.toMatch(/Ana|bees|Nadia|nadia|x\.com/)
    expect(phone.session).toBeNull()
  })

  test('leaves the app itself in the browser, and the language that it speaks', async () => {
    const kept = new Set(['workbox-precache-v2', 'kith-words', 'whatever'])
    vi.stubGlobal('caches', { keys: async () => [...kept], delete: async (name: string) => kept.delete(name) })
    await tab.account.signOut()
    expect([...kept]).toEqual(['workbox-precache-v2', 'kith-words'])
  })

  test('without a network wipes all the same, and ends the session at the next start', async () => {
    await tab.person.add({ name: 'Ana Sá' })
    await tab.sync.flush()
    phone.online = false
    expect(await tab.account.signOut({ force: true })).toBeNull()
    expect(await everything()).not.toContain('Ana')
    expect(phone.session).toBe(NADIA)
    phone.online = true
    const next = await phone.open()
    expect(phone.session).toBeNull()
    expect(next.signals.account.value).toBeNull()
  })

  test('in another tab closes this one', async () => {
    await tab.person.add({ name: 'Ana Sá' })
    await tab.sync.flush()
    const other = await phone.open()
    expect(names(other)).toEqual(['Ana Sá'])
    await tab.account.signOut()
    await settled()
    expect(other.signals.account.value).toBeNull()
    expect(names(other)).toEqual([])
    await expect(other.person.add({ name: 'Too late' })).rejects.toThrow('no longer open')
    await expect(other.database.withDatabase(NADIA, (db) => db.count('person'))).rejects.toThrow('no longer open')
    expect(await databases()).toEqual(['kith-device'])
  })
})

describe('another account on the same phone', () => {
  test('sees nothing of the first, whose database goes when all is sent', async () => {
    await tab.person.add({ name: 'Ana Sá' })
    await tab.sync.flush()
    await phone.signIn(tab, OMAR)
    expect(names(tab)).toEqual([])
    expect(tab.signals.me.value?.name).toBe('Omar')
    expect(await databases()).toEqual(['kith-device', 'kith-omar'])
    expect(server.live(OMAR, 'person')).toEqual([])
  })

  test('never sends what the first has not sent; that waits for its owner', async () => {
    phone.session = null
    await tab.person.add({ name: 'Ana Sá' })
    await phone.signIn(tab, OMAR)
    await tab.person.add({ name: 'Bo Ek' })
    await tab.sync.flush()
    await settled()
    expect(names(tab)).toEqual(['Bo Ek'])
    expect(server.live(OMAR, 'person').map((row) => row['name'])).toEqual(['Bo Ek'])
    expect(await databases()).toContain('kith-nadia')
    expect(await tab.account.signOut()).toEqual({ waiting: 1 })
    await phone.signIn(tab, NADIA)
    expect(server.live(NADIA, 'person').map((row) => row['name'])).toEqual(['Ana Sá'])
    expect(names(tab)).toEqual(['Ana Sá'])
  })

  test('sees no drafts of the first', async () => {
    await tab.drafts.saveDrafts([{ text: 'https://x.com/ana' }])
    await settled()
    expect(tab.signals.drafts.value).toHaveLength(1)
    await phone.signIn(tab, OMAR)
    expect(tab.signals.drafts.value).toEqual([])
  })

  test('switches every open tab', async () => {
    const other = await phone.open()
    await phone.signIn(tab, OMAR)
    expect(other.signals.account.value).toEqual({ id: OMAR, name: 'Omar' })
    expect(other.signals.me.value?.name).toBe('Omar')
  })
})

describe('a sign-in that was cut off after the server had answered', () => {
  beforeEach(async () => {
    await tab.database.mine((db) => db.count('op'))
    phone.session = null
    await tab.person.add({ name: 'Ana Sá' })
    await settled()
    await tab.entry.enter(async () => {
      phone.session = OMAR
      throw new TypeError('The tab was closed')
    }).catch(() => undefined)
  })

  test("sends nothing of one account with the other's cookie", async () => {
    await tab.sync.flush()
    await settled()
    expect(server.live(OMAR, 'person')).toEqual([])
    expect(tab.signals.account.value?.id).toBe(OMAR)
    expect(names(tab)).toEqual([])
  })

  test('sends nothing at all while the server cannot be asked', async () => {
    phone.online = false
    expect(await tab.sync.flush()).toMatchObject({ kind: 'offline' })
    expect(tab.signals.account.value?.id).toBe(NADIA)
  })
})

test('a phone whose storage was emptied by the browser comes back by its session', async () => {
  await tab.person.add({ name: 'Ana Sá' })
  await tab.sync.flush()
  const emptied = new Phone(server)
  emptied.session = NADIA
  const again = await emptied.open()
  expect(again.signals.account.value?.id).toBe(NADIA)
  expect(names(again)).toEqual(['Ana Sá'])
})

test('a visitor without a session is nobody, also without a network', async () => {
  const visitor = new Phone(server)
  visitor.online = false
  const first = await visitor.open()
  expect(first.signals.account.value).toBeNull()
})

test('an export holds every row and face', async () => {
  await tab.ownWords.keep(await tab.person.add({ name: 'Ana Sá', note: 'Likes bees' }), 'Dear Ana')
  const exported = JSON.parse(await (await tab.exporting.exportAll()).text())
  expect(exported.rows.person).toMatchObject([{ name: 'Ana Sá' }])
  expect(exported.rows.note).toMatchObject([{ text: 'Likes bees' }])
  expect(exported.own_words).toMatchObject([{ text: 'Dear Ana' }])
  expect(exported.rows.person[0]).not.toHaveProperty('era')
})
