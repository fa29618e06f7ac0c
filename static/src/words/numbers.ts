/** Numbers and how often, in words. */
import { count, locale } from './dates'
import { say, sayMany } from './say'

/** 13 · 1,204 */
export const figure = (n: number): string => n.toLocaleString(locale)

/** two · twelve · 13 · 1,204; beside a greater number, the `most` of its sentence, as figures too: 4 and 13. */
export const many = (n: number, most = n): string => (n > 0 && most <= 12 ? count(n) : figure(n))

/** How often: once, twice, three times. */
export const times = (n: number, most = n): string => (n === 2 ? say('twice') : sayMany('once', '{n} times', n, { n: many(n, most) }))
