// The words of the app, read from the one place where they stand: models/vocabulary.json.
import words from '../../models/vocabulary.json'

export interface Kind {
  id: string; label: string; icon: string; depth: number; public: boolean
  direction: string; out: string; in: string; both: string
}
export interface Channel {
  id: string; label: string; icon: string; kind: string; public: boolean; show: string
  open: string | null; address: string; parts?: string
  links: { pattern: string; address: string }[]
}
export interface Circle { id: string; label: string; rhythm_days: number }
export interface Label { id: string; label: string }

export const kinds: readonly Kind[] = words.kinds
export const channels: readonly Channel[] = words.channels
export const circles: readonly Circle[] = words.circles
export const stages: readonly Label[] = words.stages
export const directions: readonly Label[] = words.directions

const kindById = new Map(kinds.map((kind) => [kind.id, kind]))
const channelById = new Map(channels.map((channel) => [channel.id, channel]))

/** The kind with this id; undefined when a newer server knows one that this client does not. */
export const kindOf = (id: string): Kind | undefined => kindById.get(id)

/** The channel with this id; undefined when a newer server knows one that this client does not. */
export const channelOf = (id: string | null): Channel | undefined => (id === null ? undefined : channelById.get(id))
