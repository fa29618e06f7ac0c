// What the worker hands to a page that opens: whose phone it is, and what Today begins with. It is read while the page's scripts
// are on their way, comes in the page itself, and is kept nowhere.
import { base64, fromBase64 } from './base64'
import { isUpToDate, welcome } from './database'
import { device, type Device } from './device'
import { imagesOf } from './faces'
import { readToday, type Today } from './today'

/** `faces` are the pictures of those on Today, by id: their type, and their bytes as base64. */
export interface Handover { device: Device; today: Today | null; faces: Record<string, readonly [type: string, bytes: string]> }

/** Of so many the picture comes along: of the card, and of those who are seen below it. */
const FACES = 6
const ID = 'handover'

/** In the worker. */
export async function gather(now: number): Promise<Handover> {
  const here = await device()
  const id = here.signed?.id
  // A page that waits for another tab says so itself, unless the worker waits before it.
  if (!id || !(await isUpToDate(id))) return { device: here, today: null, faces: {} }
  welcome(id)
  const today = await readToday(id, now)
  return { device: here, today, faces: await facesOf(id, today) }
}

async function facesOf(user: string, { people }: Today): Promise<Handover['faces']> {
  const ids = people.slice(0, FACES).flatMap(({ person }) => person.face_id ?? [])
  if (!ids.length) return {}
  const found = await imagesOf(user, ids)
  return Object.fromEntries(await Promise.all(found.map(async ({ id, blob }) => [id, [blob.type, await base64(blob)]] as const)))
}

/** As it stands in the page: data, which no browser runs. */
export function written(handover: Handover): string {
  return `<script type="application/json" id="${ID}">${JSON.stringify(handover).replaceAll('<', '\\u003c')}</script>`
}

/** In the page: takes it out, so that it stands nowhere any more. Null where no worker has handed anything over. */
export function taken(): Handover | null {
  const element = globalThis.document?.getElementById(ID)
  element?.remove()
  return element?.textContent ? (JSON.parse(element.textContent) as Handover) : null
}

/** The pictures as they were. */
export function blobs({ faces }: Handover): { id: string; blob: Blob }[] {
  return Object.entries(faces).map(([id, [type, bytes]]) => ({ id, blob: new Blob([fromBase64(bytes)], { type }) }))
}
