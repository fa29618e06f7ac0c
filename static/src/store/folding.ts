// Text as people type it when they are in a hurry: without accents, in small letters.

const LETTERS: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't', ĳ: 'ij',
}

/** `Zoë Łuczak` becomes `zoe luczak`. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðþłħıŋŧĳ]/g, (letter) => LETTERS[letter] ?? letter)
}
