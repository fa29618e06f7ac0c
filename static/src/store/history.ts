// What is read when a person is opened, and not held in memory.
import type { Entity, InteractionRow, NoteRow, PastValueRow, PersonRow } from './rows'

/** All interactions with a person, the newest first. */
export async function timeline(personId: string): Promise<InteractionRow[]> { return [] }
/** All notes on a person, the newest first. */
export async function notes(personId: string): Promise<NoteRow[]> { return [] }
/** Edits of this row that lost, the newest first. */
export async function pastValues(entity: Entity, rowId: string): Promise<PastValueRow[]> { return [] }
/** People who were removed and can still be restored, the latest first. */
export async function removedPeople(): Promise<PersonRow[]> { return [] }
/** Calls `changed` after any change to the person, their handles, notes or interactions. Returns how to stop. */
export function watch(personId: string, changed: () => void): () => void { return () => {} }
