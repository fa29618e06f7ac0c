// Kinds, circles and stages of models/vocabulary.json. The store reads them here, for the channels' rules are needed later;
// everybody else finds both in vocabulary.ts. Their words are in the language that is spoken when they are read: scripts/words.py
// lists them from the JSON itself, so that these calls of say and sayOf, under names of their own, need no literals.
import * as words from '../../models/vocabulary.json'
import { say as worded, sayOf as wordedOf } from './words/say'

/** `verb` invites to it. The sentences are English, for `worded`: `logged` confirms that the user did it, `out`, `in` and `both` tell of it, `with` does by name. */
export interface Kind {
  id: string; label: string; verb: string; icon: string; common: boolean; depth: number; public: boolean
  direction: string; logged: string; out: string; in: string; both: string; with: string
  /** Of several people, where `with` would sound strange. */
  several?: string
}
export interface Label { id: string; label: string }
export interface Circle extends Label { rhythm_days: number }
/** `since` says how close two people are by now, `first` how they came there; with `{month}` or `{when}`, for `worded`. */
export interface Stage extends Label { since: string; first: string | null }

export { worded }
/** The same about several people, whose verb may be another one. */
export const wordedOfSeveral = (english: string, values: Record<string, string>): string => wordedOf('several people', english, values)

function spoken<Row extends Label>(part: string, rows: readonly Row[], fields: readonly (keyof Row & string)[] = ['label']): readonly Row[] {
  return rows.map((row) => Object.defineProperties({ ...row }, Object.fromEntries(
    fields.map((field) => [field, { enumerable: true, get: () => wordedOf(`${part}, ${field}`, row[field] as string) }]),
  )))
}

export const kinds = spoken<Kind>('kinds', words.kinds, ['label', 'verb'])
export const circles = spoken<Circle>('circles', words.circles)
export const stages = spoken<Stage>('stages', words.stages)
export const directions = spoken<Label>('directions', words.directions)

const kindById = new Map(kinds.map((kind) => [kind.id, kind]))

/** The kind with this id; undefined when a newer server knows one that this client does not. */
export const kindOf = (id: string): Kind | undefined => kindById.get(id)
