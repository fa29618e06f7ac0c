// Where months and weeks begin, in whatever zone.
import { expect, test } from 'vitest'
import { calendar, placeOf } from '../../../static/src/picture/calendar'

const at = (iso: string): number => Date.parse(iso)
const iso = (moment: number): string => new Date(moment).toISOString().slice(0, 16)

test('twelve months, the present one last, over the edge of a year', () => {
  const { months, starts } = calendar('Europe/Lisbon', at('2027-02-14T12:00Z'))
  expect(months).toHaveLength(12)
  expect(months[0]).toEqual({ year: 2026, month: 3 })
  expect(months.at(-1)).toEqual({ year: 2027, month: 2 })
  expect([starts[0]!, starts[1]!, starts[10]!, starts.at(-1)!].map(iso)).toEqual([
    '2026-03-01T00:00', '2026-03-31T23:00', '2027-01-01T00:00', '2027-03-01T00:00',
  ])
})

test.each([
  ['Pacific/Kiritimati', '2026-12-31T10:30Z', { year: 2027, month: 1 }, '2026-12-31T10:00'],
  ['Pacific/Pago_Pago', '2027-01-01T10:30Z', { year: 2026, month: 12 }, '2026-12-01T11:00'],
  ['Asia/Kathmandu', '2026-12-31T18:14Z', { year: 2026, month: 12 }, '2026-11-30T18:15'],
  ['Asia/Kathmandu', '2026-12-31T18:15Z', { year: 2027, month: 1 }, '2026-12-31T18:15'],
])('in %s at %s it is %j', (zone, now, month, start) => {
  const { months, starts } = calendar(zone, at(now))
  expect(months.at(-1)).toEqual(month)
  expect(iso(starts.at(-2)!)).toBe(start)
})

test('a day whose midnight the clocks jump over begins where they land', () => {
  // In Lebanon 31 March 2024 began at one o'clock.
  const { starts, weeks } = calendar('Asia/Beirut', at('2024-04-20T12:00Z'))
  expect(starts.map(iso)).toContain('2024-03-31T21:00')
  expect(weeks.map(iso)).toContain('2024-03-24T22:00')
  expect(weeks.map(iso)).toContain('2024-03-31T21:00')
  // In Cuba the clocks go back over midnight, and in Santiago forward over it.
  expect(calendar('America/Santiago', at('2024-09-20T12:00Z')).weeks.map(iso)).toContain('2024-09-09T03:00')
})

test('weeks begin on Monday and cover every month', () => {
  const { starts, weeks } = calendar('UTC', at('2026-11-22T12:00Z'))
  expect(iso(weeks[0]!)).toBe('2025-12-01T00:00')
  expect(iso(weeks.at(-1)!)).toBe('2026-11-30T00:00')
  expect(weeks.every((week) => new Date(week).getUTCDay() === 1)).toBe(true)
  expect(weeks[0]).toBeLessThanOrEqual(starts[0]!)
})

test('a zone that this phone does not know is UTC', () => {
  expect(calendar('Mars/Olympus', at('2026-11-22T12:00Z'))).toEqual(calendar('UTC', at('2026-11-22T12:00Z')))
})

test('a moment is in the space that begins with it', () => {
  expect([9, 10, 19, 20, 99].map((moment) => placeOf([10, 20], moment))).toEqual([-1, 0, 0, 1, 1])
  expect(placeOf([], 5)).toBe(-1)
})
