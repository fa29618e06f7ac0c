// Faces on the phone: fetched once, kept as blobs, shown by object URLs that are given back when no longer needed.
import { currentUser, mine, withDatabase } from './database'
import { tell } from './channel'
import { isFull } from './full'
import type { ImageRecord } from './schema'
import { bytes, ServerError } from '../server'

const urls = new Map<string, string>()
const TOGETHER = 4

/** The URL of a face that has been read, or null. */
export const faceUrl = (faceId: string | null): string | null => (faceId ? urls.get(faceId) ?? null : null)

/** Reads pictures from the phone, so that `faceUrl` knows them. */
export async function readFaces(user: string, faceIds: string[]): Promise<void> {
  const missing = faceIds.filter((id) => !urls.has(id))
  if (missing.length === 0) return
  const images = await imagesOf(user, missing)
  if (user === currentUser()) showFaces(images)
}

/** The pictures that the phone has of these. */
export async function imagesOf(user: string, faceIds: string[]): Promise<ImageRecord[]> {
  const images = await withDatabase(user, (db) => {
    const tx = db.transaction('image')
    return Promise.all(faceIds.map((id) => tx.store.get(id)))
  })
  return images.filter((image) => image !== undefined)
}

/** From now on `faceUrl` knows them. */
export function showFaces(images: ImageRecord[]): void {
  for (const { id, blob } of images) if (!urls.has(id)) urls.set(id, URL.createObjectURL(blob))
}

/** Gives back the URLs of faces that nobody has any more. */
export function keepFaces(faceIds: Set<string>): void {
  for (const [id, url] of urls) {
    if (faceIds.has(id)) continue
    URL.revokeObjectURL(url)
    urls.delete(id)
  }
}

/** Fetches the pictures that the phone lacks. `faces` maps a face to its person. What fails is asked for next time. */
export async function fetchFaces(user: string, faces: Map<string, string>): Promise<void> {
  const here = new Set(await withDatabase(user, (db) => db.getAllKeys('image')))
  const missing = [...faces.keys()].filter((id) => !here.has(id))
  const work = async (): Promise<void> => {
    for (let id = missing.pop(); id !== undefined; id = missing.pop()) {
      const blob = await picture(id)
      if (blob === 'later' || user !== currentUser()) return
      if (!blob) continue
      const image = { id, blob }
      if (!(await keep(user, image))) return
      await tell({ type: 'changed', user, people: [faces.get(id)!], tables: ['face'] })
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, work))
}

// False when the phone has no room for it; it shows without, and is asked for another time.
async function keep(user: string, image: ImageRecord): Promise<boolean> {
  try {
    await withDatabase(user, (db) => db.put('image', image))
    return true
  } catch (error) {
    if (!isFull(error)) throw error
    return false
  }
}

/** The picture of a face that nobody shows now; null when neither the phone nor the server has it to give. */
export async function pictureOf(faceId: string): Promise<Blob | null> {
  const known = await mine((db) => db.get('image', faceId))
  if (known) return known.blob
  const blob = await picture(faceId)
  if (blob === null || blob === 'later') return null
  const user = currentUser()
  if (user !== null) await keep(user, { id: faceId, blob })
  return blob
}

// Null when the server does not have it; `later` when it cannot be asked now.
async function picture(id: string): Promise<Blob | null | 'later'> {
  try {
    return await bytes(`/api/faces/${encodeURIComponent(id)}`)
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    return error.status === 404 ? null : 'later'
  }
}
