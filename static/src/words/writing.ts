/** Sentences about the words that one writes to somebody before leaving for the channel. */
import type { ComponentChild } from 'preact'
import type { Channel } from '../vocabulary'
import { together, when } from './dates'
import { rich, say } from './say'

/** What will become of the words: `along` are channels whose links take them, `copied` those where they are to be pasted. */
export function whereto(along: readonly string[], copied: readonly string[]): string {
  if (!copied.length) return say('They go along when you leave.')
  if (!along.length) return say('They are copied when you leave, to paste there.')
  return say('They go along to {channels}; elsewhere they are copied.', { channels: together([...new Set(along)]) })
}

/** After leaving with a copy, where no link takes words, or not so many. */
export function pasteThere({ label: channel, write, public: isPublic }: Channel): string {
  if (write) return say('Too long for a link, so it is copied. Paste it there.')
  return isPublic ? say('Copied. Paste it on {channel}.', { channel }) : say('Copied. Paste it in {channel}.', { channel })
}

/** You wrote nearly this to Mika on 3 November; `name` may be a link. */
export const nearly = (name: ComponentChild, at: number, now: number): ComponentChild[] =>
  rich('You wrote nearly this to {name} {when}.', { name, when: when(at, now) })
