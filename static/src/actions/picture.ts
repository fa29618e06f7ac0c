// Makes a picture small on the phone: the one wrapper of the browser's image decoding and encoding.
import { say } from '../words/say'

const SIDE = 320
const MOST_BYTES = 40_000
// The server takes 300 kB; beyond that even the plainest try is too large.
const LARGEST_SENT = 300_000
const QUALITIES = [0.85, 0.75, 0.6, 0.45, 0.3]

/** The picture cannot be used. The message is for the user. */
export class PictureError extends Error {
  constructor(message = say('That file is not a picture Kith can read.')) {
    super(message)
    this.name = 'PictureError'
  }
}

/** The picture as WebP (JPEG where the browser cannot), at most 320×320 and about 40 kB. @throws PictureError */
export async function small(picture: Blob): Promise<Blob> {
  const bitmap = await decoded(picture)
  try {
    const { width, height } = fitted(bitmap.width, bitmap.height)
    return await encoded(drawn(bitmap, width, height))
  } finally {
    bitmap.close()
  }
}

/** The same, or null for a file that is no picture we can read. */
export function smallOrNull(picture: Blob): Promise<Blob | null> {
  return small(picture).catch((error: unknown) => {
    if (error instanceof PictureError) return null
    throw error
  })
}

/** The size within 320×320 that keeps the proportions; never larger than it was. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, SIDE / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

async function decoded(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image' })
  } catch {
    throw new PictureError()
  }
}

type Canvas = OffscreenCanvas | HTMLCanvasElement

function drawn(bitmap: ImageBitmap, width: number, height: number): Canvas {
  const canvas: Canvas = typeof OffscreenCanvas === 'undefined'
    ? Object.assign(document.createElement('canvas'), { width, height })
    : new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D | null
  if (!context) throw new PictureError(say('This browser can’t make the picture small enough.'))
  context.imageSmoothingQuality = 'high'
  // A transparent picture would become black as JPEG.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0, width, height)
  return canvas
}

async function encoded(canvas: Canvas): Promise<Blob> {
  // Safari answers a wish for WebP with a PNG, without an error.
  const type = (await blobOf(canvas, 'image/webp', QUALITIES[0]!)).type === 'image/webp' ? 'image/webp' : 'image/jpeg'
  let made: Blob | undefined
  for (const quality of QUALITIES) {
    made = await blobOf(canvas, type, quality)
    if (made.size <= MOST_BYTES) return made
  }
  if (!made || made.size > LARGEST_SENT) throw new PictureError(say('That picture is too large.'))
  return made
}

async function blobOf(canvas: Canvas, type: string, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
  if (!blob) throw new PictureError(say('This browser can’t make the picture small enough.'))
  return blob
}
