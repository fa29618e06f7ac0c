// The clipboard, read only when the user presses for it.

/** What was copied; null where the browser has no way to ask, or the user says no. */
export async function copied(): Promise<string | null> {
  try {
    return (await navigator.clipboard.readText()).trim()
  } catch {
    // Missing and refused are the same to the user, who can still paste by hand.
    return null
  }
}
