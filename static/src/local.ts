// A few words that the browser keeps for the next start, in localStorage. Where sites may keep nothing, asking for it throws;
// then nothing is kept, and Kith can still say why it does not work (screens/shut.tsx).

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Null for nothing any more. */
export function retain(name: string, words: string | null): void {
  try {
    if (words === null) localStorage.removeItem(name)
    else localStorage.setItem(name, words)
  } catch {
    // Not here.
  }
}
