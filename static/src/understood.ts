// What a draft says of a person, with what the user has changed on top. It fills a form; the user sees and decides.
import { oneLine } from './one_line'
import { recognise, type Recognised } from './recognise'
import { visible } from './recognition/text'
import { sameness } from './same_person'
import type { Draft, DraftForm, Edits, OpenHandle } from './store/draft'
import { channelOf } from './vocabulary'

export interface Understood {
  name: string
  handles: OpenHandle[]
  /** The shared page. */
  link: string | null
  /** It is a post of theirs. */
  post: boolean
  /** The site of the page, where it does not say whose it is. */
  site: string | null
  /** What happened, where it was said. */
  kind: string | null
  /** About what happened; or, when nothing did, about the person. */
  note: string
  /** About the person, from a card. */
  remember: string
  place: string
  /** As rows have it, from a card or a line. */
  birthday: string | null
  /** What was shared beside all that; a note only if the user likes. */
  words: string
  /** A word of the line could say what happened, and could be part of the name. */
  offered: { name: string; kind: string } | null
}

const NOTHING: Understood = {
  name: '', handles: [], link: null, post: false, site: null, kind: null, note: '', remember: '', place: '', birthday: null, words: '', offered: null,
}
/** A selected text that is longer was not written about somebody in one line. */
const LONGEST_LINE = 120

export const EMPTY: DraftForm = { line: '', pasted: '', edits: {} }

/** What is in the form now. */
export function understood(draft: Draft | null, form: DraftForm): Understood {
  return edited(plain(draft, form), form.edits)
}

/** What is pasted, as it stands in a field of one line. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Before any change by the user, but for the one about what a word means. */
export function plain(draft: Draft | null, { line, pasted, edits }: DraftForm): Understood {
  if (draft && !draft.own) return draft.card ? ofCard(draft) : ofShare(draft)
  return line.trim() && line === flat(pasted) ? ofShare({ title: null, text: pasted, url: null }) : ofLine(line, edits)
}

function edited(found: Understood, edits: Edits): Understood {
  const { name = found.name, place = found.place, note = found.note, remember = found.remember, more = [], link = found.link, birthday = found.birthday } = edits
  const kind = edits.kind === undefined ? found.kind : edits.kind
  const kept = found.handles.map(({ channel, address }) => ({ channel: edits.channels?.[address] === undefined ? channel : edits.channels[address]!, address }))
    .filter(({ address }) => edits.channels?.[address] !== null)
  return { ...found, name, place, birthday, remember, kind, link, handles: distinct([...kept, ...more]), note: [note, edits.words && found.words].filter(Boolean).join('\n') }
}

function distinct(handles: OpenHandle[]): OpenHandle[] {
  const seen = new Set<string>()
  return handles.filter(({ channel, address }) => {
    const same = sameness({ channel: channel ?? '', address })
    return !seen.has(same) && seen.add(same)
  })
}

const handlesIn = ({ channel, address }: Recognised): OpenHandle[] => (channel && address ? [{ channel, address }] : [])

function ofCard({ card, text }: Draft): Understood {
  const { name, addresses, place, note, birthday = null } = card!
  const read = addresses.map((address) => ({ address, handles: handlesIn(recognise(address)) }))
  // A home page is nobody's handle, and is not lost.
  const pages = read.filter(({ handles }) => handles.length === 0).map(({ address }) => address)
  const words = (text ?? '').split('\n').filter((line) => !addresses.includes(line)).join('\n').trim()
  return {
    ...NOTHING, name: visible(name ?? ''), handles: distinct(read.flatMap(({ handles }) => handles)), place: visible(place ?? ''),
    birthday, remember: [note, ...pages].filter(Boolean).join('\n'), words,
  }
}

type Shared = Pick<Draft, 'title' | 'text' | 'url'>

function ofShare(share: Shared): Understood {
  const found = recognise(share)
  const words = wordsOf(share, found)
  const line = share.title || share.url || found.link ? '' : (share.text ?? '').trim()
  if (line.length <= LONGEST_LINE && !line.includes('\n')) {
    const said = ofLine(line, {})
    if (said.kind || (said.handles.length > 0 && !found.address)) return said
  }
  const { name, link, channel, address } = found
  return {
    ...NOTHING, name: name ?? '', handles: handlesIn(found), link, post: Boolean(found.kind), words,
    site: channel && !address ? channelOf(channel)?.label ?? null : null,
  }
}

/** The shared text without links, where it says more than the name. */
function wordsOf({ text, title }: Shared, { name }: Recognised): string {
  const words = (text ?? title ?? '').replace(/\S+/g, (word) => (word.includes('://') ? '' : word)).trim()
  return words === name || words === title && Boolean(name) ? '' : words
}

function ofLine(line: string, { said }: Edits): Understood {
  const { name, handles, kind, note, birthday } = oneLine(line, said)
  const found = recognise(line)
  const other = kind || said !== undefined ? null : oneLine(line, true)
  const offered = other?.kind ? { name: other.name ?? '', kind: other.kind } : null
  const first = name ?? (handles.length || found.link ? found.name : note)
  return {
    ...NOTHING, name: first ?? '', handles: distinct(handles.length ? handles : handlesIn(found)), link: found.link,
    post: Boolean(found.kind), kind, note: first === note ? '' : note ?? '', birthday, offered,
  }
}

/** Kinds of what just happened, the likeliest first. */
export function likely({ post, handles, kind }: Understood): string[] {
  const usual = handles.flatMap(({ channel }) => channelOf(channel)?.kind ?? [])
  return [...new Set([...(kind ? [kind] : []), ...(post ? ['comment', 'like', 'share'] : []), ...usual])]
}
