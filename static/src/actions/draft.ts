// Drafts from the share sheet, a link, a file or the phone's contacts, and what was begun by hand; nothing of them is saved
// as a person without a tap.
import { v7 as newId } from 'uuid'
import { recognise, type Recognised } from '../recognise'
import { takeIn } from '../sharing/intake'
import { forgetDrafts, keepForm, restoreDrafts, saveDrafts, savedDrafts, tellOfDrafts, type Draft, type DraftForm, type Share } from '../store/draft'
import { isFull } from '../store/full'
import { NotSaved } from '../store/outbox'
import { EMPTY, flat, likely, plain, understood, type Understood } from '../understood'
import { say } from '../words/say'
import { handOver } from './carried'

export { EMPTY, flat, likely, plain, recognise, understood }
export type { Draft, DraftForm, Recognised, Understood }

/** What Add begins with. A draft that is begun by hand is kept once there is something in it. */
export interface Beginning { id: string; draft: Draft | null; form: DraftForm }

/** The draft of this id; else what was carried, which becomes a draft; else what was begun by hand and left. */
export async function begin(id: string | null): Promise<Beginning> {
  const brought = handOver()
  await settled()
  if (brought && 'name' in brought) return { id: newId(), draft: null, form: { ...EMPTY, line: brought.name } }
  const wanted = brought ? await saveDrafts([brought.share]).then(([first]) => first!, () => null) : id
  // What cannot be kept any more is at least in the form.
  if (brought && wanted === null) return { id: newId(), draft: null, form: formOf(brought.share) }
  await tellOfDrafts()
  const draft = (await savedDrafts()).find((one) => (wanted === null ? one.own : one.id === wanted))
  return draft ? { id: draft.id, draft, form: draft.form ?? EMPTY } : { id: newId(), draft: null, form: EMPTY }
}

function formOf({ title, text, url }: Share): DraftForm {
  const pasted = [title, text, url].filter(Boolean).join('\n')
  return { ...EMPTY, line: flat(pasted), pasted }
}

// One change after the other, and of those that wait only the last; so typing never waits for the database.
let writing: Promise<void> = Promise.resolve()
let latest: { id: string; form: DraftForm; own: boolean } | null = null

// One that found no room has said so where it was typed. It holds up neither the next one nor whoever waits for all of them.
const settled = (): Promise<void> => writing.catch(() => undefined)

/** Keeps how far the form of Add has come, so that closing the app loses nothing. @throws NotSaved */
export function keepUp(id: string, form: DraftForm, own: boolean): Promise<void> {
  const isNext = latest !== null
  latest = { id, form, own }
  if (!isNext) {
    writing = settled().then(async () => {
      const now = latest
      latest = null
      if (now) await (now.own && isBlank(now.form) ? forgetDrafts([now.id]) : keepForm(now.id, now.form, now.own)).catch(explain)
    })
  }
  return writing
}

function explain(error: unknown): never {
  if (!isFull(error)) throw error
  throw new NotSaved(say('This phone has no room left, so your words are not kept.'))
}

const isBlank = ({ line, edits }: DraftForm): boolean => line.trim() === '' && Object.keys(edits).length === 0

/** Takes drafts away, for they were saved or thrown away; returns how to put them back. */
export async function discard(...ids: string[]): Promise<() => Promise<void>> {
  await settled()
  const gone = (await savedDrafts()).filter(({ id }) => ids.includes(id))
  await forgetDrafts(ids)
  return () => restoreDrafts(gone)
}

/** Files that were chosen, or opened with Kith, take the way that shared ones do. Returns the drafts' ids. @throws TooMany */
export const takeFiles = (files: File[]): Promise<string[]> => takeIn({}, files, true)

/** The draft after `id`, the latest first. */
export async function next(id: string): Promise<string | null> {
  return (await savedDrafts()).find((one) => one.id !== id && !one.own)?.id ?? null
}
