/** People's names, in whatever script they are written. */
let segmenter: Intl.Segmenter | undefined

/**
 * The letters as one sees them. What tells them apart is made when it is first wanted: in a browser that has just begun, the
 * first of its kind takes as long as drawing Today.
 */
export function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** Up to here no mark joins what stands before it, and asking the segmenter, which is slow, is needless. */
const plain = /^[!-\u02ff](?=[ -\u02ff]|$)/

function firstGrapheme(text: string): string {
  return plain.exec(text)?.[0] ?? graphemes(text)[0] ?? ''
}

const letter = /[\p{L}\p{Emoji_Presentation}]/u
const before = /^[^\p{L}\p{N}\p{Emoji_Presentation}]+/u

/** One or two letters as the person would see them: `Ana Sá` → AS, `김민준` → 김, a flag stays whole. */
export function initials(name: string): string {
  const all = name.trim().split(/\s+/u)
  const words = all.some((word) => letter.test(word)) ? all.filter((word) => letter.test(word)) : all
  const first = firstGrapheme(words[0]?.replace(before, '') ?? '')
  const last = words.length > 1 ? words[words.length - 1] : undefined
  const second = last ? firstGrapheme(last.replace(before, '')) : ''
  // Two joined letters of a script that ligates would read as a syllable.
  const pair = /^\p{Script=Latin}|^\p{Script=Cyrillic}|^\p{Script=Greek}/u.test(first) ? first + second : first
  return pair.toLocaleUpperCase() || '·'
}

const titles = /^(?:dr|mr|mrs|ms|mx|prof|sir|dame|fr|rev)\.?$/iu

/** What one would call somebody: the first word that is not a title. */
export function firstName(name: string): string {
  const words = name.trim().split(/\s+/u)
  return words.find((word, at) => !titles.test(word) || at === words.length - 1) ?? name
}

/** A calm colour that stays with the person whatever happens to the name: 0 to 9. */
export function tone(id: string): number {
  let hash = 0
  for (const unit of id) hash = (hash * 31 + unit.charCodeAt(0)) >>> 0
  return hash % 10
}
