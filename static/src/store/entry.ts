// Signing in and wiping: both while nothing syncs, because the cookie changes hands.
import { tell } from './channel'
import { currentUser, erase, welcome } from './database'
import { changeDevice, forgetAccount, type Account } from './device'
import { flushSoon } from './flusher'
import { sign } from './identity'
import { alone } from './lock'
import { ServerError } from '../server'

/** Runs the request that signs in, and makes this the account of the phone. @throws what the request throws */
export async function enter<T extends { user: Account }>(request: () => Promise<T>): Promise<T> {
  const entered = await alone(async () => {
    // Until the phone has noted who came in, nothing may be sent: the cookie may already be another account's.
    await changeDevice(() => ({ sure: false }))
    const answer = await request().catch(async (error: unknown) => {
      if (error instanceof ServerError && error.status >= 400 && error.status < 500) await changeDevice(() => ({ sure: true }))
      throw error
    })
    welcome(answer.user.id)
    await changeDevice(() => ({ leaving: false }))
    await sign(answer.user)
    return answer
  })
  void flushSoon()
  return entered
}

/** Runs `last`, then removes everything of this account from the phone. */
export async function wipe(user: string, last: () => Promise<void>): Promise<void> {
  await alone(async () => {
    await last()
    await forgetAccount(user)
    if (currentUser() === user) await tell({ type: 'account' })
    await erase(user)
    await clearCaches()
  })
}

// Only the app itself is cached, and the words of its language, the same for everybody; should anything else ever be, it must
// not stay.
async function clearCaches(): Promise<void> {
  if (typeof caches === 'undefined') return
  const names = await caches.keys()
  await Promise.all(names.filter((name) => !/precache|^kith-words$/.test(name)).map((name) => caches.delete(name)))
}
