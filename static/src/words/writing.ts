/** Sentences about the words that one writes to somebody before leaving for the channel. */
import type { Channel } from '../vocabulary'
import { when } from './dates'

const few = (labels: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format([...new Set(labels)])

/** What will become of the words: `along` are channels whose links take them, `copied` those where they are to be pasted. */
export function whereto(along: readonly string[], copied: readonly string[]): string {
  if (!copied.length) return 'They go along when you leave.'
  if (!along.length) return 'They are copied when you leave, to paste there.'
  return `They go along to ${few(along)}; elsewhere they are copied, to paste.`
}

/** After leaving with a copy, where no link takes words, or not so many. */
export function pasteThere({ label, write, public: isPublic }: Channel): string {
  if (write) return 'Too long for a link, so it is copied. Paste it there.'
  return `Copied. Paste it ${isPublic ? 'on' : 'in'} ${label}.`
}

/** Around a name: You wrote nearly this to Mika on 3 November. */
export function nearly(at: number, now: number): [before: string, after: string] {
  return ['You wrote nearly this to ', ` ${when(at, now)}.`]
}
