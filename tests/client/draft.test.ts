// What waits to become a person, and what Add begins with; names stay out of addresses.
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { ModelServer } from './model_server'
import { Phone, type Tab } from './phone'

const LINK = 'https://bsky.app/profile/noor.bsky.social'
const EMPTY = { line: '', pasted: '', edits: {} }
let phone: Phone
let tab: Tab

beforeEach(async () => {
  phone = new Phone(new ModelServer())
  tab = await phone.open()
})

const begun = async (id: string | null = null) => {
  const { draft, form } = await tab.draft.begin(id)
  return tab.draft.understood(draft, form)
}

test('what the address of Add carries is taken out of it, and becomes a draft', async () => {
  const query = new URLSearchParams({ title: 'Ana Sá (@ana_sa) on X', text: '', url: 'https://x.com/ana_sa', share: 'again' })
  expect(tab.carried.takeFrom(`?${query}`)).toBe('?share=again')
  expect(await begun()).toMatchObject({ name: 'Ana Sá', handles: [{ channel: 'x', address: 'ana_sa' }] })
  expect(await tab.draft.begin(null)).toMatchObject({ draft: null, form: EMPTY })
  expect(tab.signals.drafts.value).toHaveLength(1)
})

test('an address without anything personal stays as it is', () => {
  expect(tab.carried.takeFrom('?draft=d1')).toBe('?draft=d1')
  expect(tab.carried.takeFrom('')).toBe('')
})

test('a name that was searched for begins a line', async () => {
  tab.carried.carryName('bo')
  expect(await tab.draft.begin(null)).toMatchObject({ draft: null, form: { ...EMPTY, line: 'bo' } })
})

test('what was carried is in a draft when the page has to load anew', async () => {
  expect(await tab.carried.keepCarried()).toBeNull()
  tab.carried.takeFrom(`?${new URLSearchParams({ url: LINK })}`)
  const link = await tab.carried.keepCarried()
  tab.carried.carryName('bo')
  const name = await tab.carried.keepCarried()
  expect(tab.carried.firstPlace()).toBe('/')
  expect(await begun(link)).toMatchObject({ handles: [{ channel: 'bluesky', address: 'noor.bsky.social' }] })
  expect(await tab.draft.begin(name)).toMatchObject({ id: name, form: { ...EMPTY, line: 'bo' } })
})

test('what is carried stays where no draft has room', async () => {
  await tab.drafts.saveDrafts(Array.from({ length: 100 }, (_one, at) => ({ text: `${at}` })))
  tab.carried.takeFrom(`?${new URLSearchParams({ url: LINK })}`)
  await expect(tab.carried.keepCarried()).rejects.toMatchObject({ name: 'TooMany' })
  expect(tab.carried.firstPlace()).toBe('/add')
})

test('a text that is too long is cut between two signs', async () => {
  await tab.drafts.saveDrafts([{ text: `${'a'.repeat(3_999)}🎬` }])
  expect(tab.signals.drafts.value.map(({ text }) => text)).toEqual(['a'.repeat(3_999)])
})

test('a draft is found by its id; one that is gone begins with nothing, and comes back by Undo', async () => {
  const [id] = await tab.drafts.saveDrafts([{ url: LINK }])
  expect(await begun(id)).toMatchObject({ handles: [{ channel: 'bluesky', address: 'noor.bsky.social' }] })
  const restore = await tab.draft.discard(id!)
  expect(await tab.draft.begin(id!)).toMatchObject({ draft: null, form: EMPTY })
  await restore()
  expect(await begun(id)).toMatchObject({ name: 'Noor' })
})

test('a link that is shared twice is one draft; another title is another', async () => {
  const ids = [...await tab.drafts.saveDrafts([{ url: LINK }]), ...await tab.drafts.saveDrafts([{ url: LINK }]), ...await tab.drafts.saveDrafts([{ url: LINK, title: 'Noor' }])]
  expect(new Set(ids).size).toBe(2)
})

test('drafts stay until they are saved or thrown away, and are shown the latest first', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 400 * 86_400_000)
  const [old] = await tab.drafts.saveDrafts([{ url: LINK }])
  vi.mocked(Date.now).mockRestore()
  const late = await tab.drafts.saveDrafts([{ text: 'one' }, { text: 'two' }])
  expect((await tab.drafts.savedDrafts()).map(({ id }) => id)).toEqual([...late, old])
})

test('more than a hundred are refused, and none of them kept', async () => {
  await tab.drafts.saveDrafts(Array.from({ length: 99 }, (_one, at) => ({ text: `${at}` })))
  await expect(tab.drafts.saveDrafts([{ text: 'a' }, { text: 'b' }])).rejects.toMatchObject({ name: 'TooMany' })
  expect(await tab.drafts.savedDrafts()).toHaveLength(99)
})

test('what an address carried is in the form even where no draft has room', async () => {
  await tab.drafts.saveDrafts(Array.from({ length: 100 }, (_one, at) => ({ text: `${at}` })))
  tab.carried.takeFrom(`?${new URLSearchParams({ title: 'Ana Sá (@ana_sa) on X', url: 'https://x.com/ana_sa' })}`)
  expect(await begun()).toMatchObject({ name: 'Ana Sá', handles: [{ channel: 'x', address: 'ana_sa' }] })
})

test('many are thrown away at once, and come back at once', async () => {
  const ids = await tab.drafts.saveDrafts([{ text: 'one' }, { text: 'two' }, { text: 'three' }])
  const restore = await tab.draft.discard(...ids.slice(0, 2))
  expect(tab.signals.drafts.value.map(({ text }) => text)).toEqual(['three'])
  await restore()
  expect(tab.signals.drafts.value).toHaveLength(3)
})

test('pictures are kept as they came; where there is no room for them, the words stay and say so', async () => {
  const pictures = [new Blob(['abc'], { type: 'image/png' })]
  await tab.drafts.saveDrafts([{ text: 'us', pictures }])
  const [draft] = await tab.drafts.savedDrafts()
  expect(await draft!.pictures[0]!.text()).toBe('abc')
  const huge = { size: 200_000_000, type: 'image/png' } as Blob
  await tab.drafts.saveDrafts([{ text: 'more', pictures: [huge] }])
  expect((await tab.drafts.savedDrafts()).find(({ text }) => text === 'more')).toMatchObject({ pictures: [], missed: { room: 1 } })
})

test('what is typed by hand is there after the app was closed, and leaves no trace once it is emptied', async () => {
  const { id, draft } = await tab.draft.begin(null)
  expect(draft).toBeNull()
  void tab.draft.keepUp(id, { ...EMPTY, line: 'An' }, true)
  void tab.draft.keepUp(id, { ...EMPTY, line: 'Ana Sá @an' }, true)
  await tab.draft.keepUp(id, { ...EMPTY, line: 'Ana Sá @ana' }, true)
  tab = await phone.open()
  expect(await tab.draft.begin(null)).toMatchObject({ id, draft: { own: true }, form: { line: 'Ana Sá @ana' } })
  await tab.draft.keepUp(id, EMPTY, true)
  expect(await tab.drafts.savedDrafts()).toEqual([])
})

test('a letter that finds no room is not the last one that is kept, and holds up neither Add nor Save', async () => {
  const { id } = await tab.draft.begin(null)
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = () => { throw Object.assign(new Error('full'), { name: 'QuotaExceededError' }) }
  await expect(tab.draft.keepUp(id, { ...EMPTY, line: 'A' }, true).finally(() => { IDBObjectStore.prototype.put = put })).rejects.toThrow('no room left')
  expect(await tab.draft.begin(null)).toMatchObject({ draft: null })
  await tab.draft.keepUp(id, { ...EMPTY, line: 'An' }, true)
  expect(await tab.draft.begin(null)).toMatchObject({ id, form: { line: 'An' } })
  await tab.draft.discard(id)
  expect(await tab.drafts.savedDrafts()).toEqual([])
})

test('a share that comes in leaves what was typed where it is', async () => {
  const { id } = await tab.draft.begin(null)
  await tab.draft.keepUp(id, { ...EMPTY, line: 'Ana' }, true)
  const [shared] = await tab.drafts.saveDrafts([{ url: LINK }])
  expect(await tab.draft.begin(shared!)).toMatchObject({ id: shared })
  expect(await tab.draft.begin(null)).toMatchObject({ id, form: { line: 'Ana' } })
  expect(await tab.draft.next(shared!)).toBeNull()
})

test('a form is not kept for a share that is gone', async () => {
  const [id] = await tab.drafts.saveDrafts([{ url: LINK }])
  await tab.draft.discard(id!)
  await tab.draft.keepUp(id!, { ...EMPTY, edits: { name: 'Noor' } }, false)
  expect(await tab.drafts.savedDrafts()).toEqual([])
})

test('a draft of an older version has all that drafts have now', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  await tab.device.use((db) => db.put('draft', { id: 'd', at: 1, owner: null, title: null, text: null, url: LINK }))
  expect(await tab.drafts.savedDrafts()).toMatchObject([{ id: 'd', card: null, pictures: [], form: null, own: false, missed: { large: 0 } }])
})

test('what is added to somebody who is known can be taken back, their earlier face included', async () => {
  phone.server.join('ana', 'Ana')
  await phone.signIn(tab, 'ana')
  const id = await tab.person.add({ name: 'Mika', face: new Blob(['one']) })
  const before = tab.signals.people.value.get(id)!.face_id
  const undo = await tab.person.addTo(id, {
    handles: [{ channel: 'x', address: 'mika' }], note: 'bees', log: { kind: 'like', direction: 'out' }, face: new Blob(['two']),
  })
  expect(tab.signals.people.value.get(id)).toMatchObject({ handles: [{ address: 'mika' }], standing: { last: { kind: 'like' } } })
  expect(tab.signals.people.value.get(id)!.face_id).not.toBe(before)
  await undo()
  expect(tab.signals.people.value.get(id)).toMatchObject({ handles: [], standing: null, face_id: before })
  expect(await tab.signals.notes(id)).toEqual([])
})
