// Kinds, circles and stages of models/vocabulary.json. The store reads them here, for the channels' rules are needed later;
// everybody else finds both in vocabulary.ts.
import * as words from '../../models/vocabulary.json'

/** `verb` invites to it, `logged` confirms that the user did it, `out`, `in` and `both` tell of it. */
export interface Kind {
  id: string; label: string; verb: string; icon: string; common: boolean; depth: number; public: boolean
  direction: string; logged: string; out: string; in: string; both: string
}
export interface Circle { id: string; label: string; rhythm_days: number }
export interface Label { id: string; label: string }
/** `since` says how close two people are by now, `first` how they came there; with `{month}` or `{when}`. */
export interface Stage extends Label { since: string; first: string | null }

export const kinds: readonly Kind[] = words.kinds
export const circles: readonly Circle[] = words.circles
export const stages: readonly Stage[] = words.stages
export const directions: readonly Label[] = words.directions

const kindById = new Map(kinds.map((kind) => [kind.id, kind]))

/** The kind with this id; undefined when a newer server knows one that this client does not. */
export const kindOf = (id: string): Kind | undefined => kindById.get(id)
