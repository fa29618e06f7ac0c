// Made-up people to try Kith with. They need the server.
import { flushSoon } from '../store/flusher'
import { post, remove } from '../server'

/** Returns how many people came. @throws ServerError */
export async function add(): Promise<number> {
  const { people } = await post<{ people: number }>('/api/samples')
  await flushSoon()
  return people
}

/** @throws ServerError */
export async function clear(): Promise<void> {
  await remove('/api/samples')
  await flushSoon()
}
