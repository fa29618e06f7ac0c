// The honest word on syncing: synced, n waiting, offline, sign in to sync.
import { withDatabase } from './database'
import { outboxNow } from './outbox'
import { status } from './state'
import type { Status } from './views'

type Attempt = 'syncing' | 'synced' | 'offline' | 'signin'
let attempt: Attempt = 'syncing'
let known: Omit<Status, 'kind'> = { waiting: 0, rejected: [] }

/** How the latest attempt to sync went, or goes. */
export function reportSync(kind: Attempt): void {
  attempt = kind
  show()
}

/** What waits, and what was refused. */
export async function reportOutbox(user: string): Promise<void> {
  known = await withDatabase(user, outboxNow)
  show()
}

export function reportNobody(): void {
  attempt = 'syncing'
  known = { waiting: 0, rejected: [] }
  show()
}

function show(): void {
  const kind = attempt === 'synced' && known.waiting > 0 ? 'waiting' : attempt
  status.value = { kind, ...known }
}
