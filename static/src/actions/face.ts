// Faces: made small on the phone, saved here at once and sent like everything else.
import { base64 } from '../store/base64'
import { newId, save, type Change } from '../store/outbox'
import { people } from '../store/state'
import { small } from './picture'

export { PictureError } from './picture'

/** Makes the picture small and gives it to the person. @throws PictureError with a sentence for the user */
export async function set(personId: string, picture: Blob): Promise<void> {
  const image = await small(picture)
  const id = newId()
  const values = { person_id: personId, image: await base64(image) }
  await save([
    { op: 'add', entity: 'face', row: id, values, image },
    { op: 'set', entity: 'person', row: personId, field: 'face_id', value: id },
    ...forgetting(personId),
  ])
}

export const clear = (personId: string): Promise<void> => bring(personId, null)

/** Shows an earlier picture again, or none. */
export async function bring(personId: string, faceId: string | null): Promise<void> {
  await save([{ op: 'set', entity: 'person', row: personId, field: 'face_id', value: faceId }, ...forgetting(personId)])
}

// The picture of before is of no use any more, here or on the server.
function forgetting(personId: string): Change[] {
  const before = people.peek().get(personId)?.face_id
  if (!before) return []
  return [{ op: 'set', entity: 'face', row: before, field: 'removed_at', value: Date.now() }]
}
