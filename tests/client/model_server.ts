// The server of docs/sync.md, small and in memory, for tests of the phone's half.
import type { AddOp, Op, Result, SetOp, SyncAnswer, SyncRequest } from '../../static/src/store/ops'
import type { Meta } from '../../static/src/store/rows'

type Row = Record<string, unknown> & { id: string; change: number; removed_at: number | null }
type Edit = { at: number; device: string; n: number }
interface Account {
  name: string; counter: number
  rows: Record<string, Record<string, Row>>
  receipts: Record<string, { payload: string; status: Result['status']; reason: string | null }>
}
/** What happens to the next sync request. */
export type Fate = 'ok' | 'request lost' | 'response lost' | 'doubled' | 'error' | 'signed out' | 'unreadable'

export class ModelServer {
  epoch = 'epoch-1'
  /** The server's own clock, whatever the phone's says. */
  clock = Date.now
  page = 500
  /** Tables of which all rows come with the first page. */
  ahead: string[] = []
  fates: Fate[] = []
  accounts: Record<string, Account> = {}
  faces: Record<string, Blob> = {}
  requests: SyncRequest[] = []
  /** Names that the server refuses, and those for which it cannot read the whole request. */
  refused = new Set<string>()
  unreadable = new Set<string>()
  /** It is of a version that does not know this part of a request yet. */
  lacks: string | null = null
  /** Called while a sync request is under way. */
  during: () => Promise<void> | void = () => {}
  underWay = 0
  mostUnderWay = 0

  join(id: string, name: string): void {
    this.accounts[id] = { name, counter: 0, rows: {}, receipts: {} }
    this.put(id, 'profile', { id, name, time_zone: 'UTC', nudge_time: null, nudge_days: '12345', created_at: 0, meta: {} })
  }

  /** Writes a row as the server itself does, such as a plan or a standing. */
  put(user: string, table: string, row: Record<string, unknown> & { id: string }): void {
    const account = this.accounts[user]!
    ;(account.rows[table] ??= {})[row.id] = { removed_at: null, ...row, change: ++account.counter }
  }

  rows(user: string, table: string): Row[] {
    return Object.values(this.accounts[user]!.rows[table] ?? {})
  }

  live = (user: string, table: string): Row[] => this.rows(user, table).filter((row) => row.removed_at === null)

  backup = (): string => JSON.stringify(this.accounts)

  restore(backup: string): void {
    this.accounts = JSON.parse(backup)
    this.epoch = `epoch-${Number(this.epoch.split('-')[1]) + 1}`
  }

  /** `session` is the account whose cookie the phone has, null for none. */
  async sync(session: string | null, request: SyncRequest): Promise<{ status: number; body: unknown } | 'lost'> {
    const fate = this.fates.shift() ?? 'ok'
    if (fate === 'request lost') return 'lost'
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay)
    try {
      await this.during()
      return this.answer(fate, session, request)
    } finally {
      this.underWay -= 1
    }
  }

  private answer(fate: Fate, session: string | null, request: SyncRequest): { status: number; body: unknown } | 'lost' {
    if (session === null || fate === 'signed out') return { status: 401, body: { error: 'Sign in.', status: 401, code: 'signed_out' } }
    if (fate === 'error') return { status: 503, body: 'a page of a proxy' }
    if (this.lacks) {
      const fields = { [this.lacks]: 'Extra inputs are not permitted' }
      return { status: 400, body: { error: 'That could not be understood.', status: 400, code: 'invalid', fields } }
    }
    if (request.ops.some((op) => this.unreadable.has(nameIn(op)))) {
      return { status: 400, body: { error: 'That could not be understood.', status: 400, code: 'invalid' } }
    }
    this.requests.push(structuredClone(request))
    const answer = this.take(session, request)
    if (fate === 'response lost') return 'lost'
    return { status: 200, body: fate === 'doubled' ? this.take(session, request) : answer }
  }

  private take(user: string, request: SyncRequest): SyncAnswer {
    const account = this.accounts[user]!
    const common = { epoch: this.epoch, now: this.clock(), newest: account.counter }
    if (request.epoch !== null && request.epoch !== this.epoch) return { ...common, cursor: 0, more: false, results: [], rows: {} }
    const results = request.ops.map((op) => this.result(account, user, op, request))
    const newer = Object.entries(account.rows)
      .flatMap(([table, rows]) => Object.values(rows).map((row) => ({ table, row })))
      .filter(({ row }) => row.change > request.cursor)
      .sort((one, other) => one.row.change - other.row.change)
    const page = newer.slice(0, this.page)
    const rows: Record<string, Row[]> = {}
    // What Today shows comes ahead of its turn.
    const ahead = request.cursor === 0 && newer.length > page.length ? newer.slice(this.page).filter(({ table }) => this.ahead.includes(table)) : []
    for (const { table, row } of [...page, ...ahead]) (rows[table] ??= []).push(structuredClone(row))
    const cursor = page.at(-1)?.row.change ?? request.cursor
    return { ...common, cursor, more: newer.length > page.length, results, rows: rows as SyncAnswer['rows'] }
  }

  private result(account: Account, user: string, op: Op, request: SyncRequest): Result {
    const payload = JSON.stringify(op)
    const known = account.receipts[op.id]
    if (known && known.payload !== payload) return { id: op.id, status: 'rejected', reason: 'This was sent before with other content.' }
    if (known) return { id: op.id, status: 'duplicate', first: known.status, reason: known.reason }
    const reason = this.refusal(account, user, op)
    const edit = { at: this.clock() - Math.max(0, request.sent_at - op.at), device: request.device, n: op.n }
    const status = reason ? 'rejected' : op.op === 'add' ? this.add(account, op, edit) : this.set(account, op, edit)
    account.receipts[op.id] = { payload, status, reason }
    return { id: op.id, status, reason }
  }

  private refusal(account: Account, user: string, op: Op): string | null {
    const row = account.rows[op.entity]?.[op.row]
    if (op.op === 'set') {
      if (op.entity === 'profile' && op.row !== user) return "That account isn’t here."
      if (!row && !(op.entity === 'interaction' && op.field === 'removed_at')) return "What you changed isn’t here any more."
    } else {
      const person = op.values['person_id']
      if (person && !account.rows['person']?.[String(person)]) return "That person isn’t here any more."
    }
    return this.refused.has(nameIn(op)) ? 'That name cannot be used.' : null
  }

  private add(account: Account, op: AddOp, edit: Edit): Result['status'] {
    const rows = (account.rows[op.entity] ??= {})
    if (rows[op.row]) return 'applied'
    const { image: _image, ...values } = op.values
    const row = { id: op.row, ...values, created_at: edit.at, meta: op.meta ?? {}, removed_at: op.removed_at ?? null, change: ++account.counter }
    rows[op.row] = op.entity === 'person' ? { sample: false, ...row } : row
    return 'applied'
  }

  private set(account: Account, op: SetOp, edit: Edit): Result['status'] {
    const rows = (account.rows[op.entity] ??= {})
    if (op.entity === 'interaction' && op.field === 'removed_at') {
      rows[op.row] = { id: op.row, removed_at: edit.at, change: ++account.counter, kind: 'like', at: 0 }
      return 'applied'
    }
    const row = rows[op.row]!
    if (row[op.field] === op.value) return 'applied'
    const meta = row['meta'] as Meta
    const [rev, at, device = '', n = 0] = meta[op.field] ?? [1, Number(row['created_at'])]
    const stands = { at, device, n }
    const follows = stands.device === edit.device && stands.n < edit.n
    if (op.base !== rev && !follows) {
      const wins = edit.at > stands.at || (edit.at === stands.at && `${edit.device} ${edit.n}` > `${stands.device} ${stands.n}`)
      this.past(account, op, wins ? row[op.field] : op.value, wins ? stands : edit)
      if (!wins) return 'conflict'
    }
    rows[op.row] = { ...row, [op.field]: op.value, meta: { ...meta, [op.field]: [rev + 1, edit.at, edit.device, edit.n] }, change: ++account.counter }
    return 'applied'
  }

  private past(account: Account, op: SetOp, value: unknown, { at, device }: Edit): void {
    const id = `past-${this.epoch}-${account.counter + 1}`
    const row = { id, change: ++account.counter, removed_at: null, entity: op.entity, row_id: op.row, field: op.field }
    ;(account.rows['past_value'] ??= {})[id] = { ...row, value, edited_at: at, device }
  }
}

function nameIn(op: Op): string {
  const value = op.op === 'add' ? op.values['name'] : op.field === 'name' ? op.value : ''
  return String(value ?? '')
}
