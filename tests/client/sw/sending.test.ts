import { afterEach, beforeEach, expect, test, vi } from 'vitest'

vi.mock('../../../static/src/store/database', () => ({ withDatabase: vi.fn() }))
vi.mock('../../../static/src/store/device', () => ({ device: async () => ({ signed: { id: 'nadia' } }) }))
vi.mock('../../../static/src/store/nudge', () => ({ settleNudge: vi.fn() }))
vi.mock('../../../static/src/store/outbox', () => ({ outboxNow: vi.fn() }))
vi.mock('../../../static/src/store/sync', () => ({ flush: vi.fn() }))

async function modules() {
  vi.resetModules()
  return {
    sending: await import('../../../static/src/sw/sending'),
    database: await import('../../../static/src/store/database'),
    nudge: await import('../../../static/src/store/nudge'),
    sync: await import('../../../static/src/store/sync'),
  }
}
let the: Awaited<ReturnType<typeof modules>>
/** What the worker hears of. */
let heard: EventTarget

beforeEach(async () => {
  the = await modules()
  vi.useFakeTimers()
  heard = new EventTarget()
  vi.stubGlobal('addEventListener', heard.addEventListener.bind(heard))
  vi.stubGlobal('removeEventListener', heard.removeEventListener.bind(heard))
  vi.mocked(the.sync.flush).mockReset().mockResolvedValue({ kind: 'offline', left: 1 })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const online = () => heard.dispatchEvent(new Event('online'))
const tries = () => vi.mocked(the.sync.flush).mock.calls.length

test('with a network what was pressed is sent at once, and the nudge is put away', async () => {
  vi.mocked(the.sync.flush).mockResolvedValue({ kind: 'synced', left: 0 })
  await the.sending.sendPatiently()
  expect(tries()).toBe(1)
  expect(the.nudge.settleNudge).toHaveBeenCalledWith('nadia')
})

test('without one the worker tries again, ever more seldom, and gives up before the browser ends it', async () => {
  let ended = false
  void the.sending.sendPatiently().then(() => { ended = true })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(tries()).toBe(2)
  await vi.advanceTimersByTimeAsync(290_000)
  expect(ended).toBe(true)
  expect(tries()).toBe(9)
})

test('the network’s coming back wakes it', async () => {
  const done = the.sending.sendPatiently()
  await vi.advanceTimersByTimeAsync(20_000)
  const before = tries()
  vi.mocked(the.sync.flush).mockResolvedValue({ kind: 'synced', left: 0 })
  online()
  await done
  expect(tries()).toBe(before + 1)
})

test('a network that comes back while an attempt is under way is tried soon after that has failed', async () => {
  let fail = (): void => {}
  void the.sending.sendPatiently()
  await vi.advanceTimersByTimeAsync(70_000)
  vi.mocked(the.sync.flush).mockImplementationOnce(() => new Promise((resolve) => { fail = () => resolve({ kind: 'offline', left: 1 }) }))
  await vi.advanceTimersByTimeAsync(60_000)
  const before = tries()
  online()
  fail()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(tries()).toBe(before + 1)
})

test.each([['something', 2, 1], ['nothing', 0, 0]])('a push sends what was left over: %s', async (_what, waiting, sent) => {
  vi.mocked(the.database.withDatabase).mockResolvedValue({ waiting, rejected: [] })
  await the.sending.sendLeftOver('nadia')
  expect(tries()).toBe(sent)
})
