// Tells this tab, other tabs and the service worker what changed. Only ids travel, never what is in a row.
import type { Table } from './rows'

export type Message =
  /** Rows changed. `people` are those to show anew, `tables` those in which something changed. */
  | { type: 'changed'; user: string; people: string[]; tables: Table[] }
  /** So much changed that everything is to be read again. */
  | { type: 'reload'; user: string }
  /** The user did something: so many more ops wait to be sent. */
  | { type: 'waits'; user: string; more: number }
  /** It is kept, and the user was told so. */
  | { type: 'saved'; user: string }
  /** How syncing goes. */
  | { type: 'sync'; user: string; kind: 'syncing' | 'synced' | 'offline' | 'signin' | 'full' }
  /** Of a first sync: the rows so far, and which share of all changes that is, from 0 to 1. */
  | { type: 'progress'; user: string; done: number | null; share?: number }
  /** Somebody signed in or out on this phone. */
  | { type: 'account' }
  | { type: 'drafts' }
  /** A test push has come; `shown` is false when the browser would not show it. */
  | { type: 'test'; id: string; shown: boolean }
  | { type: 'trouble'; text: string | null }
  /** The phone has no room left. */
  | { type: 'full' }
  /** The browser has closed the phone's database by itself, perhaps to throw it away. */
  | { type: 'ended'; user: string }
  /** The phone's database was asked to go away; whoever shows it must stop. */
  | { type: 'closed'; user: string }

type Listener = (message: Message, here: boolean) => void | Promise<void>

const listeners = new Set<Listener>()
let tabs: BroadcastChannel | null = null

/** Calls `listener` for every message; `here` is false when it comes from another tab or the worker. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  join()
  return () => listeners.delete(listener)
}

/** Ends when this tab has taken the news in, so that an action is on the screen when it returns. */
export async function tell(message: Message): Promise<void> {
  // What one tab cannot do with its own connection is no news for the others.
  if (message.type !== 'trouble' && message.type !== 'closed' && message.type !== 'ended') join()?.postMessage(message)
  await Promise.all([...listeners].map((listener) => listener(message, true)))
}

function join(): BroadcastChannel | null {
  if (tabs || typeof BroadcastChannel === 'undefined') return tabs
  tabs = new BroadcastChannel('kith')
  tabs.onmessage = (event: MessageEvent<Message>) => {
    for (const listener of [...listeners]) void listener(event.data, false)
  }
  return tabs
}

/** Leaves the channel, so that nothing keeps a test or a worker alive. */
export function hangUp(): void {
  tabs?.close()
  tabs = null
  listeners.clear()
}
