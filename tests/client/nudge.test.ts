// The nudge on the phone: what was pressed is kept once, and one that is over is put away.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isOver } from '../../static/src/store/nudge'
import type { InteractionRow, NudgeAnswerRow, SkipRow } from '../../static/src/store/rows'
import { laterWords } from '../../static/src/words/nudge'
import { ModelServer } from './model_server'
import { ops, Phone, settled, type Tab } from './phone'

const MIKA = '018f3a52-0000-7000-8000-000000000001'
const NOON = Date.UTC(2026, 10, 22, 12)
const NUDGE = { person_id: MIKA, local_date: '2026-11-22', round: 1 }
const EVENING = { ...NUDGE, round: 2 }
const NOTHING = { zone: 'UTC', answers: [], skips: [], interactions: [] }

const answer = (more: Partial<NudgeAnswerRow>) => ({ ...NUDGE, answer: 'later', removed_at: null, at: NOON, ...more }) as NudgeAnswerRow
const skip = (more: Partial<SkipRow>) => ({ person_id: MIKA, scope: 'person', removed_at: null, at: NOON, ...more }) as SkipRow
const contact = (more: Partial<InteractionRow>) => ({ person_id: MIKA, kind: 'message', direction: 'out', removed_at: null, at: NOON, ...more }) as InteractionRow

test.each([
  ['nothing has happened', NUDGE, {}, false],
  ['“Later” was pressed', NUDGE, { answers: [answer({})] }, true],
  ['“Later” was pressed in the morning and it is the evening’s', EVENING, { answers: [answer({})] }, false],
  ['“Write” was pressed, and “Later” after it on another device', EVENING, { answers: [answer({ answer: 'write', at: NOON - 1 }), answer({})] }, false],
  ['“Write” was pressed in the evening', EVENING, { answers: [answer({}), answer({ answer: 'write' })] }, true],
  ['another day’s was answered', NUDGE, { answers: [answer({ local_date: '2026-11-21' })] }, false],
  ['they were skipped', NUDGE, { skips: [skip({})] }, true],
  ['nobody is wanted today', NUDGE, { skips: [skip({ person_id: null, scope: 'day' })] }, true],
  ['somebody else was skipped', NUDGE, { skips: [skip({ person_id: 'other' })] }, false],
  ['they were skipped yesterday', NUDGE, { skips: [skip({ at: NOON - 86_400_000 })] }, false],
  ['the user wrote', NUDGE, { interactions: [contact({})] }, true],
  ['the user wrote in the evening’s stead', EVENING, { interactions: [contact({ direction: 'both' })] }, true],
  ['they wrote', NUDGE, { interactions: [contact({ direction: 'in' })] }, false],
  ['the user wrote, and took it back', NUDGE, { interactions: [contact({ removed_at: NOON })] }, false],
  ['its day is over in the user’s own zone', NUDGE, { zone: 'Pacific/Kiritimati' }, true],
])('when %s, over is', (_what, nudge, facts, over) => {
  expect(isOver(nudge, { ...NOTHING, ...facts }, NOON)).toBe(over)
})

test.each([
  ['09:00', 'Kith asks again this evening'], ['20:55', 'Kith asks again this evening'],
  ['20:56', 'It is late, so nothing more comes today'], [null, 'That nudge was another day’s'],
])('at %s “Later” says: %s', (clock, words) => {
  expect(laterWords(clock)).toBe(words)
})

let server: ModelServer
let phone: Phone
let tab: Tab
const shown: { tag: string; close: ReturnType<typeof vi.fn> }[] = []
const badge = { clear: vi.fn(async () => undefined) }

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON })
  server = new ModelServer()
  server.join('ana', 'Ana')
  server.put('ana', 'person', { id: MIKA, name: 'Mika', place: null, circle: null, rhythm_days: null, face_id: null, archived_at: null, sample: false, created_at: 0, meta: {} })
  phone = new Phone(server)
  tab = await phone.open()
  await phone.signIn(tab, 'ana')
  shown.splice(0, shown.length, { tag: 'nudge-2026-11-22', close: vi.fn() }, { tag: 'other', close: vi.fn() })
  badge.clear.mockClear()
  Object.assign(navigator, {
    clearAppBadge: badge.clear,
    serviceWorker: { getRegistration: async () => ({ getNotifications: async () => shown }) },
  })
  await tab.device.changeDevice(() => ({ push: 'ana', nudge: NUDGE }))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const closed = () => shown.filter(({ close }) => close.mock.calls.length > 0).map(({ tag }) => tag)

test('what was pressed without a network waits, and reaches the server once', async () => {
  phone.online = false
  expect(await tab.storedNudge.answerNudge('ana', NUDGE, 'later')).toBe(true)
  expect(await tab.storedNudge.answerNudge('ana', NUDGE, 'later')).toBe(false)
  expect(await ops(tab, 'waiting')).toMatchObject([{ entity: 'nudge_answer', op: { values: { person_id: MIKA, local_date: '2026-11-22', answer: 'later', at: NOON } } }])
  phone.online = true
  await tab.sync.flush()
  await tab.sync.flush()
  await settled()
  expect(server.live('ana', 'nudge_answer')).toHaveLength(1)
})

test('a nudge that was put off is put away, and the phone no longer has one that waits', async () => {
  await tab.storedNudge.answerNudge('ana', NUDGE, 'later')
  await settled()
  expect(closed()).toEqual(['nudge-2026-11-22'])
  expect(badge.clear).toHaveBeenCalled()
  expect((await tab.device.device()).nudge).toBeNull()
})

test('one that was acted on elsewhere goes with the next sync', async () => {
  expect(closed()).toEqual([])
  server.put('ana', 'skip', { id: 's', person_id: MIKA, scope: 'person', at: NOON, created_at: NOON, meta: {} })
  await tab.sync.flush()
  await settled()
  expect(closed()).toEqual(['nudge-2026-11-22'])
  expect((await tab.device.device()).nudge).toBeNull()
})

test('yesterday’s no longer waits at the next start', async () => {
  vi.setSystemTime(NOON + 86_400_000)
  const next = await phone.load()
  Object.assign(navigator, { clearAppBadge: badge.clear, serviceWorker: { getRegistration: async () => ({ getNotifications: async () => shown }) } })
  await next.start.start()
  await settled()
  expect(closed()).toEqual(['nudge-2026-11-22'])
  expect((await next.device.device()).nudge).toBeNull()
})

test('“Later” in an address is kept once, and only for a day that is known', async () => {
  expect(await tab.nudge.putOff('2026-11-21')).toBeNull()
  expect(await tab.nudge.putOff('rubbish')).toBeNull()
  expect(await tab.nudge.putOff('2026-11-22')).toBe('12:00')
  await settled()
  server.put('ana', 'plan', { id: 'ana', local_date: '2026-11-22', people: [{ person_id: MIKA, reasons: [], starter: '', last: null, channel_order: [] }], your_turn: [], nudge: null })
  await tab.sync.flush()
  await settled()
  expect(await tab.nudge.putOff('2026-11-22')).toBe('12:00')
  await settled()
  expect(server.live('ana', 'nudge_answer')).toMatchObject([{ answer: 'later', person_id: MIKA }])
})

test('nothing that another account put off is sent with this one’s cookie', async () => {
  await tab.account.signOut({ force: true })
  await expect(tab.storedNudge.answerNudge('ana', NUDGE, 'later')).rejects.toThrow('no longer open')
})
