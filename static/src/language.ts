// The language that is spoken on this device: which it is, and its catalogue. English needs none, and waits for nothing.
import { recall, retain } from './local'
import { get } from './server'
import { negotiate, SOURCE } from './words/language'
import { speak, type Catalogue } from './words/say'

/** In localStorage, for the moment before anything has been read: the locale that the user has chosen. */
const CHOSEN = 'kith-language'
/** In Cache Storage: the catalogue that is spoken. It holds nobody's words, and stays when somebody signs out (store/entry.ts). */
const KEPT = 'kith-words'
/** How long a start waits for a catalogue that this device does not have. */
const PATIENCE_MS = 2500

/** Every language that there is besides English, with the hash of its catalogue; the server writes them into the page. */
function catalogues(): Map<string, string> {
  const said = document.documentElement.dataset['languages'] ?? ''
  return new Map(said.split(' ').filter(Boolean).map((one) => one.split(':') as [string, string]))
}

export const languages = (): string[] => [SOURCE, ...catalogues().keys()]

/** The locale that was chosen on this device; null to follow the browser. */
export const chosen = (): string | null => recall(CHOSEN)

/** For the next start. */
export const remember = (locale: string | null): void => retain(CHOSEN, locale)

/** The browser's own languages, the one it likes best first. */
const browser = (): readonly string[] => navigator.languages

/** What is spoken when nothing is chosen. */
export const followed = (): string => negotiate(browser(), languages())[1]

/** Speaks the language of this device from now on. Null when it does so already, else a promise to wait for. */
export function prepare(): Promise<void> | null {
  const choice = chosen()
  const known = catalogues()
  const [language, locale] = negotiate(choice ? [choice, ...browser()] : browser(), [...known.keys()])
  const hash = known.get(language)
  if (hash) return catalogue(language, hash).then((found) => begin(found, found ? locale : negotiate(browser(), [])[1]))
  begin(null, locale)
  globalThis.caches?.delete(KEPT).catch(() => undefined)
  return null
}

function begin(found: Catalogue | null, locale: string): void {
  speak(found, locale)
  document.documentElement.lang = locale
  document.documentElement.dir = found?.dir ?? 'ltr'
}

/** The one that is kept, or else the server's; null when neither is to be had soon, and it is English for now. */
async function catalogue(language: string, hash: string): Promise<Catalogue | null> {
  const path = `/words/${language}.json`
  const same = await keptAt(`${path}?${hash}`)
  if (same) return same
  const fetched = get<Catalogue>(`${path}?${hash}`).then((found) => {
    if (!isWhole(found)) return null
    void keep(`${path}?${hash}`, found).catch(() => undefined)
    return found
  }).catch(() => null)
  const late = new Promise<null>((end) => setTimeout(end, PATIENCE_MS, null))
  // One of an earlier version lacks a few sentences, which are English then.
  return (await Promise.race([fetched, late])) ?? keptAt(path)
}

const isWhole = (found: Catalogue | undefined): boolean => Boolean(found?.words)

/** A cache that is broken, or has no room, is as good as none: the language is spoken all the same. */
async function keptAt(url: string): Promise<Catalogue | null> {
  try {
    const kept = await (await caches.open(KEPT)).match(url, { ignoreSearch: !url.includes('?') })
    const found = (await kept?.json()) as Catalogue | undefined
    return found && isWhole(found) ? found : null
  } catch {
    return null
  }
}

async function keep(url: string, found: Catalogue): Promise<void> {
  const kept = await caches.open(KEPT)
  for (const old of await kept.keys()) await kept.delete(old)
  await kept.put(url, Response.json(found))
}

/** In the worker, which has no page to ask: the language whose catalogue is kept. Where that cannot be read, it is English. */
export async function speakAsKept(): Promise<void> {
  speak(await lastKept().catch(() => null))
}

async function lastKept(): Promise<Catalogue | null> {
  const kept = await caches.open(KEPT)
  const [url] = await kept.keys()
  return (url && (await kept.match(url))?.json()) ?? null
}
