// What comes in from outside, by the share sheet, a file or the phone's contacts, becomes drafts. It is anybody's, and only
// ever fills a form: nothing becomes a person without a tap.
import { saveDrafts, type Missed, type Share, type Sharing } from '../store/draft'
import { decoded } from './bytes'
import { MOST_CARDS, readCards, type ReadCard } from './card'

const MOST_PICTURES = 5
const LARGEST_PICTURE = 15_000_000
/** Fifty cards with a small photograph each. */
const LARGEST_TEXT = 10_000_000

/**
 * Keeps a share and its files; returns the drafts' ids, none where there was nothing. Who chose the files here, and not in
 * another app, is told at once of those that cannot be read, and needs no draft for that. @throws TooMany
 */
export async function takeIn(share: Share, files: File[], chosen = false): Promise<string[]> {
  const { sharing, cards } = await sorted(share, files)
  const { other, ...lost } = sharing.missed
  const isLost = Object.values(lost).some(Boolean) || (Boolean(other) && !chosen)
  const isNothing = !sharing.title && !sharing.text && !sharing.url && !sharing.pictures?.length && !isLost
  return isNothing && cards.length === 0 ? [] : saveDrafts(cards.length ? withCards(sharing, cards) : [sharing])
}

async function sorted(share: Share, files: File[]): Promise<{ sharing: Sharing & { missed: Missed }; cards: ReadCard[] }> {
  const missed: Missed = { large: 0, many: 0, other: 0, room: 0, cards: 0 }
  const pictures: Blob[] = []
  const cards: ReadCard[] = []
  const texts = [share.text]
  for (const file of files) {
    const sort = sortOf(file)
    if (!sort || file.size === 0) missed.other += 1
    else if (file.size > (sort === 'picture' ? LARGEST_PICTURE : LARGEST_TEXT)) missed.large += 1
    else if (sort === 'picture' && pictures.length === MOST_PICTURES) missed.many += 1
    else if (sort === 'picture') pictures.push(file)
    else {
      const read = await readText(file)
      cards.push(...read.cards)
      missed.cards += read.more
      if (read.cards.length === 0) texts.push(read.text)
    }
  }
  missed.cards += Math.max(0, cards.length - MOST_CARDS)
  return { sharing: { ...share, text: texts.filter(Boolean).join('\n') || null, pictures, missed }, cards: cards.slice(0, MOST_CARDS) }
}

/** By what it says it is, or, where a phone says nothing, by its name. */
function sortOf({ type, name }: File): 'picture' | 'text' | null {
  if (type.startsWith('image/') || (!type && /\.(?:jpe?g|png|gif|webp|heic|heif|avif)$/i.test(name))) return 'picture'
  return /^text\/(?:(?:x-)?vcard|directory|plain)/.test(type) || /\.(?:vcf|vcard|txt)$/i.test(name) ? 'text' : null
}

/** A file that calls itself a text may hold cards, and one that calls itself a card none. */
async function readText(file: File): Promise<{ cards: ReadCard[]; more: number; text: string }> {
  const text = decoded(new Uint8Array(await file.arrayBuffer()), 'utf-8')
  return { ...readCards(text), text }
}

/** A draft for each; what came beside the cards stays with the first. */
function withCards({ text, pictures = [], missed }: Sharing, cards: ReadCard[]): Sharing[] {
  return cards.map(({ photo, ...card }, at) => ({
    // Words too, for a page of an older version reads those alone.
    title: card.name, text: [at === 0 ? text : null, ...card.addresses].filter(Boolean).join('\n') || null, card,
    pictures: [...(photo ? [photo] : []), ...(at === 0 ? pictures : [])].slice(0, MOST_PICTURES), missed: at === 0 ? missed : {},
  }))
}
