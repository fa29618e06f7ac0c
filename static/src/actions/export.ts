// Everything on this phone in one file, for the user to keep.
import { base64 } from '../store/base64'
import { mine } from '../store/database'
import { TABLES, type Row } from '../store/rows'
import { STORES } from '../store/schema'

/**
 * JSON: `{made_at, rows: {person: [...], …}, faces: {id: base64}, own_words: [...]}`, with what the server does not have yet, and
 * the words that are still being written.
 */
export async function exportAll(): Promise<Blob> {
  const [rows, images, own_words] = await mine((db) => {
    const tx = db.transaction([...STORES, 'own_words' as const])
    return Promise.all([
      Promise.all(TABLES.map((table) => tx.objectStore(table).getAll() as Promise<Row[]>)),
      tx.objectStore('image').getAll(),
      tx.objectStore('own_words').getAll(),
    ])
  })
  const faces: Record<string, string> = {}
  for (const { id, blob } of images) faces[id] = await base64(blob)
  const exported = {
    made_at: new Date().toISOString(),
    rows: Object.fromEntries(TABLES.map((table, at) => [table, rows[at]!.map(({ era: _era, ...row }) => row)])),
    faces,
    own_words,
  }
  return new Blob([JSON.stringify(exported, null, 2)], { type: 'application/json' })
}
