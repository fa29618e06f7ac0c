// Pushes. Every push shows a notification, whatever it holds: browsers take the permission away after a few that do not.
import { clearBadge, setBadge } from '../store/badge'
import { tell } from '../store/channel'
import { welcome } from '../store/database'
import { changeDevice, device } from '../store/device'
import { say } from '../words/say'
import { isRecord, nudgeIn, ownPath, type Data } from './data'

/** Not in every browser yet, and in no standard library of types. */
interface Options extends NotificationOptions { actions?: { action: string; title: string }[]; renotify?: boolean; data: Data }
/** What we show, and where a tap leads: a path of our own. */
export interface Shown { title: string; options: Options }

const DECLARATIVE = 8030
const LONGEST_TITLE = 120
const LONGEST_BODY = 600
const LOOKS = { icon: '/static/icons/kith-192.png', badge: '/static/icons/badge-96.png' }
const nothingSaid = (): Shown => ({
  title: 'Kith',
  options: { ...LOOKS, body: say('Someone is worth a word today. Open Kith to see who.'), tag: 'kith', data: { navigate: '/' } },
})
const BUTTONS = new Set(['write', 'later'])

/** Reads a declarative push message of docs/sync.md, or one of an older version. Never throws. */
export function read(data: PushMessageData | null, origin: string, mostActions = 0): Shown {
  const message = json(data)
  const said = isRecord(message) && message['web_push'] === DECLARATIVE ? message['notification'] : null
  if (!isRecord(said)) return nothingSaid()
  const { title, body, tag, lang, dir, navigate } = said
  if (typeof title !== 'string' || title.trim() === '') return nothingSaid()
  const told = isRecord(said['data']) ? said['data'] : {}
  const kind = typeof told['kind'] === 'string' ? told['kind'] : ''
  const options: Options = {
    ...LOOKS,
    body: typeof body === 'string' ? body.slice(0, LONGEST_BODY) : '',
    tag: typeof tag === 'string' && tag ? tag : 'kith',
    lang: typeof lang === 'string' ? lang : '',
    dir: dir === 'ltr' || dir === 'rtl' ? dir : 'auto',
    // What is over is put away without a sound; the evening's nudge takes the morning's place with one.
    ...(kind === 'done' || said['silent'] === true ? { silent: true } : kind === 'nudge' ? { renotify: true } : {}),
    data: { ...told, kind, navigate: ownPath(navigate, origin) },
  }
  const actions = kind === 'nudge' && nudgeIn(told) ? buttons(said['actions']).slice(0, mostActions) : []
  return { title: title.slice(0, LONGEST_TITLE), options: actions.length > 0 ? { ...options, actions } : options }
}

function buttons(given: unknown): { action: string; title: string }[] {
  if (!Array.isArray(given)) return []
  return given.flatMap((one: unknown) => {
    const { action, title } = isRecord(one) ? one : {}
    return typeof action === 'string' && BUTTONS.has(action) && typeof title === 'string' ? [{ action, title: title.slice(0, 40) }] : []
  })
}

/**
 * The notification of a push. After a sign-out without a network the push service still knows this browser, and what it
 * brings names people to whoever holds the phone by then: wanted by nobody, nothing of it is shown, and no more comes. Where
 * that could not be read just now (undefined), nothing is shown either, and the next one may come.
 */
export async function show(
  registration: ServiceWorkerRegistration, data: PushMessageData | null, origin: string, wantedBy: string | null | undefined,
): Promise<void> {
  const most = (globalThis as { Notification?: { maxActions?: number } }).Notification?.maxActions ?? 0
  const { title, options } = wantedBy == null ? nothingSaid() : read(data, origin, most)
  const showing = registration.showNotification(title, { ...options, data: { ...options.data, user: wantedBy ?? null } })
  if (options.data.kind === 'test') await tellOfTest(options.data['test_id'], showing)
  await showing
  if (wantedBy === null) await (await registration.pushManager.getSubscription())?.unsubscribe()
  else if (wantedBy !== undefined) await note(options.data)
}

/** The page that asked for the test waits for this. */
async function tellOfTest(id: unknown, showing: Promise<void>): Promise<void> {
  const shown = await showing.then(() => true, () => false)
  if (typeof id === 'string') await tell({ type: 'test', id, shown })
}

/** A nudge waits from now on, with a mark on the icon; or was acted on elsewhere, which takes the mark away. */
async function note(data: Data): Promise<void> {
  const nudge = nudgeIn(data)
  if (!nudge || (data.kind !== 'nudge' && data.kind !== 'done')) return
  // One that is done waits too, without the mark: its quiet line goes with the next sync (store/nudge.ts).
  await changeDevice(() => ({ nudge: { ...nudge, round: data.kind === 'done' ? 1 : nudge.round } }))
  if (data.kind === 'nudge') setBadge()
  else clearBadge()
}

/** For whom pushes are shown here: the account that is signed in and has turned them on; null for nobody. */
export async function wantedBy(): Promise<string | null> {
  const { push, signed } = await device()
  if (push === null || push !== signed?.id) return null
  // They may have left and come back while this worker ran.
  welcome(push)
  return push
}

function json(data: PushMessageData | null): unknown {
  try {
    return data?.json()
  } catch {
    // Whatever is wrong with it, a push without a notification would be worse.
    return null
  }
}
