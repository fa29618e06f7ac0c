// The words of the app, read from the one place where they stand: models/vocabulary.json.
import * as words from '../../models/vocabulary.json'

export * from './kinds'

/** One form of link on a channel's site; `LinkRule` in models/vocabulary.py says what each part means. */
export interface LinkRule { path: string; address?: string; name?: string; post?: number }
/** Another form that addresses of a channel have: how it opens and shows; `name` is the group a name can be guessed from. */
export interface Form { parts: string; open: string; write?: string; show?: string; name?: number }
/**
 * `open` is the link that opens the app at somebody, `write` the one that also takes words along. Where there is none, words
 * are copied; false says that nothing is written there.
 */
export interface Channel {
  id: string; label: string; icon: string; kind: string; public: boolean; show: string
  open: string | null; write?: string | false; address: string; parts?: string; or?: Form[]
  hosts?: string; keep?: string; scheme?: string; nobody?: string; lower?: boolean
  links: LinkRule[]
}

export const channels = words.channels as readonly Channel[]

const waysOf = new Map<string, number>()
for (const { kind } of channels) waysOf.set(kind, (waysOf.get(kind) ?? 0) + 1)

/** No other channel is for the same kind, so that its verb says enough: a call goes by phone. */
export const isOnlyWay = (channel: Channel): boolean => waysOf.get(channel.kind) === 1

/** An address there is a phone number. */
export const isNumber = ({ open }: Channel): boolean => /\{(?:digits|phone)\}/.test(open ?? '')

const channelById = new Map(channels.map((channel) => [channel.id, channel]))

/** The channel with this id; undefined when a newer server knows one that this client does not. */
export const channelOf = (id: string | null): Channel | undefined => (id === null ? undefined : channelById.get(id))
