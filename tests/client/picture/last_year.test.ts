// The last twelve months, read off the phone's own rows.
import { beforeEach, expect, test } from 'vitest'
import type { Contact } from '../../../static/src/store/foretold'
import type { ModelServer } from '../model_server'
import { comeIn, settled, type Tab } from '../phone'

const DAY = 86_400_000
let server: ModelServer
let tab: Tab
let now: number

beforeEach(async () => {
  ;({ server, tab } = await comeIn('nadia', 'Nadia'))
  now = Date.now()
})

function meets(id: string, person_id: string, at: number, more: object = {}): void {
  server.put('nadia', 'interaction', {
    id, person_id, at, kind: 'meet', direction: 'both', channel: null, note: null, link: null, removed_at: null, created_at: at, meta: {}, ...more,
  })
}

async function sync(): Promise<void> {
  await tab.sync.flush()
  await settled()
}

const readOf = async (people: string[], since = 0): Promise<[string, Contact][]> => {
  const found: [string, Contact][] = []
  expect(await tab.contacts.contactsSince(people, since, (id, contact) => found.push([id, contact]), () => true, 10)).toBe(true)
  return found
}

test('every contact since then is told once, however many there are at one moment', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  const bo = await tab.person.add({ name: 'Bo Lindqvist' })
  // More than two pages of one moment, and more before and after.
  for (let at = 0; at < 25; at += 1) meets(`same-${String(at).padStart(4, '0')}`, ana, now - 5 * DAY)
  for (let at = 0; at < 15; at += 1) meets(`later-${at}`, ana, now - 4 * DAY + at)
  meets('before', ana, now - 20 * DAY)
  meets('bo', bo, now - 6 * DAY)
  meets('undone', bo, now - 6 * DAY, { removed_at: now })
  await sync()
  const found = await readOf([ana, bo], now - 10 * DAY)
  expect(new Set(found.map(([, { id }]) => id)).size).toBe(found.length)
  expect(found.filter(([id]) => id === ana)).toHaveLength(40)
  expect(found.filter(([id]) => id === bo).map(([, { id }]) => id)).toEqual(['bo'])
})

test('reading ends when nobody wants it any more', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, (_, at) => tab.person.add({ name: `Person ${at}` })))
  let asked = 0
  expect(await tab.contacts.contactsSince(ids, 0, () => {}, () => (asked += 1) < 2)).toBe(false)
  expect(asked).toBe(2)
})

test('an undone tap is not in the picture, nor somebody who was removed', async () => {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  const bo = await tab.person.add({ name: 'Bo Lindqvist' })
  await tab.interaction.log([ana, bo], { kind: 'message', direction: 'out' })
  const { undo } = await tab.interaction.log([ana], { kind: 'message', direction: 'in' })
  await undo()
  await tab.person.remove(bo)
  const year = await tab.year.lastYear(Date.now(), () => true)
  expect(year?.months.at(-1)?.reach).toEqual({ out: 1, in: 0, both: 0 })
  expect(year?.invented).toBe(false)
})

test('made-up people count only while there is nobody else', async () => {
  const person = { place: null, circle: null, rhythm_days: null, face_id: null, archived_at: null, birthday: null, snoozed_until: null, woken_at: null, died_at: null, removed_at: null, created_at: 1, meta: {} }
  server.put('nadia', 'person', { id: 'made-up', name: 'Mika', sample: true, ...person })
  meets('one', 'made-up', now - 1000)
  await sync()
  expect(await tab.year.lastYear(now, () => true)).toMatchObject({ invented: true, months: { 11: { reach: { both: 1 } } } })
  await tab.person.add({ name: 'Ana Sá' })
  expect(await tab.year.lastYear(now, () => true)).toMatchObject({ invented: false, months: { 11: { reach: { both: 0 } } } })
})

test('nobody wants it any more: nothing is shown', async () => {
  expect(await tab.year.lastYear(now, () => false)).toBeNull()
})
