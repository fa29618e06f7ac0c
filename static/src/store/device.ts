// The database of the phone itself: who is signed in here, and drafts from the share sheet.

export interface Account { id: string; name: string }
/** What somebody shared to Kith. It only ever fills a form. */
export interface Share { title?: string | null; text?: string | null; url?: string | null }
export interface Draft { id: string; at: number; title: string | null; text: string | null; url: string | null }

/** Keeps a share for Add; returns the draft's id, for `/add?draft=<id>`. Runs in the service worker too. */
export async function saveDraft(share: Share): Promise<string> { return '' }
