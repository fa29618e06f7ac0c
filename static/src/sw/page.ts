// The page for every screen: the kept one, and in it what Today begins with. The browser fetches the page's scripts from its first
// half while the worker still reads.
import { gather, written } from '../store/handover'

const END = '</body>'
/** A database that another tab holds up holds up no page: it then asks for itself, and says what is in the way. */
const PATIENCE_MS = 400

/** `kept` is the page as it came from the server. */
export async function page(kept: Response): Promise<Response> {
  const [first, ...rest] = (await kept.text()).split(END)
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      stream.enqueue(text.encode(first))
      stream.enqueue(text.encode((await handover()) + [END, ...rest].join('')))
      stream.close()
    },
  })
  const headers = new Headers(kept.headers)
  headers.delete('Content-Length')
  headers.delete('Content-Encoding')
  return new Response(body, { headers })
}

async function handover(): Promise<string> {
  const late = new Promise<null>((end) => setTimeout(end, PATIENCE_MS, null))
  const found = await Promise.race([gather(Date.now()).catch(() => null), late])
  return found ? written(found) : ''
}
