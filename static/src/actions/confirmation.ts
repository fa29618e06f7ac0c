// Some things need the passkey once more.
import { post, ServerError } from '../server'
import * as passkey from './passkey'

/** Shows a passkey again; false when the user closed the dialog. @throws ServerError, PasskeyError */
async function confirm(): Promise<boolean> {
  const { options } = await post<{ options: passkey.RequestOptions }>('/api/session/confirmation/options')
  const credential = await passkey.show(options)
  if (!credential) return false
  await post('/api/session/confirmation', { credential })
  return true
}

/** Does it, after a confirmation if the server asks for one; null when the user did not confirm. @throws ServerError */
export async function confirmed<T>(work: () => Promise<T>): Promise<{ value: T } | null> {
  try {
    return { value: await work() }
  } catch (error) {
    if (!(error instanceof ServerError) || error.status !== 403 || error.code !== 'confirm') throw error
  }
  return (await confirm()) ? { value: await work() } : null
}
