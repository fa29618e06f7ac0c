// How things stand, in words: facts, in whatever script a name is, and never a grade.
import { describe, expect, it, test } from 'vitest'
import { birthdayOf, isDay, writtenBirthday } from '../../static/src/birthday'
import type { StandingRow } from '../../static/src/store/rows'
import { birthdayWords, dayAt, monthsLater, nextBirthday, shortDay, span, whenDay } from '../../static/src/words/calendar'
import { daysBetween } from '../../static/src/words/dates'
import { paceWords, quietWords, restingWords, rhythmWords, stepWords, tides, turnReason, unanswered } from '../../static/src/words/standing'

const local = (year: number, month: number, day: number, hours = 12) => new Date(year, month - 1, day, hours).getTime()
const now = local(2026, 11, 21, 9)
const MESSAGE = { id: 'a', kind: 'message', direction: 'in' as const, at: local(2026, 11, 17), note: null }

const standing = (values: Partial<StandingRow>): StandingRow => ({
  id: 'ana', change: 1, removed_at: null, stage: 'avatar', stage_at: {}, stage_by: {}, turn: null, waiting_since: null,
  waiting_id: null, unanswered: 0, last: null, rhythm_days: null, rhythm_source: null, usual_kind: null, balance: null,
  drifts_at: null, woke: null, rests_at: null, tries: [], next_step: null, ...values,
})
const waits = (turn: 'mine' | 'theirs', n: number, kind = 'message') =>
  standing({ turn, unanswered: n, waiting_since: MESSAGE.at, last: { ...MESSAGE, kind } })

describe('what waits for an answer', () => {
  test.each([
    [waits('mine', 1), 'Ana wrote on Tuesday, and it is your turn.'],
    [waits('mine', 1, 'comment'), 'Ana got in touch on Tuesday, and it is your turn.'],
    [waits('mine', 2), 'Ana has written twice since your last answer.'],
    [waits('mine', 3, 'call'), 'Ana has been in touch three times since your last answer.'],
    [waits('theirs', 1), 'You wrote on Tuesday, and now it is Ana’s turn.'],
    [waits('theirs', 2), 'You have written twice, and Ana hasn’t answered yet.'],
    [standing({}), null],
    [null, null],
  ])('is said', (row, words) => expect(unanswered(row, 'Ana Sá', now)).toBe(words))

  it('is written only where all of it was', () => {
    expect(unanswered(waits('mine', 2), 'Ana Sá', now, [{ kind: 'text' }, { kind: 'call' }])).toContain('been in touch twice')
  })
  it('is a line of its own on Today', () => {
    expect(turnReason(waits('mine', 1), 'Ana Sá', now)).toBe('Ana messaged on Tuesday')
    expect(turnReason(waits('mine', 3), 'Ana Sá', now)).toBe('Ana has written three times since your last answer.')
    expect(turnReason(null, 'Ana Sá', now)).toBe('')
  })
  it('keeps a name from right to left to itself', () => {
    expect(unanswered(waits('mine', 2), 'נועה לוי', now)).toBe('\u2068נועה\u2069 has written twice since your last answer.')
  })
})

test('silence and its end are told', () => {
  const last = MESSAGE
  expect(tides(standing({ last, drifts_at: now - 1 }), 'Ana Sá', now)).toBe('You and Ana have been silent for longer than usual.')
  expect(tides(standing({ last, drifts_at: now + 1 }), 'Ana Sá', now)).toBeNull()
  expect(tides(standing({ last, woke: { id: 'a', at: MESSAGE.at, silent_days: 150 } }), 'Ana Sá', now)).toMatch(/^Back in touch since .*17.*, after five months\.$/)
})

test('a rhythm says whose it is', () => {
  const person = { rhythm_days: null, circle: null, standing: null }
  expect(rhythmWords({ ...person, rhythm_days: 14 })).toBe('You would like to be in touch every two weeks.')
  expect(rhythmWords({ ...person, circle: 'close' })).toBe('Usually every three weeks in this circle.')
  expect(rhythmWords({ ...person, standing: standing({ rhythm_days: 7, rhythm_source: 'learned' }) })).toBe('About every week, as it has been between you.')
  // The user has taken them out of a circle, and the server has not heard of it.
  expect(rhythmWords({ ...person, standing: standing({ rhythm_days: 7, rhythm_source: 'circle' }) })).toBe('No rhythm yet. It will show by itself.')
})

test('resting, steps, a slower pace and a quiet week blame nobody', () => {
  expect(restingWords(3, 'Ana Sá')).toBe('You reached out three times, and no answer came. That is fine. Kith leaves Ana in peace until a sign comes from their side.')
  expect(restingWords(5, 'Ana Sá')).toContain('several times')
  expect(stepWords('private_word', null, 'Ana Sá')?.button).toBe('Write to Ana')
  expect(stepWords('call_or_meet', standing({ stage: 'pen_pal' }), 'Ana Sá')?.button).toBe('Call or meet Ana')
  expect(stepWords('call_or_meet', standing({ stage: 'voice' }), 'Ana Sá')?.button).toBe('Meet Ana')
  expect(stepWords('of a newer server', null, 'Ana Sá')).toBeNull()
  expect(paceWords('daily')).toBeNull()
  expect(paceWords('weekly')).toBe('Kith asks once a week for now. Anything you do brings the daily one back.')
  expect(quietWords('2026-11-30')).toMatch(/^A quiet week\. Kith suggests nobody until Monday.*30.*\.$/)
})

describe('days of the calendar', () => {
  test.each([
    ['1984-05-12', { day: 12, month: 5, year: 1984 }], ['--02-29', { day: 29, month: 2, year: null }],
    ['2023-02-29', null], ['--13-01', null], ['1984-5-12', null], ['', null], [null, null],
  ])('%s is read, and written again', (text, birthday) => {
    expect(birthdayOf(text)).toEqual(birthday)
    if (birthday) expect(writtenBirthday(birthday)).toBe(text)
  })
  it('knows the years before 100', () => {
    expect(isDay({ day: 29, month: 2, year: 4 })).toBe(true)
    expect(isDay({ day: 0, month: 1, year: null })).toBe(false)
    expect(isDay({ day: NaN, month: 1, year: null })).toBe(false)
  })
  it('tells the next birthday, today’s included', () => {
    const next = (text: string, at = now) => Math.abs(daysBetween(nextBirthday(birthdayOf(text)!, at), at))
    expect(next('--11-21')).toBe(0)
    expect(next('1984-11-20')).toBe(364)
    expect(next('--11-22', local(2026, 11, 21, 23))).toBe(1)
    expect(new Date(nextBirthday(birthdayOf('--02-29')!, now)).toDateString()).toContain('Feb 28 2027')
    expect(new Date(nextBirthday(birthdayOf('--02-29')!, local(2027, 12, 1))).toDateString()).toContain('Feb 29 2028')
  })
  it('says a birthday with its year, where that is known', () => {
    expect(birthdayWords({ day: 12, month: 5, year: null })).not.toMatch(/\d{4}/)
    expect(birthdayWords({ day: 12, month: 5, year: 1984 })).toContain('1984')
  })
  test.each([
    ['2026-11-21', 'today'], ['2026-11-22', 'tomorrow'], ['2026-11-20', 'yesterday'], ['2026-11-27', 'on Friday'],
  ])('%s is %s', (date, words) => expect(whenDay(dayAt(date), now)).toBe(words))
  it('names a farther day, with its year where it is far', () => {
    expect(whenDay(dayAt('2026-12-12'), now)).toMatch(/^on .*12/)
    expect(whenDay(dayAt('2027-01-12'), now)).not.toContain('2027')
    expect(whenDay(dayAt('2028-01-12'), now)).toContain('2028')
    expect(shortDay(local(2024, 11, 3), now)).toContain('2024')
    expect(shortDay(local(2026, 11, 3), now)).not.toContain('2026')
  })
  it('ends a month later on a day that there is', () => {
    expect(new Date(monthsLater(local(2026, 1, 31), 1)).toDateString()).toContain('Feb 28 2026')
    expect(new Date(monthsLater(local(2026, 11, 21), 6)).toDateString()).toContain('May 21 2027')
  })
  test.each([[1, 'a day'], [9, 'nine days'], [21, 'three weeks'], [150, 'five months'], [350, 'a year'], [800, 'two years']])(
    'a silence of %i days is %s', (days, words) => expect(span(days)).toBe(words),
  )
})
