// What taps make of how things stand before the server has weighed them, by cases that both halves are asked.
import { describe, expect, test } from 'vitest'
import { foretold, heeded, isResting } from '../../static/src/store/foretold'
import type { InteractionRow, StandingRow } from '../../static/src/store/rows'
import table from '../standing/table.json'

const DAY = 24 * 60 * 60 * 1000
const ANA = 'ana'

type Tap = [id: string, kind: string, direction: string, day: number]

const rowsOf = (taps: Tap[]): InteractionRow[] => taps.map(([id, kind, direction, day]) => ({
  id, kind, direction, at: day * DAY, created_at: day * DAY, person_id: ANA, channel: null, note: null, link: null, change: 0, removed_at: null, meta: {},
}) as InteractionRow)
const inMs = (day: number | null): number | null => (day === null ? null : day * DAY)

describe('the phone and the server agree', () => {
  test.each(table.map((one) => [one.what, one] as const))('%s', (_what, { contacts, woken, fresh, says }) => {
    const row = foretold(ANA, null, rowsOf(contacts as Tap[]), { woken_at: inMs(woken ?? null), fresh_at: inMs(fresh ?? null) })
    const { stage, stage_by, turn, waiting_id, unanswered, last, tries } = row
    expect({ stage, stage_by, turn, waiting_id, unanswered, last: last?.id ?? null, tries, rests: row.rests_at !== null }).toEqual(says)
  })
})

const told = (more: object): StandingRow => ({ ...foretold(ANA, null, [], {}), change: 5, ...more })

describe('a next step', () => {
  const history: Tap[] = [['a', 'comment', 'in', 1], ['b', 'comment', 'out', 2]]
  const last = { id: 'b', kind: 'comment', direction: 'out' as const, at: 2 * DAY, note: null }
  const known = told({ last, next_step: { step: 'private_word', ids: ['a', 'b'] } })
  const after = (taps: Tap[], row = known) => foretold(ANA, row, rowsOf(taps), {}).next_step?.step ?? null

  test('stays while nothing is said that takes it', () => expect(after([...history, ['c', 'like', 'out', 3]])).toBe('private_word'))
  test('is taken by a private word', () => expect(after([...history, ['c', 'message', 'out', 3]])).toBeNull())
  test('goes with what spoke for it', () => expect(after(history.slice(1))).toBeNull())
  test.each([['call_or_meet', 'message', 'call_or_meet'], ['call_or_meet', 'call', null], ['share_back', 'share', null]])(
    '%s and a %s leave %s', (step, kind, left) => expect(after([...history, ['c', kind, 'out', 3]], { ...known, next_step: { ...known.next_step!, step: step as 'share_back' } })).toBe(left),
  )
})

describe('the server’s word', () => {
  const rests = told({ rests_at: 30 * DAY, tries: ['a', 'b', 'c'], turn: 'theirs', unanswered: 3, waiting_since: DAY, waiting_id: 'a', next_step: { step: 'share_back', ids: ['a'] } })

  test('is whole where an older version of Kith left a row', () => {
    const { tries, stage_by, next_step } = heeded({ id: ANA, stage: 'voice', stage_at: { voice: 1 } } as unknown as StandingRow, {})!
    expect({ tries, stage_by, next_step }).toEqual({ tries: [], stage_by: {}, next_step: null })
  })
  test('of resting ends with the user’s', () => {
    expect(isResting(heeded(rests, { woken_at: 29 * DAY }), 40 * DAY)).toBe(true)
    expect(isResting(heeded(rests, { woken_at: 31 * DAY }), 40 * DAY)).toBe(false)
  })
  test('asks nothing about somebody who has died', () => {
    expect(heeded(rests, { died_at: 40 * DAY })).toMatchObject({ rests_at: null, next_step: null, turn: null, unanswered: 0, drifts_at: null })
  })
  test('of what is owed ends with a fresh start, of what is hoped for does not', () => {
    expect(heeded({ ...rests, turn: 'mine' }, { fresh_at: 2 * DAY })).toMatchObject({ turn: null, waiting_since: null })
    expect(heeded(rests, { fresh_at: 2 * DAY })).toMatchObject({ turn: 'theirs' })
  })
})

test('what is said to have happened ahead of the clock happened when it was said', () => {
  const [row] = rowsOf([['a', 'message', 'in', 5]])
  expect(foretold(ANA, null, [{ ...row!, at: 900 * DAY }], {}).last?.at).toBe(5 * DAY)
  expect(foretold(ANA, null, [{ ...row!, at: 900 * DAY, meta: { at: [7, 6 * DAY, '', 0] } }], {}).last?.at).toBe(6 * DAY)
})
