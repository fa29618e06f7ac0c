// Databases of accounts that used this phone before. Without anything left to send they go; otherwise they stay closed
// until their owner signs in again, and no other account reads them.
import { disconnect, erase, withDatabase } from './database'
import { changeDevice, device } from './device'
import { alone } from './lock'
import { outboxNow } from './outbox'

/** Removes what other accounts than this one, who is in, have left here and the server already has. Nobody can come in meanwhile. */
export function eraseLeftovers(user: string): Promise<void> {
  return alone(async () => {
    const { signed, known } = await device()
    if (signed?.id !== user) return
    for (const id of known) {
      if (id === user || (await waitingOf(id)) > 0) continue
      await erase(id)
      await changeDevice((before) => ({ known: before.known.filter((one) => one !== id) }))
    }
  })
}

/** How many ops of accounts other than this one wait on this phone. */
export async function leftBehind(user: string): Promise<number> {
  let waiting = 0
  for (const id of (await device()).known) if (id !== user) waiting += await waitingOf(id)
  return waiting
}

async function waitingOf(id: string): Promise<number> {
  try {
    return (await withDatabase(id, outboxNow)).waiting
  } finally {
    await disconnect(id)
  }
}
