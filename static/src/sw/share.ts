// The share sheet's POST, taken by the worker: it becomes a draft on the phone. Any site can post here and looks the same, so
// this only ever fills a form; nothing becomes a person without a tap.
import shareTarget from '../../../pwa/share_target.json'
import { saveDraft } from '../store/device'

const FIELDS = shareTarget.params
const FILES = shareTarget.params.files[0]?.name ?? 'files'
const LONGEST = 10_000
/** A contact card or a note that is larger was not meant for one person. */
const LARGEST_TEXT_FILE = 100_000
const TEXT_FILE = /^text\/|\.(vcf|txt)$/i

export const isShare = ({ url, sameOrigin }: { url: URL; sameOrigin: boolean }): boolean =>
  sameOrigin && url.pathname === shareTarget.action

/** Keeps the share and leads to Add with it. The address is absolute, for Safari follows no relative one from a worker. */
export async function takeShare({ request }: { request: Request }): Promise<Response> {
  const to = await keep(request).then((id) => `/add?draft=${encodeURIComponent(id)}`, () => '/add?share=again')
  return Response.redirect(new URL(to, request.url).href, 303)
}

async function keep(request: Request): Promise<string> {
  const form = await request.formData()
  const texts = [words(form, FIELDS.text), ...(await writtenFiles(form))].filter((text) => text !== null)
  return saveDraft({
    title: words(form, FIELDS.title), text: texts.length ? texts.join('\n') : null, url: words(form, FIELDS.url),
  })
}

function words(form: FormData, field: string): string | null {
  const value = form.get(field)
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, LONGEST) : null
}

/** What contact cards and text files say. */
async function writtenFiles(form: FormData): Promise<string[]> {
  const files = form.getAll(FILES).filter((entry) => entry instanceof File)
  const readable = files.filter((file) => TEXT_FILE.test(file.type || file.name) && file.size <= LARGEST_TEXT_FILE)
  return Promise.all(readable.map((file) => file.text()))
}
