// The share sheet's POST, taken by the worker: it becomes a draft on the phone, or several. Any site can post here and looks
// the same, so this only ever fills a form.
import shareTarget from '../../../pwa/share_target.json'
import { takeIn } from '../sharing/intake'

const FIELDS = shareTarget.params
const FILES = shareTarget.params.files[0]?.name ?? 'files'

export const isShare = ({ url, sameOrigin }: { url: URL; sameOrigin: boolean }): boolean =>
  sameOrigin && url.pathname === shareTarget.action

/** Keeps the share and leads to Add with it. The address is absolute, for Safari follows no relative one from a worker. */
export async function takeShare({ request }: { request: Request }): Promise<Response> {
  const to = await keep(request).catch((error: { name?: string }) => `/add?share=${error.name === 'TooMany' ? 'full' : 'again'}`)
  return Response.redirect(new URL(to, request.url).href, 303)
}

async function keep(request: Request): Promise<string> {
  const form = await request.formData()
  // A form's field for files that holds none still sends one, without a name and empty.
  const files = form.getAll(FILES).filter((entry) => entry instanceof File).filter(({ name, size }) => name || size)
  const share = { title: words(form, FIELDS.title), text: words(form, FIELDS.text), url: words(form, FIELDS.url) }
  const [first] = await takeIn(share, files)
  return first ? `/add?draft=${encodeURIComponent(first)}` : '/add'
}

function words(form: FormData, field: string): string | null {
  const value = form.get(field)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
