// After the server was restored from a backup (docs/sync.md, Epoch): the phone gives back what the server has lost.
import { base64 } from './base64'
import type { AddOp, StoredOp } from './ops'
import { newId, syncState } from './outbox'
import { KEPT_MS } from './round'
import { keepBase, rebase, rowStore } from './rebase'
import type { EditableRow, Entity, FaceRow, Value, Values } from './rows'
import { STORES, type Database, type SyncState, type Writing } from './schema'

// The fields that an `add` takes, people first because everything else belongs to one.
const FIELDS: [Exclude<Entity, 'profile'>, string[]][] = [
  ['person', ['name', 'place', 'circle', 'rhythm_days', 'face_id', 'archived_at', 'birthday', 'snoozed_until', 'woken_at', 'died_at']],
  ['handle', ['person_id', 'channel', 'address']],
  ['note', ['person_id', 'text', 'day']],
  ['face', ['person_id']],
  ['interaction', ['person_id', 'kind', 'direction', 'at', 'channel', 'note', 'link']],
  ['skip', ['person_id', 'scope', 'at']],
  ['nudge_answer', ['person_id', 'local_date', 'answer', 'at']],
]

/**
 * Everything has been pulled anew: queue what the server lacks, then what it had acknowledged, then what waited. `now` is by
 * the phone's clock.
 */
export async function heal(db: Database, now: number): Promise<void> {
  const images = await lostImages(db)
  const tx = db.transaction(STORES, 'readwrite')
  const state = await syncState(tx)
  const healing = new Healing(tx, state, images, now)
  for (const [entity, fields] of FIELDS) await healing.addLost(entity, fields)
  await healing.forgetHistory()
  await healing.sendAgain()
  await tx.objectStore('state').put({ ...state, heal: 0 })
  await tx.done
}

class Healing {
  private readonly lostPeople = new Set<string>()
  private readonly dropped = new Set<string>()
  private readonly added: StoredOp[] = []

  constructor(
    private readonly tx: Writing, private readonly state: SyncState, private readonly images: Map<string, string>,
    private readonly now: number,
  ) {}

  async addLost(entity: Exclude<Entity, 'profile'>, fields: string[]): Promise<void> {
    for (const row of await this.lost(entity)) {
      if (await this.isHopeless(entity, row)) {
        this.dropped.add(row.id)
        await rowStore(this.tx, entity).delete(row.id)
        continue
      }
      const values: Values = {}
      for (const field of fields) values[field] = (row as unknown as Values)[field] as Value
      if (entity === 'face') values['image'] = this.images.get(row.id) as string
      await this.add(entity, row, values)
    }
  }

  // Rows that have come from the server, but not in its present life. The server's version counts, without local edits.
  private async lost(entity: Exclude<Entity, 'profile'>): Promise<EditableRow[]> {
    const found: EditableRow[] = []
    for (const row of (await this.tx.objectStore(entity).getAll()) as EditableRow[]) {
      const base = await this.tx.objectStore('base').get([entity, row.id])
      const truth = (base ? base.row : row) as EditableRow | null
      if (truth && truth.era !== this.state.era) found.push(truth)
    }
    return found
  }

  // Made-up people are not worth saving, and what belongs to nobody cannot be saved.
  private async isHopeless(entity: Entity, row: EditableRow): Promise<boolean> {
    const { sample, person_id } = row as unknown as { sample?: boolean; person_id?: string | null }
    if (entity === 'person') return sample === true
    if (entity === 'face' && !this.images.has(row.id)) return true
    if (!person_id) return false
    const person = await this.tx.objectStore('person').get(person_id)
    return !person || (person.era !== this.state.era && !this.lostPeople.has(person_id) && person.change !== 0)
  }

  // The edits that lost are sent again like all others, and lose again: then the server keeps them anew.
  async forgetHistory(): Promise<void> {
    const past = this.tx.objectStore('past_value')
    for (const { id, era } of await past.getAll()) if (era !== this.state.era) await past.delete(id)
  }

  private async add(entity: Entity, row: EditableRow, values: Values): Promise<void> {
    if (entity === 'person') this.lostPeople.add(row.id)
    // Rows tell the server's time; an op is to be as old by the phone's clock as the row is by the server's.
    const at = Math.max(0, row.created_at + this.now - this.state.heard)
    const op: AddOp = { op: 'add', id: newId(), n: ++this.state.n, at, entity, row: row.id, values, meta: row.meta }
    if (row.removed_at !== null) op.removed_at = row.removed_at
    this.added.push({ id: op.id, seq: ++this.state.seq, state: 'waiting', entity, row: row.id, op })
  }

  async sendAgain(): Promise<void> {
    const since = this.state.heard - KEPT_MS
    const ops = this.tx.objectStore('op')
    const waiting = await ops.index('sending').getAll(IDBKeyRange.bound(['waiting', 0], ['waiting', Infinity]))
    const done = await ops.index('settled').getAll(IDBKeyRange.bound(['done', since], ['done', Infinity]))
    const again = done.filter((stored) => !this.isDropped(stored)).sort((one, other) => one.op.n - other.op.n)
    for (const stored of [...again, ...waiting]) {
      const { done_at: _done, ...rest } = stored
      await ops.put({ ...rest, seq: ++this.state.seq, state: 'waiting', again: true })
    }
    for (const stored of this.added) await ops.put(stored)
    for (const stored of [...this.added, ...again]) await this.lift(stored)
  }

  private isDropped({ row, op }: StoredOp): boolean {
    return this.dropped.has(row) || (op.op === 'add' && this.dropped.has(String(op.values['person_id'])))
  }

  // All that the server has is here by now; what is not here was removed, and must not come back because an op that
  // once made it is sent again.
  private async lift({ entity, row }: StoredOp): Promise<void> {
    const here = await rowStore(this.tx, entity).get(row)
    await keepBase(this.tx, entity, row, here === undefined)
    await rebase(this.tx, entity, row)
  }
}

// Read before the transaction: it would end by itself while a picture is being read.
async function lostImages(db: Database): Promise<Map<string, string>> {
  const state = await db.get('state', 'sync')
  const faces = (await db.getAll('face')).filter((face: FaceRow) => face.era !== state?.era)
  const images = new Map<string, string>()
  for (const face of faces) {
    const image = await db.get('image', face.id)
    if (image) images.set(face.id, await base64(image.blob))
  }
  return images
}
