// Whose session the browser's cookie is. The phone must never send one account's taps with another account's cookie.
import { tell } from './channel'
import { changeDevice, device, type Account } from './device'
import { get } from '../server'

/** Asks the server who is signed in; null for nobody. @throws ServerError when there is no answer */
export async function whoIsIt(): Promise<Account | null> {
  return (await get<{ user: Account | null }>('/api/session')).user
}

/**
 * The account of this phone, when it is certain that the cookie is not somebody else's. A sign-in that was cut off
 * between the server and the phone leaves it uncertain; then the server is asked.
 * @throws ServerError when it is uncertain and there is no answer
 */
export async function certainAccount(): Promise<Account | null> {
  const { signed, sure } = await device()
  if (sure) return signed
  const who = await whoIsIt()
  // Without any session nothing can go to a wrong account: syncing will ask for the passkey.
  const now = who ?? signed
  await sign(now)
  return now
}

/** From now on this account is the phone's. */
export async function sign(account: Account | null): Promise<void> {
  await changeDevice(({ known }) => ({
    signed: account, sure: true,
    known: account && !known.includes(account.id) ? [...known, account.id] : known,
  }))
  await tell({ type: 'account' })
}
