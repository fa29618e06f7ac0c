// What is too long for one contact goes on in a note about the person, and no sign is cut in two: the server would refuse both.
import { expect, test, vi } from 'vitest'
import { comeIn } from './phone'

test('a long text is parted between two signs, and its last half sign is left out', async () => {
  const { tab } = await comeIn('ana', 'Ana Sá')
  const { keep } = await import('../../static/src/parts/keeping')
  const half = '🎬'[0]!
  const shape = tab.draft.understood(null, { line: 'Mika', pasted: '', edits: { kind: 'meet', note: `${'a'.repeat(1_999)}🎬 and so on${half}` } })
  const id = await keep({ ...shape, name: 'Mika', circle: null, direction: null, face: null }, null, 'draft', () => undefined)
  expect((await tab.signals.timeline(id)).map(({ note }) => note)).toEqual(['a'.repeat(1_999)])
  expect((await tab.signals.notes(id)).map(({ text }) => text)).toEqual(['🎬 and so on'])
})

test('whoever is saved is saved, also when the draft cannot be thrown away', async () => {
  const { tab } = await comeIn('ana', 'Ana Sá')
  const { keep } = await import('../../static/src/parts/keeping')
  const [draft] = await tab.drafts.saveDrafts([{ text: 'Mika' }])
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const remove = IDBObjectStore.prototype.delete
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name.startsWith('draft')) throw new DOMException('No.', 'UnknownError')
    return remove.call(this, key)
  })
  const shape = tab.draft.understood(null, { line: 'Mika', pasted: '', edits: {} })
  const id = await keep({ ...shape, name: 'Mika', circle: null, direction: null, face: null }, null, draft!, () => undefined)
  expect(tab.signals.people.value.get(id)?.name).toBe('Mika')
  expect(reported).toHaveBeenCalledOnce()
  expect(tab.signals.drafts.value).toHaveLength(1)
})
