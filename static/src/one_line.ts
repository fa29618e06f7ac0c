// Somebody added by hand in one line: "Ana Sá @ana met at PyCon". It fills a form, where the user sees what was understood.
import * as vocabulary from '../../models/vocabulary.json'
import { birthdayIn } from './birthday'
import { read } from './recognition/found'
import { accepted } from './recognition/reach'
import { titles } from './recognition/rules'
import { lowered, match, spaced, visible } from './recognition/text'
import { bare } from './recognition/token'
import { written } from './recognition/written'
import type { OpenHandle } from './store/draft'
import { channelOf, kinds } from './vocabulary'

export interface OneLine {
  name: string | null
  handles: OpenHandle[]
  kind: string | null
  note: string | null
  /** As rows have it. */
  birthday: string | null
}

const LONGEST = 500
const MOST_NAME_WORDS = 5
const NUMBER = /(?<=^|[ ,(])(?:\+[1-9][0-9 ().-]{5,20}[0-9]|\(?[0-9][0-9 ().-]{7,20}[0-9])(?![\w-])/g
const DATE = /^[0-9]{1,4}[.-][0-9]{1,2}[.-][0-9]{1,4}/
const CHANNELS = new Map(Object.entries({
  ig: 'instagram', insta: 'instagram', fb: 'facebook', li: 'linkedin', tg: 'telegram', gh: 'github', yt: 'youtube', bsky: 'bluesky', ...titles.apps,
}))
/** What says that something happened, in English; the labels of the language that is spoken do too. */
const DONE = new Map([
  ...vocabulary.kinds.map(({ id, label }) => [lowered(label), id] as const),
  ...Object.entries({ coffee: 'meet', lunch: 'meet', dinner: 'meet', drinks: 'meet', talked: 'call', spoke: 'call', phoned: 'call', mailed: 'email', chatted: 'message' }),
])
/** What ends a name that is written without capitals, and what no handle follows. */
const LINKING = new Set('at in on from via with who works lives likes is was my our and or for to about @'.split(' '))
const PARTICLES = new Set(titles.particles.split(' '))

/**
 * What a line says of a person; each part of it may be missing. `said`: whether a word such as "Met" says what happened even
 * where it may be part of a name; left out, such a word is left to the name, as in "Met Opera".
 */
export function oneLine(text: string, said?: boolean): OneLine {
  const handles: OpenHandle[] = []
  const line = visible(spaced(text.slice(0, LONGEST))).replace(/\n/g, ' ')
  const born = birthdayIn(line)
  const plain = withoutHandles(withoutNumbers(born?.rest ?? line, handles).split(/ +/).filter(Boolean), handles)
  const at = said === false ? -1 : plain.findIndex((_word, at) => kindAt(plain, at) && (said || isSure(plain, at)))
  const kind = at < 0 ? null : kindAt(plain, at)
  // "Met Ana Sá at PyCon" says first what happened.
  const start = at === 0 ? kind!.length : 0
  const end = nameEnd(plain, start, at > 0 ? at : plain.length)
  const name = tidy(plain.slice(start, end).join(' '))
  const note = tidy([...plain.slice(0, start), ...plain.slice(end)].join(' '))
  return { name: name && capital(name), handles, kind: kind?.id ?? null, note: kind && isKind(note) ? null : note, birthday: born?.birthday ?? null }
}

/** In small letters it is no name; with a capital it may be one, unless the line goes on like a sentence. */
function isSure(words: string[], at: number): boolean {
  const { length } = kindAt(words, at)!
  return isSmall(words[at]) || words.slice(at + length).some((word) => isSmall(word) && !PARTICLES.has(wordOf(word)))
}

const wordOf = (word = ''): string => lowered(word).replace(/[,.:;!]+$/, '')
const tidy = (text: string): string | null => text.replace(/^[ ,:;|–—-]+|[ ,:;|–—-]+$/g, '') || null
const isSmall = (word = ''): boolean => /^\p{Ll}/u.test(word)
const kindSaid = (word: string): string | undefined => DONE.get(word) ?? kinds.find(({ label }) => lowered(label) === word)?.id
const isKind = (text: string | null): boolean => kindSaid(wordOf(text ?? '')) !== undefined

/** The kind that the words at this place say, and how many they are: "met", "video call". */
function kindAt(words: string[], at: number): { id: string; length: number } | null {
  const [one, two] = [wordOf(words[at]), `${wordOf(words[at])} ${wordOf(words[at + 1])}`]
  const long = kindSaid(two)
  const id = long ?? kindSaid(one)
  return id ? { id, length: long ? 2 : 1 } : null
}

function withoutNumbers(line: string, handles: OpenHandle[]): string {
  return line.replace(NUMBER, (digits) => {
    const count = digits.replace(/\D/g, '').length
    if (DATE.test(digits) || count > 15 || count < (digits.startsWith('+') ? 7 : 9)) return digits
    handles.push({ channel: 'phone', address: digits.replace(/ +/g, ' ') })
    return ' '
  })
}

/** The words that are no handles; those that are go to `handles`. */
function withoutHandles(words: string[], handles: OpenHandle[]): string[] {
  const plain: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = bare(words[at]!)
    const found = whole(word) ?? labelled(word)
    if (found) handles.push(found)
    else if (match('@[\\w.\\-]{1,60}', word) && !LINKING.has(wordOf(plain.at(-1))) && !isKind(plain.at(-1) ?? null)) {
      const before = CHANNELS.get(wordOf(plain.at(-1)))
      const on = wordOf(words[at + 1]) === 'on' ? 2 : 1
      const after = before ? undefined : CHANNELS.get(wordOf(words[at + on]))
      handles.push(onChannel(before ?? after ?? null, word.slice(1)))
      if (before) plain.pop()
      if (after) at += on
    } else plain.push(words[at]!)
  }
  return plain
}

/** A link to somebody, an e-mail or fediverse address. */
function whole(word: string): OpenHandle | null {
  const found = read(word)?.reached ?? written([word], [])
  return found?.address ? { channel: found.channel, address: found.address } : null
}

/** `ig:ana.sa` */
function labelled(word: string): OpenHandle | null {
  const groups = match('([a-z]{1,10}):@?([\\w.\\-]{1,60})', word)
  const channel = groups && CHANNELS.get(lowered(groups[1] ?? ''))
  const handle = channel ? onChannel(channel, groups[2] ?? '') : null
  return handle?.channel ? handle : null
}

function onChannel(channel: string | null, text: string): OpenHandle {
  const address = channel && accepted(channelOf(channel)!, text)
  return address ? { channel, address } : { channel: null, address: text }
}

/** Where the name that begins at `start` ends: before `last`, a comma, a small letter, a word that leads on. */
function nameEnd(words: string[], start: number, last: number): number {
  const goesOn = (at: number): boolean => {
    const word = words[at]!
    if (at === start) return /\p{L}/u.test(word) && !LINKING.has(wordOf(word))
    if (/[,:;]$/.test(words[at - 1]!) || !/^[\p{L}'’(]/u.test(word) || LINKING.has(wordOf(word))) return false
    return isSmall(words[start]) || !isSmall(word) || (PARTICLES.has(wordOf(word)) && at + 1 < words.length && !isSmall(words[at + 1]))
  }
  let end = start
  for (let left = MOST_NAME_WORDS; end < last && left > 0 && goesOn(end); end += 1) {
    if (!PARTICLES.has(wordOf(words[end]))) left -= 1
  }
  return end
}

/** "ana sá" as "Ana Sá"; a name with any capital stays as it is. */
function capital(name: string): string {
  if (/\p{Lu}/u.test(name)) return name
  return name.replace(/[^ ]+/g, (word) => (PARTICLES.has(word) ? word : [...word].map((sign, at) => (at ? sign : sign.toUpperCase())).join('')))
}
