// The last twelve months, from contacts made by hand.
import { expect, test } from 'vitest'
import { calendar } from '../../../static/src/picture/calendar'
import { Contacts, pathOf, type Walker } from '../../../static/src/picture/year'
import type { Direction } from '../../../static/src/store/rows'

const NOW = '2026-11-22T12:00Z'
type Contact = [who: string, at: string, direction: Direction]

function picture(contacts: Contact[], { zone = 'UTC', now = NOW, walkers = [] as Walker[] } = {}) {
  const moment = Date.parse(now)
  const months = calendar(zone, moment)
  const counted = new Contacts(months, moment)
  for (const [who, at, direction] of contacts) counted.add(who, Date.parse(at), direction)
  return counted.picture(pathOf(walkers, months, moment))
}
const month = (shown: ReturnType<typeof picture>, number: number) => shown.months.find((one) => one.month === number)!

const walker = (id: string, stage_at: Record<string, string>, more: Partial<Walker> = {}): Walker => ({
  id, archived_at: null, died_at: null, ...more,
  standing: { stage_at: Object.fromEntries(Object.entries(stage_at).map(([stage, at]) => [stage, Date.parse(at)])) },
})

test('a regular was in touch in two different weeks of the month', () => {
  const shown = picture([
    // Twice in one week, Monday to Sunday.
    ['ana', '2026-10-12T00:00Z', 'out'], ['ana', '2026-10-18T23:59Z', 'out'],
    // Sunday and Monday are two weeks.
    ['bo', '2026-10-18T23:59Z', 'out'], ['bo', '2026-10-19T00:00Z', 'in'],
    // One week that two months share makes a regular of neither.
    ['cleo', '2026-09-30T12:00Z', 'both'], ['cleo', '2026-10-01T12:00Z', 'both'],
  ])
  expect(month(shown, 10).regulars).toEqual(['bo'])
  expect(month(shown, 9).regulars).toEqual([])
})

test('the regulars with the most contacts come first', () => {
  const twice = (who: string): Contact[] => [[who, '2026-10-05T12:00Z', 'out'], [who, '2026-10-15T12:00Z', 'in']]
  const shown = picture([...twice('bo'), ...twice('ana'), ...twice('cleo'), ['cleo', '2026-10-16T12:00Z', 'in']])
  expect(month(shown, 10).regulars).toEqual(['cleo', 'bo', 'ana'])
})

test('contacts are counted by who reached out', () => {
  const shown = picture([
    ['ana', '2026-10-01T00:00Z', 'out'], ['ana', '2026-10-02T00:00Z', 'out'], ['bo', '2026-10-03T00:00Z', 'in'],
    ['bo', '2026-11-01T00:00Z', 'both'],
  ])
  expect(month(shown, 10).reach).toEqual({ out: 2, in: 1, both: 0 })
  expect(month(shown, 11)).toMatchObject({ reach: { out: 0, in: 0, both: 1 }, present: true })
})

test('what is longer ago, and what is to come, is left out', () => {
  const shown = picture([['ana', '2025-11-30T23:59Z', 'out'], ['ana', '2025-12-01T00:00Z', 'in'], ['ana', '2026-11-22T12:01Z', 'out']])
  expect(shown.months.map(({ reach }) => reach.out + reach.in + reach.both)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
})

test('at the edge of a year the month is that of the user’s zone', () => {
  const contact: Contact[] = [['ana', '2026-01-01T05:00Z', 'out']]
  expect(month(picture(contact), 1).reach.out).toBe(1)
  expect(month(picture(contact, { zone: 'America/New_York' }), 1).reach.out).toBe(1)
  expect(month(picture(contact, { zone: 'America/Los_Angeles' }), 12).reach.out).toBe(1)
})

test('everybody stands where they had come by the end of each month', () => {
  const ana = walker('ana', { avatar: '2026-08-03T12:00Z', pen_pal: '2026-09-30T23:59Z', face: '2026-11-05T12:00Z' })
  const shown = picture([], { walkers: [ana, { id: 'nobody', archived_at: null, died_at: null, standing: null }] })
  const none = { avatar: 0, pen_pal: 0, voice: 0, face: 0 }
  expect(shown.months.slice(-5).map(({ standing }) => standing)).toEqual([
    none, { ...none, avatar: 1 }, { ...none, pen_pal: 1 }, { ...none, pen_pal: 1 }, { ...none, face: 1 },
  ])
  expect(shown.steps.map(({ from, to }) => `${from} → ${to}`)).toEqual(['pen_pal → face', 'avatar → pen_pal'])
})

test('a stage that is reached after a further one is no step, and several at once are one', () => {
  const bo = walker('bo', { avatar: '2026-10-01T12:00Z', face: '2026-10-02T12:00Z', pen_pal: '2026-10-03T12:00Z' })
  const cleo = walker('cleo', { avatar: '2026-10-05T12:00Z', pen_pal: '2026-10-05T12:00Z', voice: '2026-10-05T12:00Z' })
  const shown = picture([], { walkers: [bo, cleo] })
  expect(shown.steps.map(({ id, from, to }) => [id, from, to])).toEqual([['bo', 'avatar', 'face']])
  expect(month(shown, 10).standing).toEqual({ avatar: 0, pen_pal: 0, voice: 1, face: 1 })
})

test('who was archived, or has died, is there until then', () => {
  const stages = { avatar: '2026-07-01T12:00Z', pen_pal: '2026-08-01T12:00Z' }
  const shown = picture([], {
    walkers: [
      walker('ana', stages, { archived_at: Date.parse('2026-10-15T12:00Z') }),
      walker('bo', stages, { died_at: Date.parse('2026-11-15T12:00Z') }),
    ],
  })
  expect(shown.months.slice(-4).map(({ standing }) => standing['pen_pal'])).toEqual([2, 2, 1, 0])
  expect(shown.steps).toEqual([])
})

test('a stage of a newer version is not on this path', () => {
  const shown = picture([], { walkers: [walker('ana', { avatar: '2026-07-01T12:00Z', soulmate: '2026-08-01T12:00Z' })] })
  expect(month(shown, 11).standing).toEqual({ avatar: 1, pen_pal: 0, voice: 0, face: 0 })
})
