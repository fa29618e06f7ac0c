// Phones whose clock was wrong when something was said: what the server has counts from when it was.
import { beforeEach, expect, test } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, settled, type Tab } from './phone'

const DAY = 24 * 60 * 60 * 1000
const YEAR = 365 * DAY
let server: ModelServer
let tab: Tab

beforeEach(async () => {
  ;({ server, tab } = await comeIn('nadia', 'Nadia'))
})

async function sync(): Promise<void> {
  await tab.sync.flush()
  await settled()
}

async function anaWaits(at: number): Promise<string> {
  const ana = await tab.person.add({ name: 'Ana Sá' })
  await sync()
  const theirs = { id: 'theirs', kind: 'message', direction: 'in', at, note: null }
  server.put('nadia', 'interaction', { ...theirs, person_id: ana, channel: null, link: null, created_at: at, meta: {} })
  server.put('nadia', 'standing', {
    id: ana, stage: 'avatar', stage_at: {}, turn: 'mine', waiting_since: at, waiting_id: 'theirs', unanswered: 1, last: theirs,
  })
  await sync()
  return ana
}

const turnOf = (id: string) => tab.signals.people.value.get(id)?.standing?.turn ?? null

test('a fresh start does not take away what came after it', async () => {
  const now = Date.now()
  const ana = await anaWaits(now)
  expect(turnOf(ana)).toBe('mine')
  const me = server.live('nadia', 'profile')[0]!
  server.put('nadia', 'profile', { ...me, id: 'nadia', fresh_at: now + YEAR, meta: { fresh_at: [2, now - DAY] } })
  await sync()
  expect(turnOf(ana)).toBe('mine')
  await tab.profile.change('fresh_at', now)
  expect(turnOf(ana)).toBeNull()
  await tab.profile.change('fresh_at', null)
  expect(turnOf(ana)).toBe('mine')
})

test.each([YEAR, -YEAR])('a quiet week that was said %i ms off lasts a week all the same', async (off) => {
  const now = Date.now()
  const today = new Date(now).toISOString().slice(0, 10)
  server.put('nadia', 'plan', { id: 'nadia', local_date: today, people: [], your_turn: [], nudge: null, pace: 'daily', quiet_until: null })
  server.put('nadia', 'skip', { id: 'skip', person_id: null, scope: 'week', at: now + off, created_at: now, meta: {} })
  await sync()
  expect(tab.signals.plan.value!.quiet_until).toBe(new Date(now + 7 * DAY).toISOString().slice(0, 10))
})
