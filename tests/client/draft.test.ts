// What Add begins with; names stay out of addresses.
import { beforeEach, expect, test } from 'vitest'
import { ModelServer } from './model_server'
import { Phone, type Tab } from './phone'

const nothing = { channel: null, address: null, name: null, link: null }
let tab: Tab

beforeEach(async () => {
  tab = await new Phone(new ModelServer()).open()
})

test('what the address of Add carries is taken out of it, and used once', async () => {
  const query = new URLSearchParams({ title: 'Ana Sá (@ana_sa) on X', text: '', url: 'https://x.com/ana_sa', share: 'again' })
  expect(tab.draft.takeFrom(`?${query}`)).toBe('?share=again')
  expect(await tab.draft.begin(null)).toMatchObject({ draftId: null, start: { channel: 'x', address: 'ana_sa', name: 'Ana Sá' } })
  expect(await tab.draft.begin(null)).toEqual({ draftId: null, start: nothing })
})

test('an address without anything personal stays as it is', () => {
  expect(tab.draft.takeFrom('?draft=d1')).toBe('?draft=d1')
  expect(tab.draft.takeFrom('')).toBe('')
})

test('a name that was searched for is taken as it was typed', async () => {
  tab.draft.carryName('bo')
  expect(await tab.draft.begin(null)).toEqual({ draftId: null, start: { ...nothing, name: 'bo' } })
})

test('a draft is found by its id; one that is gone begins with nothing', async () => {
  const id = await tab.device.saveDraft({ url: 'https://bsky.app/profile/noor.bsky.social' })
  expect(await tab.draft.begin(id)).toMatchObject({ draftId: id, start: { channel: 'bluesky', address: 'noor.bsky.social' } })
  await tab.draft.discard(id)
  expect(await tab.draft.begin(id)).toEqual({ draftId: null, start: nothing })
})
