// A phone in node: its databases, clock and lock stay when its tab is killed. The tab runs the real code of the app, in
// surroundings of its own; what it fetches waits for somebody to answer.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'

/** Thrown at a tab that was killed, whenever it goes on all the same. */
export class Killed extends Error {}

const later = globalThis.setImmediate
let turns = 0
// The databases take their turns by it; counting them tells when everything has come to rest.
globalThis.setImmediate = (work, ...given) => {
  turns += 1
  return later(() => {
    turns -= 1
    work(...given)
  })
}

/** Ends when nothing goes on any more but what waits for a network or for time to pass. */
export async function quiet() {
  do await new Promise((resolve) => later(resolve))
  while (turns > 0)
}

/** Numbers for timers and requests. */
let numbers = 0

/** The tab that has a connection to a database. */
const owners = new WeakMap()
for (const write of ['add', 'put', 'delete', 'clear']) {
  const original = IDBObjectStore.prototype[write]
  IDBObjectStore.prototype[write] = function (...given) {
    owners.get(this.transaction.db)?.step()
    return original.apply(this, given)
  }
}

export class Phone {
  databases = new IDBFactory()
  /** What Date.now() says here. */
  clock = 0
  tab = null
  held = Promise.resolve()

  constructor(seed, app) {
    this.random = randomness(seed)
    this.app = app
  }

  open() {
    this.tab = new Tab(this)
  }

  lock(tab, work) {
    const turn = this.held.then(() => (tab.alive ? Promise.race([work(), tab.death]) : undefined))
    this.held = turn.catch(() => undefined)
    return turn
  }
}

class Tab {
  alive = true
  /** How many more steps the databases take before the tab is killed in the middle. */
  fuse = Infinity
  elapsed = 0
  timers = new Map()
  requests = new Map()
  events = new EventTarget()
  connections = new Set()
  transactions = new Set()

  constructor(phone) {
    this.phone = phone
    this.death = new Promise((_resolve, reject) => { this.die = () => reject(new Killed()) })
    this.death.catch(() => undefined)
    this.page = phone.app(this.surroundings())
  }

  surroundings() {
    const { phone } = this
    return {
      indexedDB: { open: (...given) => this.connect(given), deleteDatabase: (name) => phone.databases.deleteDatabase(name) },
      fetch: (path, init) => this.fetch(path, init),
      navigator: { userAgent: 'Chrome/140 Android', onLine: true, locks: { request: (_name, work) => phone.lock(this, work) } },
      document: Object.assign(this.events, { visibilityState: 'visible' }),
      addEventListener: (name, listener) => this.events.addEventListener(name, listener),
      setTimeout: (work, ms) => this.wait(work, ms),
      clearTimeout: (id) => this.timers.delete(id),
      setInterval: () => 0,
      BroadcastChannel: undefined,
      caches: undefined,
      crypto: phone.random,
      Date: class extends Date {
        constructor(...given) { super(...(given.length ? given : [phone.clock])) }
        static now() { return phone.clock }
      },
    }
  }

  /** One step of a database; the tab may be killed before it. */
  step() {
    if (this.alive && this.fuse-- <= 0) this.kill()
    if (!this.alive) throw new Killed()
  }

  connect([name, version]) {
    this.step()
    const request = this.phone.databases.open(name, version)
    const mine = (db) => {
      this.connections.add(db)
      owners.set(db, this)
      db.transaction = (...given) => {
        this.step()
        const transaction = Object.getPrototypeOf(db).transaction.apply(db, given)
        this.transactions.add(transaction)
        for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => this.transactions.delete(transaction))
        return transaction
      }
    }
    request.addEventListener('success', () => {
      if (this.alive) mine(request.result)
      else request.result.close()
    })
    return request
  }

  /** The end, in the middle of whatever it was doing. What was not yet committed is gone. */
  kill() {
    this.alive = false
    for (const transaction of this.transactions) {
      try { transaction.abort() } catch { /* It was over. */ }
    }
    for (const db of this.connections) db.close()
    this.timers.clear()
    this.requests.clear()
    this.die()
  }

  wait(work, ms) {
    if (!this.alive) return 0
    const id = ++numbers
    this.timers.set(id, { work, due: this.elapsed + ms })
    return id
  }

  /** Lets time pass in this tab, whatever its clock says. */
  async pass(ms) {
    const until = this.elapsed + ms
    for (;;) {
      const [id, next] = [...this.timers].sort(([, one], [, other]) => one.due - other.due)[0] ?? []
      if (!next || next.due > until) break
      this.elapsed = next.due
      this.timers.delete(id)
      next.work()
      await quiet()
    }
    this.elapsed = until
  }

  fetch(path, { method, body, signal }) {
    if (!this.alive) throw new Killed()
    const id = ++numbers
    return new Promise((resolve, reject) => {
      const end = (settle) => (given) => {
        this.requests.delete(id)
        settle(given)
      }
      this.requests.set(id, { id, method, path, body: body ?? null, answer: end(resolve), fail: end(reject) })
      signal.addEventListener('abort', () => end(reject)(new Error('aborted')))
    })
  }
}

// Made from a seed: the same game is the same game when it is played again.
function randomness(seed) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const getRandomValues = (bytes) => {
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = next() & 0xff
    return bytes
  }
  const hex = (digits) => Array.from({ length: digits }, () => (next() & 0xf).toString(16)).join('')
  const randomUUID = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
  return { next, getRandomValues, randomUUID }
}
