/** Opening somebody's channel, and on coming back one tap that says it happened. */
import { useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { asNote, keep, LONGEST_NOTE, ownWords } from '../actions/own_words'
import { isForWords, linkFor, linkWith, shown } from '../open'
import type { HandleRow } from '../store/rows'
import type { PersonView } from '../store/signals'
import { channelOf, isOnlyWay, kindOf, type Channel, type Kind } from '../vocabulary'
import { asked } from '../words/phrases'
import { say } from '../words/say'
import { pasteThere } from '../words/writing'
import { attempt } from './attempt'
import { Icon } from './icon'
import { opened, remember, type Opened } from './opened'
import { announce } from './toast'
import { tap, usualDirection } from './tap'

/** What a button that reaches somebody needs: its words, and what a tap on it does. */
export interface Way {
  label: string
  icon: string
  href: string | null
  open: (event: Event) => void
}

/** `full` names the channel as well as the deed: Message on Bluesky. Words that wait for this person go along. */
export function wayTo(person: PersonView, handle: HandleRow, full = false): Way {
  const channel = channelOf(handle.channel)
  const kind = channel && kindOf(channel.kind)
  const words = isForWords(handle) ? wordsTo(person) : ''
  const along = words ? linkWith(handle, words) : null
  const href = along ?? linkFor(handle)
  return {
    ...(channel && kind ? shortly(channel, kind, full) : { label: handle.channel, icon: 'send' }),
    href,
    open: () => {
      remember({ personId: person.id, kind: channel?.kind ?? 'message', channel: handle.channel, at: Date.now() })
      if (words && !along) void copyWords(words, channel)
      else if (!href) void copy(shown(handle))
    },
  }
}

function shortly(channel: Channel, kind: Kind, full: boolean): { label: string; icon: string } {
  if (isOnlyWay(channel)) return { label: kind.verb, icon: kind.icon }
  return full ? { label: say('{verb} on {channel}', { verb: kind.verb, channel: channel.label }), icon: kind.icon } : { label: channel.label, icon: channel.icon }
}

const wordsTo = (person: PersonView): string => (ownWords.value.get(person.id) ?? '').trim()

/** Before the browser turns to the other app, for then it lets nobody copy any more. */
async function copyWords(words: string, channel: Channel | undefined): Promise<void> {
  const copied = await navigator.clipboard.writeText(words).then(() => true, () => false)
  if (!copied) announce(say('The browser did not let Kith copy. Your words stay here: hold them and choose Copy.'))
  else announce(channel ? pasteThere(channel) : say('Copied'))
}

/** A channel without a link still helps: the address goes where it can be pasted. */
async function copy(text: string): Promise<void> {
  const copied = await attempt(async () => {
    await navigator.clipboard.writeText(text)
    return true
  })
  if (copied) announce(say('Copied: {text}', { text }))
}

interface WayButtonProps { way: Way; class?: string }

/** https opens beside Kith, so that the way back is the way one came. */
export function WayButton({ way, class: look = 'button' }: WayButtonProps): VNode {
  const inside = <WayWords way={way} />
  if (!way.href) return <button type="button" class={look} onClick={way.open}>{inside}</button>
  const beside = way.href.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {}
  return <a class={look} href={way.href} onClick={way.open} {...beside}>{inside}</a>
}

function WayWords({ way }: { way: Way }): VNode {
  return <><Icon name={way.icon} /><span class="cut">{way.label}</span></>
}

export { askedAbout } from './opened'

/** Whether that question is open. */
export function isAsked(person: PersonView): boolean {
  return opened.value?.personId === person.id
}

/** The question after coming back; nothing while there is nothing to ask about this person. */
export function Ask({ person }: { person: PersonView }): VNode | null {
  const about = opened.value
  return about?.personId === person.id ? <Question key={about.at} person={person} about={about} /> : null
}

function Question({ person, about }: { person: PersonView; about: Opened }): VNode {
  const isKept = useSignal(true)
  const { question, yes } = asked(about.kind, person.name)
  // What is said in a call is not what was written.
  const words = kindOf(about.kind)?.direction === 'both' ? '' : wordsTo(person)
  const sent = async () => {
    const { kind, channel } = about
    const note = isKept.value ? asNote(words) : null
    // What has been written since stays behind them.
    const back = words ? () => keep(person.id, [words, wordsTo(person)].filter(Boolean).join('\n\n')) : undefined
    if (!(await tap(person, { kind, channel, direction: usualDirection(kind), note }, back))) return
    remember(null)
    if (words) await attempt(() => keep(person.id, ''))
  }
  return (
    <div class="ask" role="group" aria-label={question}>
      <p>{question}</p>
      {words && <KeepWords words={words} isKept={isKept} />}
      <div class="acts">
        <button type="button" class="button main-button" onClick={() => void sent()}>{yes}</button>
        <button type="button" class="quiet" onClick={() => remember(null)}>{say('Not yet')}</button>
      </div>
    </div>
  )
}

function KeepWords({ words, isKept }: { words: string; isKept: Signal<boolean> }): VNode {
  return (
    <label class="keep">
      <input type="checkbox" class="check" checked={isKept.value} onChange={(event) => (isKept.value = event.currentTarget.checked)} />
      <span>{words.length > LONGEST_NOTE ? say('Keep the beginning of these words with it') : say('Keep these words with it')}<small dir="auto">{words}</small></span>
    </label>
  )
}
