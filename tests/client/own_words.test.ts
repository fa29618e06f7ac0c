// The words that Nadia is writing to somebody, and whom she has told nearly the same.
import { beforeEach, describe, expect, test } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, settled, type Phone, type Tab } from './phone'

const DAY = 86_400_000
const QUESTION = 'How were the first weeks in the new job? I would love to hear.'
let server: ModelServer
let phone: Phone
let tab: Tab
let ana: string
let mika: string

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn('nadia', 'Nadia'))
  server.join('omar', 'Omar')
  phone.online = false
  ana = await tab.person.add({ name: 'Ana Sá' })
  mika = await tab.person.add({ name: 'Mika Kovács' })
})

const words = (from = tab) => [...from.ownWords.ownWords.value]
const stored = () => tab.database.mine((db) => db.getAll('own_words'))

describe('words to somebody', () => {
  test('are there at once, for each person, and still when the app was closed', async () => {
    const kept = tab.ownWords.keep(ana, 'Dear Ana')
    expect(words()).toEqual([[ana, 'Dear Ana']])
    await kept
    await tab.ownWords.keep(mika, 'Szia Mika')
    tab = await phone.open()
    expect(words()).toEqual([[ana, 'Dear Ana'], [mika, 'Szia Mika']])
  })

  test('are kept letter by letter, the last one last', async () => {
    await Promise.all([...'Dear Ana'].map((_letter, at) => tab.ownWords.keep(ana, 'Dear Ana'.slice(0, at + 1))))
    expect(await stored()).toMatchObject([{ id: ana, text: 'Dear Ana' }])
  })

  test('leave nothing behind when they are taken away', async () => {
    await tab.ownWords.keep(ana, 'Dear Ana')
    await tab.ownWords.keep(ana, '  ')
    expect(await stored()).toEqual([])
    await tab.ownWords.keep(ana, '')
    expect(words()).toEqual([])
  })

  test('are no op, and never leave the phone', async () => {
    await tab.ownWords.keep(ana, 'Dear Ana')
    await phone.reconnect()
    await tab.sync.flush()
    await settled()
    expect(JSON.stringify(server)).not.toContain('Dear Ana')
    expect(words()).toEqual([[ana, 'Dear Ana']])
  })

  test('go with the account, from the screen too, and come to nobody else', async () => {
    await tab.ownWords.keep(ana, 'Dear Ana')
    await tab.account.signOut({ force: true })
    expect(words()).toEqual([])
    phone.online = true
    await phone.signIn(tab, 'omar')
    expect(words()).toEqual([])
    expect(await stored()).toEqual([])
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('kith-nadia')
  })

  test('that are typed while the account is signed out are dropped without a word', async () => {
    const kept = tab.ownWords.keep(ana, 'Dear Ana')
    await tab.account.signOut({ force: true })
    await kept
    await expect(tab.ownWords.keep(ana, 'Dear')).rejects.toThrow('no longer open')
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('kith-nadia')
  })

  test('to somebody who is gone for good are forgotten at the next start; while they can come back, they stay', async () => {
    await tab.ownWords.keep(ana, 'Dear Ana')
    await tab.ownWords.keep(mika, 'Szia Mika')
    await tab.person.remove(mika)
    await tab.database.mine((db) => db.delete('person', ana))
    tab = await phone.open()
    expect(words()).toEqual([[mika, 'Szia Mika']])
    expect(await stored()).toMatchObject([{ id: mika }])
  })

  test('that find no room say so, and the next ones are tried again', async () => {
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => { throw full }
    const keeping = tab.ownWords.keep(ana, 'Dear Ana').finally(() => { IDBObjectStore.prototype.put = put })
    await expect(keeping).rejects.toThrow('no room left')
    await tab.ownWords.keep(ana, 'Dear Ana!')
    expect(await stored()).toMatchObject([{ text: 'Dear Ana!' }])
  })
})

test.each([
  ['  Dear Ana  ', 'Dear Ana'], ['a'.repeat(5_000), 'a'.repeat(2_000)], [`${'a'.repeat(1_999)}🎬`, 'a'.repeat(1_999)], ['   ', ''],
])('as a note, words are short enough and whole', (typed, note) => {
  expect(tab.ownWords.asNote(typed)).toBe(note)
})

describe('nearly the same', () => {
  const log = (who: string, note: string | null, more: object = {}) => (
    tab.interaction.log([who], { kind: 'message', direction: 'out', note, ...more })
  )
  const near = (text = QUESTION) => tab.nearWords.nearWords({ id: ana, name: 'Ana Sá' }, text)

  test('is found with whom and when, without a network', async () => {
    const at = Date.now() - 3 * DAY
    await log(mika, `Dear Mika, ${QUESTION}`, { at })
    expect(await near(`Hi Ana! ${QUESTION}`)).toMatchObject({ person: { id: mika, name: 'Mika Kovács' }, at })
    expect(await near('How is the new cat? Does it speak to the old one by now?')).toBeNull()
    expect(await near('Hi Ana!')).toBeNull()
  })

  test('is what was said in a conversation too', async () => {
    await log(mika, QUESTION, { kind: 'call', direction: 'both' })
    expect(await near()).not.toBeNull()
  })

  test.each<[string, (bo: string) => Promise<unknown>]>([
    ['what was written to the same person', () => log(ana, QUESTION)],
    ['what they wrote', () => log(mika, QUESTION, { direction: 'in' })],
    ['what was undone', async () => (await log(mika, QUESTION)).undo()],
    ['what is longer ago than 90 days', () => log(mika, QUESTION, { at: Date.now() - 91 * DAY })],
    ['what was written to somebody who is removed', async (bo) => { await log(bo, QUESTION); await tab.person.remove(bo) }],
    ['what was written to somebody who has died', async (bo) => { await log(bo, QUESTION); await tab.person.change(bo, 'died_at', 1) }],
    ['a contact without a note', () => log(mika, null)],
  ])('is not %s', async (_what, happens) => {
    await happens(await tab.person.add({ name: 'Bo Lindqvist' }))
    expect(await near()).toBeNull()
  })

  test('is the likest of all, and of those the latest', async () => {
    const bo = await tab.person.add({ name: 'Bo Lindqvist' })
    await log(bo, `${QUESTION} And how is Berlin?`, { at: Date.now() - DAY })
    await log(mika, QUESTION, { at: Date.now() - 9 * DAY })
    expect(await near()).toMatchObject({ person: { id: mika } })
    await log(bo, QUESTION, { at: Date.now() - 2 * DAY })
    await log(mika, QUESTION, { at: Date.now() - 20 * DAY })
    expect(await near()).toMatchObject({ person: { id: bo } })
  })

  test('is found among thousands of contacts, page by page', async () => {
    const crowd = Array.from({ length: 1_200 }, (_, at) => ({
      ...row(at), note: at === 700 ? QUESTION : `Note ${at} about something else that happened on day ${at} of the year`,
    }))
    await tab.database.mine(async (db) => {
      const tx = db.transaction('interaction', 'readwrite')
      await Promise.all([...crowd.map((one) => tx.store.put(one)), tx.done])
    })
    expect(await near()).toMatchObject({ person: { id: mika }, at: crowd[700]!.at })
  })

  const row = (number: number) => ({
    id: tab.outbox.newId(), change: 1, removed_at: null, created_at: 0, meta: {}, person_id: mika, kind: 'message',
    direction: 'out' as const, at: Date.now() - number * 60_000, channel: null, link: null,
  })
})
