// No sentence is glued from pieces, and none is left English: in a made-up language each stands whole in its brackets.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deviceName } from '../../static/src/actions/device_name'
import { PictureError } from '../../static/src/actions/picture'
import { LINKS } from '../../static/src/actions/push_test'
import { channels, kinds } from '../../static/src/vocabulary'
import { dayAt, span, whenDay } from '../../static/src/words/calendar'
import { every, weekdays, when } from '../../static/src/words/dates'
import { missedWords } from '../../static/src/words/drafts'
import { laterWords, unsentWords } from '../../static/src/words/nudge'
import { asked, farthest, giveAndTake, happened, lastContact, peopleCount, quoted, saved, savedAll, stageLine, tapsWaiting } from '../../static/src/words/phrases'
import { pathWords, reachWords, regularsWords, sideLabel, stageLabel, stepWords as pathStep } from '../../static/src/words/picture'
import { brokenWords, linkWords, stateWords } from '../../static/src/words/push'
import { speak } from '../../static/src/words/say'
import { paceWords, quietWords, restingWords, rhythmWords, stepWords, tides, turnReason, unanswered } from '../../static/src/words/standing'
import { statusWords } from '../../static/src/words/status'
import { pasteThere, whereto } from '../../static/src/words/writing'
import { zoneQuestion } from '../../static/src/words/zone'
import type { MonthPicture } from '../../static/src/picture/year'
import type { StandingRow } from '../../static/src/store/rows'
import { bare, pseudo } from './pseudo'

beforeAll(() => speak(pseudo()))
afterAll(() => speak(null))

const now = new Date(2026, 10, 21, 9).getTime()
const NAME = 'Ana Sá'
const last = { id: 'a', kind: 'message', direction: 'in' as const, at: now - 3 * 86_400_000, note: null }
const standing = (values: Partial<StandingRow>): StandingRow => ({
  id: 'ana', change: 1, removed_at: null, stage: 'avatar', stage_at: {}, stage_by: {}, turn: null, waiting_since: null,
  waiting_id: null, unanswered: 0, last, rhythm_days: null, rhythm_source: null, usual_kind: null, balance: null,
  drifts_at: null, woke: null, rests_at: null, tries: [], next_step: null, ...values,
})
const directions = ['out', 'in', 'both'] as const
const person = { rhythm_days: null, circle: null, standing: null }
const month = (values: Partial<MonthPicture>): MonthPicture => ({
  year: 2026, month: 10, present: false, regulars: [], standing: {}, reach: { out: 0, both: 0, in: 0 }, ...values,
} as MonthPicture)
const months = (values: Partial<MonthPicture>) => [month(values), month({ ...values, present: true })]
const wheres = ['Android', 'iPhone', 'Mac', 'Windows', 'Linux'].flatMap((system) => (
  ['Chrome', 'Firefox', 'Safari'].flatMap((browser) => [true, false].map((installed) => ({ system, browser, installed })))))

const SAID: Record<string, () => (string | null)[]> = {
  'what happened': () => [...kinds.map(({ id }) => id), 'of a newer server'].flatMap((kind) => [
    ...directions.flatMap((direction) => [
      happened(kind, direction, NAME), lastContact({ ...last, kind, direction }, NAME, now), saved(kind, direction, NAME),
    ]),
    ...Object.values(asked(kind, NAME)),
  ]),
  'the vocabulary': () => kinds.flatMap(({ label, verb }) => [label, verb]),
  'how close two people are': () => [
    stageLine(null, now), ...(['avatar', 'pen_pal', 'voice', 'face'] as const).flatMap((stage) => [
      stageLine(standing({ stage, stage_at: { [stage]: now } }), now), farthest(standing({ stage_at: { [stage]: now } }), now), stageLabel(stage),
    ]),
  ],
  'give and take': () => [null, 'theirs', 'mine', 'even'].map((balance) => giveAndTake(standing({ balance: balance as StandingRow['balance'] }), NAME)),
  'whose turn it is': () => (['mine', 'theirs'] as const).flatMap((turn) => [1, 2, 5].flatMap((n) => ['message', 'call'].flatMap((kind) => [
    unanswered(standing({ turn, unanswered: n, waiting_since: last.at, last: { ...last, kind } }), NAME, now),
    turnReason(standing({ turn, unanswered: n, waiting_since: last.at }), NAME, now),
  ]))),
  'silences': () => [
    tides(standing({ drifts_at: 1 }), NAME, now), restingWords(1, NAME), restingWords(3, NAME), restingWords(5, NAME), ...[1, 9, 21, 150, 350, 800].map(span),
  ],
  'rhythms': () => [
    rhythmWords({ ...person, rhythm_days: 14 }), rhythmWords({ ...person, circle: 'close' }), rhythmWords(person), paceWords('weekly'),
    paceWords('three_days'), quietWords('2026-11-30'),
  ],
  'next steps': () => ['private_word', 'call_or_meet', 'share_back'].flatMap((step) => (
    ['pen_pal', 'voice'].flatMap((stage) => Object.values<string>({ ...stepWords(step, standing({ stage: stage as StandingRow['stage'] }), NAME) })))),
  'days': () => ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-25', '2027-11-25'].map((date) => whenDay(dayAt(date), now)),
  'days of the past, and how often': () => [
    ...[0, 1, 3, 20, 90].map((days) => when(now - days * 86_400_000, now)), ...[1, 4, 7, 14, 30, 60, 365, 730].map(every),
    ...['1234567', '12345', '67', '3', '135', ''].map(weekdays),
  ],
  'syncing': () => (['synced', 'waiting', 'offline', 'signin', 'syncing'] as const).flatMap((kind) => (
    [0, 1, 7].flatMap((n) => [statusWords(kind, n).label, statusWords(kind, n).sentence, tapsWaiting(n), peopleCount(n)]))),
  'the nudge': () => [
    ...(['failed', 'unknown', 'late'] as const).map(unsentWords), laterWords(null), laterWords('19:00'), laterWords('23:00'),
    ...['Europe/Lisbon', 'UTC'].flatMap((zone) => [zoneQuestion(zone, '08:30'), zoneQuestion(zone, null)]),
  ],
  'notifications': () => wheres.flatMap((where) => [
    ...['on', 'unsure', 'lost', 'denied', 'private', 'insecure', 'needs-install', 'unsupported', 'off'].map((state) => stateWords(state, where)),
    ...LINKS.map((link) => brokenWords(link, null, where)),
  ].flatMap(({ says, todo }) => [says, todo])).concat(LINKS.map(linkWords)),
  'the picture': () => [
    ...[[], ['a'], ['a', 'b']].flatMap((regulars) => months({ regulars }).map(regularsWords)),
    ...([{}, { avatar: 1 }, { avatar: 2 }, { face: 1, voice: 2, pen_pal: 1 }, { voice: 1, pen_pal: 13 }, { pen_pal: 1 }] as Record<string, number>[]).flatMap((at) => months({ standing: at }).map(pathWords)),
    ...[{ out: 1, in: 2, both: 3 }, { out: 0, in: 1, both: 0 }, { out: 0, in: 0, both: 0 }].flatMap((reach) => months({ reach }).map(reachWords)),
    ...(['out', 'in', 'both'] as const).map(sideLabel), pathStep('pen_pal', 'voice'),
  ],
  'what was shared': () => [1, 3].flatMap((n) => missedWords({ large: n, many: n, other: n, room: n, cards: n })),
  'words on their way': () => [
    whereto([], ['X']), whereto(['X'], []), whereto(['X', 'Signal'], ['Instagram']), ...channels.map(pasteThere), quoted('x'),
  ],
  'this device': () => [deviceName(''), new PictureError().message],
}

test.each(Object.keys(SAID))('%s is said in one language', (about) => {
  expect(SAID[about]!().filter((said) => said && bare(said).trim() !== '')).toEqual([])
})

test.each(kinds)('$label is said of several people', ({ id }) => {
  for (const direction of directions) expect(bare(savedAll(id, direction, [NAME, 'Bo', 'Mika', 'Noor'])).replace(/^ · |Ana.*$/g, '')).toBe('')
})
