// The start of the app in a page.

/** Call once from main.tsx: opens the phone's database, fills the signals, and keeps syncing while the page is open. */
export async function start(): Promise<void> {}
