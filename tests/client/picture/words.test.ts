// What the page Picture says.
import { expect, test } from 'vitest'
import type { MonthPicture } from '../../../static/src/picture/year'
import { pathWords, reachWords, regularsWords, stepWords } from '../../../static/src/words/picture'

const month = (more: Partial<MonthPicture>): MonthPicture => ({
  year: 2026, month: 10, present: false, regulars: [], reach: { out: 0, in: 0, both: 0 }, standing: { avatar: 0, pen_pal: 0, voice: 0, face: 0 }, ...more,
})
/** Some kinds of English put a comma before the last of three. */
const plain = (words: string): string => words.replaceAll(', and ', ' and ')
const some = (n: number): string[] => Array.from({ length: n }, (_, at) => `${at}`)

test.each([
  [11, false, 'In October you were regularly in touch with eleven people.'],
  [1, false, 'In October you were regularly in touch with one person.'],
  [1204, false, 'In October you were regularly in touch with 1,204 people.'],
  [0, false, 'In October nobody came up in two different weeks.'],
  [6, true, 'So far in October you have been regularly in touch with six people.'],
])('%i regulars', (n, present, words) => {
  expect(regularsWords(month({ regulars: some(n), present }))).toBe(words)
})

test.each([
  [{ face: 5, voice: 8, pen_pal: 9 }, false, 'By the end of October you had met five people, talked with eight more and written back and forth with nine more.'],
  [{ face: 4, voice: 12, pen_pal: 13 }, false, 'By the end of October you had met 4 people, talked with 12 more and written back and forth with 13 more.'],
  [{ face: 1 }, true, 'By now you have met one person.'],
  [{ pen_pal: 2, avatar: 30 }, false, 'By the end of October you had written back and forth with two people.'],
  [{ avatar: 3 }, true, 'By now you have crossed paths with three people, in public only.'],
  [{}, false, 'By the end of October nobody was on the path yet.'],
])('on the path: %j', (standing, present, words) => {
  expect(plain(pathWords(month({ standing, present })))).toBe(words)
})

test.each([
  [{ out: 14, in: 9, both: 6 }, false, 'In October you reached out 14 times, others did 9 times and it was both of you 6 times.'],
  [{ out: 1, in: 0, both: 2 }, false, 'In October you reached out once and it was both of you twice.'],
  [{ out: 0, in: 3, both: 0 }, true, 'So far in October others have reached out three times.'],
  [{ out: 0, in: 0, both: 1 }, true, 'So far in October it has been both of you once.'],
  [{ out: 2, in: 1, both: 0 }, true, 'So far in October you have reached out twice and others have once.'],
  [{ out: 0, in: 0, both: 0 }, false, 'In October nothing was noted.'],
])('reaching out: %j', (reach, present, words) => {
  expect(plain(reachWords(month({ reach, present })))).toBe(words)
})

test('a step names both stages', () => {
  expect(stepWords('pen_pal', 'voice')).toBe('From Pen pal to Voice')
})
