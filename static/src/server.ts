// The only fetcher. JSON both ways, same origin, with a time limit and one kind of error.
import { locale, say } from './words/say'

const TIMEOUT_MS = 20_000
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `status` is 0 when there was no answer; then `code` is `offline` or `timeout`. The message is for the user. */
export class ServerError extends Error {
  constructor(
    readonly status: number, readonly code: string, message: string,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'ServerError'
  }
}

export interface RequestOptions { signal?: AbortSignal; timeout?: number }

/** The answer's JSON, undefined when it has none. @throws ServerError */
export function request<T>(method: Method, path: string, body?: unknown, options: RequestOptions = {}): Promise<T> {
  return exchange(method, path, body, options, async (response) => (
    (response.status === 204 ? undefined : await response.json()) as T
  ))
}

/** The bytes at `path`, such as a face. @throws ServerError */
export function bytes(path: string, options: RequestOptions = {}): Promise<Blob> {
  return exchange('GET', path, undefined, options, (response) => response.blob())
}

export const get = <T>(path: string, options?: RequestOptions) => request<T>('GET', path, undefined, options)
export const post = <T>(path: string, body: unknown = {}, options?: RequestOptions) => request<T>('POST', path, body, options)
export const put = <T>(path: string, body: unknown = {}, options?: RequestOptions) => request<T>('PUT', path, body, options)
export const patch = <T>(path: string, body: unknown = {}, options?: RequestOptions) => request<T>('PATCH', path, body, options)
export const remove = <T = void>(path: string, options?: RequestOptions) => request<T>('DELETE', path, undefined, options)

// The time limit covers the body too: a server that stalls halfway must not hold up the outbox.
async function exchange<T>(
  method: Method, path: string, body: unknown, options: RequestOptions, read: (response: Response) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const cancel = () => stop.abort()
  let late = false
  const timer = setTimeout(() => { late = true; stop.abort() }, options.timeout ?? TIMEOUT_MS)
  options.signal?.addEventListener('abort', cancel)
  try {
    const response = await fetch(path, init(method, body, stop.signal))
    if (!response.ok) throw await refusal(response)
    return await read(response)
  } catch (error) {
    throw error instanceof ServerError ? error : silence(late)
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', cancel)
  }
}

function init(method: Method, body: unknown, signal: AbortSignal): RequestInit {
  // The server answers in the language that is spoken here, which need not be the browser's.
  const headers = { 'Accept-Language': locale }
  const common: RequestInit = { method, credentials: 'same-origin', cache: 'no-store', signal, headers }
  if (body === undefined) return common
  return { ...common, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

function silence(late: boolean): ServerError {
  return late
    ? new ServerError(0, 'timeout', say('The server is taking too long. Try again in a moment.'))
    : new ServerError(0, 'offline', say('No connection right now.'))
}

interface Refusal { error?: unknown; code?: unknown; fields?: unknown }

async function refusal(response: Response): Promise<ServerError> {
  // A proxy in between may answer with a page of its own instead of our JSON.
  const told = (await response.json().catch(() => null)) as Refusal | null
  const message = typeof told?.error === 'string' ? told.error : say('Something went wrong on the server. Try again in a moment.')
  const code = typeof told?.code === 'string' ? told.code : 'error'
  const fields = typeof told?.fields === 'object' && told.fields !== null ? (told.fields as Record<string, string>) : {}
  return new ServerError(response.status, code, message, fields)
}
