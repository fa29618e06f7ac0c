// The start of the app in a page: whose phone it is, what is on it, and how it stays up to date.
import { listen, tell, type Message } from './channel'
import { Closed, currentUser, show, updated } from './database'
import { changeDevice, device, type Account } from './device'
import { showFaces } from './faces'
import { flushSoon, keepSyncing } from './flusher'
import { blobs, taken } from './handover'
import { sign, whoIsIt } from './identity'
import { eraseLeftovers } from './leftovers'
import { forgetAll, loadAll, loadChanged, loadDrafts, loadFaces, loadToday, readAllFaces, showToday } from './load'
import { alone } from './lock'
import { settleNudge } from './nudge'
import { save } from './outbox'
import { forgetOwnWords, sweepOwnWords } from './own_words'
import { reportEntry, reportNobody, reportOutbox, reportSync, reportWaiting } from './report'
import { keepRoom, lookForRoom } from './room'
import { account, emptied, me, progress, room, told, trouble } from './state'
import { zoneHere } from './zone'
import { painted } from '../painted'
import { remove, ServerError } from '../server'

/** Call once from main.tsx: opens the phone's database, fills the signals, and keeps syncing while the page is open. */
export async function start(): Promise<void> {
  listen((message, here) => take(message, here).catch(signedOutMeanwhile))
  keepSyncing()
  const known = begin()
  if (known) await painted()
  await adopt()
  if (known && known === currentUser()) await settle(known)
  if (account.peek() === undefined) {
    // Hardly ever has a session outlived what was on the phone, and everybody else who comes for the first time would look at
    // nothing until the server has answered. Whoever comes in meanwhile waits for that answer, which could undo it.
    if (!(await device()).leaving) account.value = null
    await alone(arrive)
  }
  void flushSoon()
}

// What the worker has read is shown at once. Whether it is still so, and what has come since, is looked up right after.
function begin(): string | null {
  const handed = taken()
  const signed = handed?.device.signed
  if (!handed?.today || !signed) return null
  show(signed.id)
  told.value = handed.device
  showFaces(blobs(handed))
  showToday(handed.today)
  account.value = signed
  return signed.id
}

// Nobody is known here. Perhaps the browser threw the database away while the session lived on; or somebody signed out
// without a network, and the session is still to be ended.
async function arrive(): Promise<void> {
  try {
    if ((await device()).leaving) await endSession()
    else await comeBack()
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
  }
  if (account.peek() === undefined) account.value = null
}

async function comeBack(): Promise<void> {
  const who = await whoIsIt()
  if (!who || (await device()).signed) return
  await sign(who)
  // The session has outlived what was on the phone.
  emptied.value = true
}

async function endSession(): Promise<void> {
  await remove('/api/session').catch((error: unknown) => {
    if (!(error instanceof ServerError) || error.status !== 401) throw error
  })
  await changeDevice(() => ({ leaving: false }))
}

// Shows the account that is signed in on this phone, whichever tab it was signed in from.
async function adopt(): Promise<void> {
  const { signed, ...rest } = await device()
  told.value = rest
  if (signed && signed.id === currentUser()) {
    if (signed.name !== account.peek()?.name) account.value = signed
    reportEntry()
  }
  else if (signed) await open(signed)
  else if (account.peek() !== undefined) close()
}

async function open(signed: Account): Promise<void> {
  close()
  show(signed.id)
  await loadToday(signed.id)
  account.value = signed
  await settle(signed.id)
}

// Today is shown; all else follows.
async function settle(user: string): Promise<void> {
  await loadDrafts()
  void everything(user).then(() => Promise.all([eraseLeftovers(user), sweepOwnWords(user)])).catch(signedOutMeanwhile)
}

function close(): void {
  show(null)
  forgetAll()
  forgetOwnWords()
  reportNobody()
  // At the start it is not yet known who is here, which is not the same as nobody: then much would be forgotten.
  if (account.peek() !== undefined) account.value = null
}

async function everything(user: string): Promise<void> {
  await loadAll(user)
  await keepTimeZone()
  await settleNudge(user)
  await readAllFaces(user)
  await loadFaces(user)
  await lookForRoom()
}

// A new account does not know where its user is, and the nudge comes at the user's own time. Later the user is asked
// (parts/zone.tsx).
async function keepTimeZone(): Promise<void> {
  const mine = me.peek()
  const here = zoneHere()
  if (!mine || mine.meta['time_zone'] || !here || mine.time_zone === here) return
  await save([{ op: 'set', entity: 'profile', row: mine.id, field: 'time_zone', value: here }])
}

async function take(message: Message, here: boolean): Promise<void> {
  if (message.type === 'account') return adopt()
  if (message.type === 'drafts') return loadDrafts()
  if (message.type === 'trouble') trouble.value = message.text
  if (message.type === 'full') room.value = 'none'
  if (!('user' in message) || message.user !== currentUser()) return
  if (message.type === 'waits') reportWaiting(message.more)
  // The browser may ask the user first, and nothing waits for the answer.
  if (message.type === 'saved' && here) void keepRoom().catch(signedOutMeanwhile)
  if (message.type === 'changed') await changed(message)
  if (message.type === 'reload') void everything(message.user).catch(signedOutMeanwhile)
  if (message.type === 'progress') progress.value = message.done === null ? null : { done: message.done, share: message.share ?? 0 }
  if (message.type === 'sync') await synced(message)
  if (message.type === 'closed') await closed()
  if (message.type === 'ended') await ended(message.user)
}

async function changed({ user, people, tables }: Extract<Message, { type: 'changed' }>): Promise<void> {
  await loadChanged(user, people, tables)
  await reportOutbox(user)
  if (tables.includes('profile')) await keepTimeZone()
  await settleNudge(user)
}

async function synced({ user, kind }: Extract<Message, { type: 'sync' }>): Promise<void> {
  reportSync(kind)
  if (kind === 'syncing') return
  await reportOutbox(user)
  await settleNudge(user)
  if (kind === 'synced') void loadFaces(user).catch(signedOutMeanwhile)
}

// Another tab needs the database: to remove it after a sign-out, or to bring it up to date.
async function closed(): Promise<void> {
  const { signed } = await device()
  if (signed?.id === currentUser()) await tell({ type: 'trouble', text: updated() })
  else await adopt()
}

// The browser has closed the database, as iOS does to apps in the background, or has thrown it away; then all that the server
// has comes back.
async function ended(user: string): Promise<void> {
  // After a sign-out that is under way: it may be what has closed it.
  const isGone = await alone(async () => {
    if (user !== currentUser()) return false
    await loadAll(user)
    if (me.peek() === null && !(await device()).signed) await arrive()
    return me.peek() === null && user === currentUser()
  })
  if (!isGone) return
  emptied.value = true
  void flushSoon()
}

// What was being read when the account was signed out is not missed.
function signedOutMeanwhile(error: unknown): void {
  if (!(error instanceof Closed)) throw error
}
