import { describe, expect, it } from 'vitest'
import { birthdayWords, months } from '../../static/src/words/calendar'
import { firstNames } from '../../static/src/words/called'
import { clockTime, count, daysBetween, every, exact, fromInput, inputTime, longDay, moment, month, sample, weekdays, when } from '../../static/src/words/dates'
import { firstName, initials, tone } from '../../static/src/words/names'
import { asked, farthest, giveAndTake, happened, lastContact, quoted, saved, savedAll, stageLine } from '../../static/src/words/phrases'
import { monthAndYear } from '../../static/src/words/picture'
import { speak } from '../../static/src/words/say'
import { statusWords } from '../../static/src/words/status'
import { kinds } from '../../static/src/vocabulary'
import type { StandingRow } from '../../static/src/store/rows'

/** Local times, so that the tests say the same in every time zone. */
const local = (year: number, month: number, day: number, hours = 12, minutes = 0) =>
  new Date(year, month - 1, day, hours, minutes).getTime()
const now = local(2026, 11, 21, 9)

const standing = (values: Partial<StandingRow>): StandingRow => ({
  id: 'ana', change: 1, removed_at: null, stage: 'avatar', stage_at: {}, stage_by: {}, turn: null, waiting_since: null,
  waiting_id: null, unanswered: 0, last: null, rhythm_days: null, rhythm_source: null, usual_kind: null, balance: null,
  drifts_at: null, woke: null, rests_at: null, tries: [], next_step: null, ...values,
})

describe('dates', () => {
  it.each(['en-GB-u-ca-buddhist', 'fa', 'ar-SA-u-ca-islamic'])('are of the calendar that birthdays are kept in, for %s too', (tag) => {
    const inWords = (options: Intl.DateTimeFormatOptions, at: number) =>
      new Intl.DateTimeFormat(tag, { ...options, calendar: 'gregory' }).format(at)
    speak(null, tag)
    expect(months()).toEqual(Array.from({ length: 12 }, (_, at) => inWords({ month: 'long' }, local(2000, at + 1, 1))))
    expect(birthdayWords({ day: 12, month: 5, year: 1984 })).toBe(inWords({ day: 'numeric', month: 'long', year: 'numeric' }, local(1984, 5, 12)))
    expect(monthAndYear({ year: 2026, month: 11 })).toBe(inWords({ month: 'long', year: 'numeric' }, local(2026, 11, 15)))
    expect(sample(now, tag)).toContain(inWords({ month: 'long' }, now))
    speak(null)
  })

  it('names a day as one would say it', () => {
    expect(longDay(now)).toMatch(/^Saturday/)
    expect(longDay(now)).toContain('November')
  })

  it('counts midnights, not hours', () => {
    expect(daysBetween(local(2026, 11, 20, 23, 59), local(2026, 11, 21, 0, 1))).toBe(1)
    expect(daysBetween(local(2026, 11, 21, 0, 1), local(2026, 11, 21, 23, 59))).toBe(0)
    expect(daysBetween(local(2026, 11, 22), now)).toBe(-1)
  })

  it.each([
    [local(2026, 11, 21, 1), 'today'],
    [local(2026, 11, 20, 23), 'yesterday'],
    [local(2026, 11, 17), 'on Tuesday'],
    [local(2026, 11, 15), 'on Sunday'],
    [local(2026, 9, 2), 'in September'],
    [local(2026, 1, 20), 'in January'],
    [local(2024, 5, 3), 'in May 2024'],
  ])('ends a sentence: %s → %s', (at, words) => expect(when(at, now)).toBe(words))

  it('says the day where a month would be too vague', () => {
    expect(when(local(2026, 11, 14), now)).toMatch(/^on .*14/)
    expect(when(local(2026, 12, 3), now)).toMatch(/^on .*3/)
  })

  it('says last December without a year in spring', () => {
    expect(month(local(2025, 12, 3), local(2026, 3, 1))).toBe('December')
    expect(month(local(2024, 12, 3), local(2026, 3, 1))).toBe('December 2024')
  })

  it('tells the time only while it matters', () => {
    expect(moment(local(2026, 11, 21, 8, 5), now)).toMatch(/^Today, .*8:05/)
    expect(moment(local(2026, 11, 20, 18, 30), now)).toMatch(/^Yesterday, /)
    expect(moment(local(2026, 11, 18, 18, 30), now)).toMatch(/^Wednesday, /)
    expect(moment(local(2026, 10, 17), now)).not.toContain(',')
    expect(moment(local(2024, 10, 17), now)).toContain('2024')
    expect(exact(local(2026, 10, 17, 18, 30), now)).toContain(':30')
  })

  it.each([
    [1, 'every day'], [4, 'every four days'], [7, 'every week'], [14, 'every two weeks'], [21, 'every three weeks'],
    [30, 'every month'], [60, 'every two months'], [180, 'every six months'], [365, 'once a year'], [730, 'every two years'],
  ])('puts a rhythm of %i days in words: %s', (days, words) => expect(every(days)).toBe(words))

  it('writes small numbers out', () => {
    expect(count(3)).toBe('three')
    expect(count(40)).toBe('40')
  })

  it('gives an input its local time and takes it back', () => {
    const at = local(2026, 3, 7, 8, 5)
    expect(inputTime(at)).toBe('2026-03-07T08:05')
    expect(fromInput(inputTime(at))).toBe(at)
    expect(fromInput('')).toBeNull()
  })

  it('names the days of the nudge', () => {
    expect(weekdays('1234567')).toBe('every day')
    expect(weekdays('12345')).toBe('on weekdays')
    expect(weekdays('67')).toBe('on weekends')
    expect(weekdays('3')).toBe('on Wednesday')
    expect(weekdays('51')).toBe('on Monday and Friday')
    expect(weekdays('')).toBe('on no day')
    expect(clockTime('08:30')).toMatch(/8:30/)
  })
})

describe('names', () => {
  it.each([
    ['Ana Sá', 'AS'], ['Yu-Wen Chang', 'YC'], ['bo', 'B'], ['Mary Ann Evans', 'ME'], ['  ', '·'], ['(Bob) Smith', 'BS'],
    ['김민준', '김'], ['نور حداد', 'ن'], ['👩‍👧 Family', '👩‍👧'], ['José "Pepe" García', 'JG'], ['Ana 🌸', 'A🌸'], ['Ana Sá 2', 'AS'], ['42', '4'],
    ['e\u0301va n\u0303', 'E\u0301N\u0303'], ['1\ufe0f\u20e3', '1\ufe0f\u20e3'],
  ])('takes the initials of %s: %s', (name, letters) => expect(initials(name)).toBe(letters))

  it.each([
    [['Mika Kovács'], 'Mika'],
    [['Mika Kovács', 'Noor Haddad'], 'Mika and Noor'],
    [['Mika', 'Noor', 'Ana'], 'Mika, Noor and Ana'],
    [['Mika', 'Noor', 'Ana', 'Bo', 'Ruth', 'Yu-Wen'], 'Mika, Noor and 4 others'],
    // A name from right to left keeps to itself, or the comma after it would change sides.
    [['نور حداد', 'Mika'], '\u2068نور\u2069 and Mika'],
    [['x'.repeat(200), 'Mika'], `${'x'.repeat(23)}… and Mika`],
    [['👩‍👩‍👧'.repeat(30), 'Mika'], `${'👩‍👩‍👧'.repeat(23)}… and Mika`],
  ])('says who several people are: %s', (names, words) => expect(firstNames(names)).toBe(words))

  it('calls people by their first name, not their title', () => {
    expect(firstName('Dr. Ruth Jensen')).toBe('Ruth')
    expect(firstName('Ana Sá')).toBe('Ana')
    expect(firstName('Dr')).toBe('Dr')
  })

  it('keeps a colour for an id', () => {
    expect(tone('0192-a')).toBe(tone('0192-a'))
    for (const id of ['a', 'b', '019a2f3c-7e1d-7000-8000-000000000001']) expect(tone(id)).toBeLessThan(10)
  })
})

describe('phrases', () => {
  const six = ['Mika Kovács', 'Noor Haddad', 'Ana Sá', 'Bo Lindqvist', 'Ruth Jensen', 'Yu-Wen Chang']

  it.each([
    ['meet', 'both', 'Met with Mika, Noor and 4 others'],
    ['meet', 'out', 'Visited Mika, Noor and 4 others'],
    ['call', 'both', 'Talked on the phone with Mika, Noor and 4 others'],
    ['message', 'out', 'Messaged Mika, Noor and 4 others'],
    ['message', 'in', 'Mika, Noor and 4 others messaged'],
    ['help', 'both', 'You and Mika, Noor and 4 others helped each other'],
    ['like', 'out', 'Liked · Mika, Noor and 4 others'],
    ['of a newer server', 'out', 'In touch with Mika, Noor and 4 others'],
  ] as const)('says what was logged for several: %s, %s', (kind, direction, words) => {
    expect(savedAll(kind, direction, six)).toBe(words)
  })

  it('says of one what it says of one', () => {
    expect(savedAll('meet', 'both', six.slice(0, 1))).toBe('You and Mika met')
  })

  it('says what happened from either side', () => {
    expect(happened('comment', 'in', 'Ana Sá')).toBe('Ana commented')
    expect(happened('call', 'both', 'Ana Sá')).toBe('You talked on the phone')
    expect(happened('hologram', 'out', 'Ana Sá')).toBe('You were in touch')
  })

  it('says the last contact in words', () => {
    const last = { id: 'one', kind: 'message', direction: 'out' as const, at: local(2026, 9, 2), note: null }
    expect(lastContact(last, 'Noor Haddad', now)).toBe('You messaged in September')
    expect(lastContact(null, 'Noor Haddad', now)).toBe('New to you')
  })

  it('confirms a tap', () => {
    expect(saved('message', 'out', 'Ana Sá')).toBe('Messaged Ana')
    expect(saved('like', 'out', 'Ana Sá')).toBe('Liked Ana’s post')
    expect(saved('meet', 'both', 'Ana Sá')).toBe('You and Ana met')
    expect(saved('meet', 'out', 'Ana Sá')).toBe('Visited Ana')
    expect(saved('call', 'both', 'Ana Sá')).toBe('You and Ana talked on the phone')
    expect(saved('call', 'out', 'Ana Sá')).toBe('Called Ana')
    expect(saved('hologram', 'both', 'Ana Sá')).toBe('You and Ana were in touch')
    expect(saved('comment', 'in', 'Ana Sá')).toBe('Ana commented')
    expect(saved('email', 'both', 'Ana Sá')).toBe('You and Ana emailed back and forth')
  })

  it('keeps a name from right to left to itself', () => {
    expect(saved('message', 'out', 'נועה לוי')).toBe('Messaged \u2068נועה\u2069')
    expect(happened('comment', 'in', 'נועה לוי')).toBe('\u2068נועה\u2069 commented')
    expect(lastContact({ id: 'one', kind: 'comment', direction: 'in', at: local(2026, 9, 2), note: null }, 'נועה לוי', now))
      .toBe('\u2068נועה\u2069 commented in September')
  })

  it.each(kinds)('names both sides of $label', (kind) => {
    expect(saved(kind.id, 'both', 'Ana Sá')).toMatch(/^You and Ana /)
    for (const direction of ['out', 'in'] as const) expect(saved(kind.id, direction, 'Ana Sá')).toMatch(/\bAna\b/)
  })

  it('asks what fits the channel', () => {
    expect(asked('message', 'Ana Sá')).toEqual({ question: 'Did you write to Ana?', yes: 'Sent' })
    expect(asked('call', 'Ana Sá')).toEqual({ question: 'Did you talk to Ana?', yes: 'We talked' })
    expect(asked('comment', 'Ana Sá').question).toBe('Did you leave Ana a word?')
  })

  it('tells the stage and since when', () => {
    expect(stageLine(standing({ stage: 'pen_pal', stage_at: { pen_pal: local(2026, 3, 5) } }), now)).toBe('Pen pal since March')
    expect(stageLine(standing({ stage: 'face', stage_at: { face: local(2024, 3, 5) } }), now)).toBe('First met in March 2024')
    expect(stageLine(standing({ stage_at: { avatar: local(2026, 10, 1) } }), now)).toBe('Crossed paths in October')
    expect(stageLine(standing({}), now)).toBe('New to you')
    expect(stageLine(null, now)).toBe('New to you')
    expect(farthest(standing({ stage_at: { pen_pal: 1, voice: local(2026, 7, 1) } }), now)).toBe('You first spoke in July.')
    expect(farthest(null, now)).toBeNull()
  })

  it('weighs give and take without a number', () => {
    for (const balance of [null, 'mine', 'theirs', 'even'] as const)
      expect(giveAndTake(standing({ balance }), 'Ana Sá')).not.toMatch(/\d/)
    expect(giveAndTake(standing({ balance: 'theirs' }), 'Ana Sá')).toBe('Ana reaches out more often than you do.')
  })

  it('quotes once, in one line', () => {
    expect(quoted('Asked which trail\nwe took')).toBe('“Asked which trail we took”')
    expect(quoted('"already quoted"')).toBe('“already quoted”')
  })

  it('never says synced while something waits', () => {
    expect(statusWords('waiting', 3).label).toBe('3 waiting')
    expect(statusWords('offline', 2).label).toContain('2 waiting')
    expect(statusWords('offline', 0).label).toBe('Offline')
    expect(statusWords('synced', 0).label).toBe('Synced')
  })
})
