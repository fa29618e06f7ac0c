// A phone for tests: its own IndexedDB, cookie, locks and tabs, with the real code of the app in each tab.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { ModelServer } from './model_server'

// Node has it, and the browser's types rightly do not.
declare function setImmediate(work: (value?: unknown) => void): void

const inTime = globalThis.setTimeout
const REQUEST_LIMIT = 20_000
const SIGN_OUT_LIMIT = 5_000

/** Modules of one tab: each tab has signals and connections of its own. */
async function modules() {
  vi.resetModules()
  return {
    channel: await import('../../static/src/store/channel'),
    contacts: await import('../../static/src/store/contacts'),
    database: await import('../../static/src/store/database'),
    device: await import('../../static/src/store/device'),
    entry: await import('../../static/src/store/entry'),
    exporting: await import('../../static/src/actions/export'),
    handover: await import('../../static/src/store/handover'),
    identity: await import('../../static/src/store/identity'),
    leftovers: await import('../../static/src/store/leftovers'),
    outbox: await import('../../static/src/store/outbox'),
    storedNudge: await import('../../static/src/store/nudge'),
    storedPush: await import('../../static/src/store/push'),
    room: await import('../../static/src/store/room'),
    round: await import('../../static/src/store/round'),
    signals: await import('../../static/src/store/signals'),
    start: await import('../../static/src/store/start'),
    sync: await import('../../static/src/store/sync'),
    account: await import('../../static/src/actions/account'),
    draft: await import('../../static/src/actions/draft'),
    carried: await import('../../static/src/actions/carried'),
    drafts: await import('../../static/src/store/draft'),
    intake: await import('../../static/src/sharing/intake'),
    face: await import('../../static/src/actions/face'),
    handle: await import('../../static/src/actions/handle'),
    interaction: await import('../../static/src/actions/interaction'),
    note: await import('../../static/src/actions/note'),
    nearWords: await import('../../static/src/actions/near_words'),
    nudge: await import('../../static/src/actions/nudge'),
    ownWords: await import('../../static/src/actions/own_words'),
    person: await import('../../static/src/actions/person'),
    profile: await import('../../static/src/actions/profile'),
    rejected: await import('../../static/src/actions/rejected'),
    skip: await import('../../static/src/actions/skip'),
    year: await import('../../static/src/actions/year'),
    zone: await import('../../static/src/actions/zone'),
  }
}
export type Tab = Awaited<ReturnType<typeof modules>>

/** A server with one account, and a phone on which its user has come in, in `tab`. */
export async function comeIn(id: string, name: string): Promise<{ server: ModelServer; phone: Phone; tab: Tab }> {
  const server = new ModelServer()
  server.join(id, name)
  const phone = new Phone(server)
  const tab = await phone.open()
  await phone.signIn(tab, id)
  return { server, phone, tab }
}

export class Phone {
  readonly factory = new IDBFactory()
  /** The account of the browser's cookie. */
  session: string | null = null
  online = true
  /** What is to be done in a second or later. Nothing of it happens by itself, least of all in the next test. */
  later: { work: () => void; ms: number }[] = []
  /** What the page that runs hears of, such as `online`. */
  page = new EventTarget()
  /** What the worker has written into the page, as a browser has parsed it. */
  handed: { textContent: string; remove(): void } | null = null
  private readonly bus = new Set<Tabs>()
  private held: Promise<unknown> = Promise.resolve()

  constructor(readonly server: ModelServer) {}

  /** Makes this the phone that the code runs on; only one is, at a time. */
  pickUp(): void {
    const bus = this.bus
    vi.stubGlobal('indexedDB', this.factory)
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => this.fetch(path, init))
    const phone = this
    vi.stubGlobal('navigator', {
      get onLine() { return phone.online },
      locks: { request: (_name: string, work: () => Promise<unknown>) => this.lock(work) },
    })
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible', getElementById: () => this.handed }))
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => setImmediate(work))
    const page = (this.page = new EventTarget())
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
    vi.stubGlobal('setInterval', () => 0)
    vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => this.wait(work, ms))
    vi.stubGlobal('BroadcastChannel', class extends Tabs {
      constructor() { super(bus) }
    })
  }

  /** The network is there again, after what was tried without it has failed. */
  async reconnect(): Promise<void> {
    await settled()
    this.online = true
  }

  /** A tab that has not started yet. */
  load(): Promise<Tab> {
    this.pickUp()
    return modules()
  }

  /** A tab that has started, and has synced if it could. */
  async open(): Promise<Tab> {
    const tab = await this.load()
    await tab.start.start()
    await tab.sync.flush()
    await settled()
    return tab
  }

  /** The worker reads what a page that opens is to begin with; the next tab finds it. */
  async handOver(): Promise<string> {
    const worker = await this.load()
    const text = worker.handover.written(await worker.handover.gather(Date.now()))
    const textContent = text.replace(/^<script[^>]*>/, '').replace(/<\/script>$/, '')
    this.handed = { textContent, remove: () => (this.handed = null) }
    return text
  }

  /** Signs in as the server knows the account, as after a passkey. */
  async signIn(tab: Tab, id: string): Promise<void> {
    await tab.entry.enter(async () => {
      this.session = id
      return { user: { id, name: this.server.accounts[id]!.name } }
    })
    await tab.sync.flush()
    await settled()
  }

  private wait(work: () => void, ms: number): unknown {
    if (ms < 1000) return inTime(work, ms)
    // The limit of a request is not among them: here every request is answered or fails.
    if (ms !== REQUEST_LIMIT && ms !== SIGN_OUT_LIMIT) this.later.push({ work, ms })
    return 0
  }

  private lock(work: () => Promise<unknown>): Promise<unknown> {
    const turn = this.held.then(work)
    this.held = turn.catch(() => undefined)
    return turn
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    if (!this.online) throw new TypeError('Failed to fetch')
    if (path === '/api/sync') {
      const answer = await this.server.sync(this.session, JSON.parse(String(init.body)))
      if (answer === 'lost') throw new TypeError('Failed to fetch')
      return json(answer.status, answer.body)
    }
    if (path === '/api/session' && init.method === 'DELETE') {
      this.session = null
      return new Response(null, { status: 204 })
    }
    if (path === '/api/session') {
      return json(200, { user: this.session && { id: this.session, name: this.server.accounts[this.session]!.name } })
    }
    const face = this.server.faces[path.split('/').at(-1)!]
    if (face) return new Response(face)
    return json(404, { error: 'No.', status: 404, code: 'no' })
  }
}

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status })

class Tabs {
  onmessage: ((event: { data: unknown }) => void) | null = null
  constructor(private readonly bus: Set<Tabs>) { bus.add(this) }
  postMessage(data: unknown): void {
    const copy = structuredClone(data)
    for (const tab of this.bus) if (tab !== this) setImmediate(() => tab.onmessage?.({ data: copy }))
  }
  close(): void { this.bus.delete(this) }
}

/** Lets everything that was begun, in any tab, come to its end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** All ops that a phone keeps, by state. */
export async function ops(tab: Tab, state: string) {
  const all = await tab.database.mine((db) => db.getAll('op'))
  return all.filter((op) => op.state === state).sort((one, other) => one.seq - other.seq)
}
