// What a word of a text leads to.
import { parse, type Link } from './link'
import { beyond, onTheWeb, reach, reachAddress, type Reached } from './reach'
import { lowered, match } from './text'
import { bare } from './token'

const CODE = '(?:javascript|vbscript|data|file|blob|intent):.*'

/** `link` is null for a link that is all address; `reached` for one that leads to nobody we know of. */
export interface Found { link: Link | null; reached: Reached | null }

/** The link that a word is, and whom it leads to; null where it is no link. */
export function read(word: string): Found | null {
  const address = reachAddress(word)
  if (address) return { link: null, reached: address }
  const link = parse(fromScheme(word)) ?? onTheWeb(word)
  if (!link) return withoutScheme(word)
  const further = beyond(link)
  return further && { link: further, reached: reach(further) }
}

// The part from `https://` on, where what stands before is glued on by accident: `网页https://…`, `(https://…`.
function fromScheme(word: string): string {
  const start = lowered(word).search(/https?:\/\//)
  if (start <= 0) return word
  const before = word.slice(0, start)
  return /[([{:,;|*']$|[^\0-\x7f]$/.test(before) && !match(CODE, before) ? bare(word.slice(start)) : ''
}

// `x.com/ana` is a link, `end.Next` is not: only what leads to somebody counts.
function withoutScheme(word: string): Found | null {
  const link = match('[a-z0-9.\\-]{1,240}\\.[a-z0-9\\-]{2,63}(?:[/?#].*)?', word) ? parse(`https://${word}`) : null
  const reached = link && reach(link)
  return reached?.address ? { link, reached } : null
}
