// What the server would not take.
import { tell } from '../store/channel'
import { currentUser, mine } from '../store/database'

/** The user has read it; it is not shown again. */
export async function dismiss(id: string): Promise<void> {
  const user = currentUser()
  await mine(async (db) => {
    const stored = await db.get('op', id)
    if (stored?.state === 'rejected') await db.delete('op', id)
  })
  if (user !== null) await tell({ type: 'changed', user, people: [], tables: [] })
}
