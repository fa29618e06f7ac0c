// Plays phones for a game that runs elsewhere: reads one command a line, answers one line when everything has come to rest.
import 'fake-indexeddb/auto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import esbuild from 'esbuild'
import { Killed, Phone, quiet } from './phone.mjs'

/** So few ops go in one request that a game of some dozen steps needs several. */
const OPS_IN_A_BATCH = 3

const smallBatches = {
  name: 'small batches',
  setup(build) {
    build.onLoad({ filter: /store\/round\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source.replace('MOST_OPS = 100', `MOST_OPS = ${OPS_IN_A_BATCH}`)
      if (contents === source) throw new Error('round.ts no longer says how many ops go in a batch.')
      return { contents, loader: 'ts' }
    })
  },
}

/** The page as a function of its surroundings: each call is a tab that was just opened. */
async function build() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    bundle: true, write: false, format: 'iife', globalName: 'page', target: 'es2022', plugins: [smallBatches],
    define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'warning',
  })
  const code = outputFiles[0].text
  return (around) => new Function(...Object.keys(around), `${code}; return page`)(...Object.values(around))
}

const app = await build()
let phones = []
let troubles = []
let killing = false
/** Time that is passing, which takes longer than coming to rest does. */
let passing = null

// A promise that fails unseen is a bug, except in a tab that was killed in the middle of something.
process.on('unhandledRejection', (error) => {
  if (!killing && !(error instanceof Killed)) troubles.push(String(error?.stack ?? error))
})

const commands = {
  begin() {
    for (const phone of phones) phone?.tab.kill()
    phones = []
  },
  /** A phone out of its box. Whatever it makes up, it makes from the seed. */
  unpack({ number, seed }) {
    phones[number]?.tab.kill()
    phones[number] = new Phone(seed, app)
  },
  open({ phone }) {
    phone.open()
    return phone.tab.page.start()
  },
  /** Kills the tab now, or after so many steps of its databases, or never. */
  kill({ phone, after }) {
    if (after === 0) phone.tab.kill()
    else phone.tab.fuse = after ?? Infinity
  },
  online: ({ phone }) => { phone.tab.events.dispatchEvent(new Event('online')) },
  pass({ phone, ms }) {
    passing = phone.tab.pass(ms).finally(() => { passing = null })
    return passing
  },
  act: ({ phone, action, given }) => phone.tab.page.actions[action](...given),
  look: ({ phone }) => phone.tab.page.look(),
  answer({ phone, request, status, body }) {
    const json = async () => JSON.parse(body)
    phone.tab.requests.get(request).answer({ ok: status < 300, status, json })
  },
  fail: ({ phone, request }) => { phone.tab.requests.get(request).fail(new TypeError('Failed to fetch')) },
}

async function obey({ command, phone: number, clock, ...given }) {
  const phone = phones[number]
  if (phone && clock !== undefined) phone.clock = clock
  let outcome = { done: false }
  // What waits for the network ends after its command was answered; then only what should never happen is told.
  let told = false
  Promise.resolve()
    .then(() => commands[command]({ phone, ...given }))
    .then((result) => { outcome = { done: true, result: result ?? null } }, (error) => {
      outcome = { done: true, error: String(error?.stack ?? error) }
      if (told && !(error instanceof Killed) && error?.name !== 'ServerError') troubles.push(outcome.error)
    })
  await quiet()
  if (passing) await passing.then(quiet)
  told = true
  return { ...outcome, ...(phone ? state(phone) : {}), troubles: troubles.splice(0) }
}

function state({ tab }) {
  return {
    alive: tab.alive,
    report: tab.alive ? tab.page.report() : null,
    requests: [...tab.requests.values()].map(({ id, method, path, body }) => ({ id, method, path, body })),
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line)
  killing = ['begin', 'unpack', 'kill'].includes(command.command) || phones.some((phone) => phone?.tab && phone.tab.fuse !== Infinity)
  process.stdout.write(`${JSON.stringify(await obey(command))}\n`)
}
