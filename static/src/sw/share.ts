// The share sheet's POST, taken by the worker: it becomes a draft on the phone. Any site can post here and looks the same, so
// this only ever fills a form; nothing becomes a person without a tap.
import shareTarget from '../../../pwa/share_target.json'
import { saveDraft, type Share } from '../store/device'
import { readCard } from './card'

const FIELDS = shareTarget.params
const FILES = shareTarget.params.files[0]?.name ?? 'files'
const LONGEST = 4_000
/** A contact card may hold a picture; one that is larger was not meant for one person. */
const LARGEST_FILE = 2_000_000

export const isShare = ({ url, sameOrigin }: { url: URL; sameOrigin: boolean }): boolean =>
  sameOrigin && url.pathname === shareTarget.action

/** Keeps the share and leads to Add with it. The address is absolute, for Safari follows no relative one from a worker. */
export async function takeShare({ request }: { request: Request }): Promise<Response> {
  const to = await keep(request).then((id) => `/add?draft=${encodeURIComponent(id)}`, () => '/add?share=again')
  return Response.redirect(new URL(to, request.url).href, 303)
}

async function keep(request: Request): Promise<string> {
  const form = await request.formData()
  const [file] = form.getAll(FILES).filter((entry) => entry instanceof File && entry.size <= LARGEST_FILE) as File[]
  return saveDraft(withFile(shared(form), file ? await file.text() : ''))
}

function shared(form: FormData): Share {
  return { title: words(form, FIELDS.title), text: words(form, FIELDS.text), url: words(form, FIELDS.url) }
}

/** A contact card gives its name and addresses, any other text file what it says. */
function withFile(share: Share, text: string): Share {
  const card = readCard(text)
  const said = card ? card.addresses.join('\n') : text.slice(0, LONGEST)
  return { ...share, title: card?.name ?? share.title, text: [share.text, said].filter(Boolean).join('\n') || null }
}

function words(form: FormData, field: string): string | null {
  const value = form.get(field)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
