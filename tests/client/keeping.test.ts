// What is too long for one contact goes on in a note about the person, and no sign is cut in two: the server would refuse both.
import { expect, test } from 'vitest'
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
