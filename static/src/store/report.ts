// The honest word on syncing: synced, n waiting, offline, sign in to sync.
import { withDatabase } from './database'
import { outboxNow, type Outbox } from './outbox'
import { status } from './state'
import type { Status } from './views'

type Attempt = 'syncing' | 'synced' | 'offline' | 'signin' | 'full'
let attempt: Attempt = 'syncing'
let known: Outbox = { waiting: 0, rejected: [] }

/** How the latest attempt to sync went, or goes. Until it has gone well, signing in stays what the user is asked for. */
export function reportSync(kind: Attempt): void {
  if (kind === 'syncing' && attempt === 'signin') return
  attempt = kind
  show()
}

/** More waits than before. How much it is in all is read later. */
export function reportWaiting(more: number): void {
  known = { ...known, waiting: known.waiting + more }
  show()
}

/** What waits, and what was refused. */
export async function reportOutbox(user: string): Promise<void> {
  showOutbox(await withDatabase(user, outboxNow))
}

export function showOutbox(outbox: Outbox): void {
  known = outbox
  show()
}

/** Somebody came in: what was said of syncing before is over. */
export function reportEntry(): void {
  attempt = 'syncing'
  show()
}

export function reportNobody(): void {
  attempt = 'syncing'
  known = { waiting: 0, rejected: [] }
  show()
}

function show(): void {
  status.value = { kind: kind(), ...known }
}

// Where there is a network and only the server does not answer, "offline" would not be true: what was done waits.
function kind(): Status['kind'] {
  if (known.waiting === 0) return attempt
  const isUnheard = attempt === 'offline' && navigator.onLine
  return attempt === 'synced' || isUnheard ? 'waiting' : attempt
}
