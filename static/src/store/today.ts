// What Today begins with, as rows: read by the page, or by the worker while the page's scripts are still on their way.
import { withDatabase } from './database'
import { outboxNow, type Outbox } from './outbox'
import type { OwnWordsRecord } from './own_words'
import { readSome, type Read } from './people'
import type { StoredOp } from './ops'
import type { PlanRow, ProfileRow, SkipRow } from './rows'
import type { Database } from './schema'

/** What is the user's own. `freshAt` is their fresh start, as it counts. */
export interface Own { profile: ProfileRow | null; freshAt: number | null; plan: PlanRow | null; skips: SkipRow[] }
export interface Today extends Own { people: Read[]; ownWords: OwnWordsRecord[]; outbox: Outbox }

export async function readOwn(db: Database, user: string): Promise<Own> {
  const tx = db.transaction(['profile', 'plan', 'skip', 'op'])
  const [profile, plan, skips, ops] = await Promise.all([
    tx.objectStore('profile').get(user), tx.objectStore('plan').get(user), tx.objectStore('skip').getAll(),
    tx.objectStore('op').index('row').getAll(['profile', user]),
  ])
  return { profile: profile ?? null, freshAt: profile ? freshSince(profile, ops) : null, plan: plan ?? null, skips }
}

/** Never later than when it was said, which the server tells: the phone where that was may have a clock that is ahead. */
function freshSince({ fresh_at = null, created_at, meta }: ProfileRow, ops: StoredOp[]): number | null {
  const waits = ops.some(({ state, op }) => state === 'waiting' && op.op === 'set' && op.field === 'fresh_at')
  return fresh_at === null || waits ? fresh_at : Math.min(fresh_at, Math.max(created_at, meta?.['fresh_at']?.[1] ?? 0))
}

/** Whom a plan names. */
export function planned(plan: PlanRow | null): string[] {
  return [...new Set([...(plan?.people ?? []), ...(plan?.your_turn ?? [])].map(({ person_id }) => person_id))]
}

export function readToday(user: string, now: number): Promise<Today> {
  return withDatabase(user, async (db) => {
    const [own, ownWords, outbox] = await Promise.all([readOwn(db, user), db.getAll('own_words'), outboxNow(db)])
    const found = await readSome(db, planned(own.plan), now)
    return { ...own, people: found.filter((one) => one !== null), ownWords, outbox }
  })
}
