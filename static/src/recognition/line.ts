// The lines of a text, as far as they may name somebody.
import { match, visible } from './text'

const MOST = 10
const LONGEST = 300
// A link, an address or a handle with its host, with or without what stands around it. A handle in brackets stays: it
// is part of what apps write around a name.
const LINKS = '.*://.*|(?:mailto|tel|sms|smsto|did):.*|www\\..+|[\\w.-]{1,100}\\.[a-z]{2,24}/.*|@[^@]+@.+|[^@(]+@[^@]+\\..+'
const GAP = /[ \p{So}\p{Sk}\p{Me}]/u

/** `beside`: there was a link or an address in the line, which is gone. */
export interface Line { text: string; beside: boolean }

/** What the lines say beside links, without pictures and without a count of news as in `(3) Ana Sá`. */
export function lines(text: string): Line[] {
  return visible(text).split('\n').map(lineOf).filter((line) => line.text).slice(0, MOST)
}

function lineOf(text: string): Line {
  const words = [...text].slice(0, LONGEST).join('').split(GAP).filter(Boolean)
  const others = words.filter((word) => !match(LINKS, word))
  const first = others.length > 0 && match('\\([0-9]{1,3}\\+?\\)', others[0]!) ? 1 : 0
  return { text: others.slice(first).join(' '), beside: others.length < words.length }
}
