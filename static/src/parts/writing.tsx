/** One's own words to somebody: written here if one likes, kept as they are typed, and taken along to the channel. */
import { useSignal, type Signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { NearWords } from '../actions/near_words'
import { keep, ownWords } from '../actions/own_words'
import { further } from '../chunks'
import { isForWords, linkWith } from '../open'
import { loaded, now, type PersonView } from '../store/signals'
import { channelOf } from '../vocabulary'
import { firstName } from '../words/names'
import { say } from '../words/say'
import { nearly, whereto } from '../words/writing'
import { attempt } from './attempt'
import { Icon } from './icon'
import { isAsked } from './sent'

const LONGEST = 10_000
/** So long nothing is typed, and then the words are compared with others. */
const REST_MS = 700

/** Closed until it is asked for, unless words wait; not there while the channel is answered for. */
export function Writing({ person }: { person: PersonView }): VNode | null {
  const open = useSignal(false)
  const words = ownWords.value.get(person.id) ?? ''
  if (isAsked(person) || person.died_at !== null) return null
  if (words || open.value) return <Words person={person} words={words} open={open} />
  if (!person.handles.some(isForWords)) return null
  return (
    <button type="button" class="quiet write" onClick={() => (open.value = true)}><Icon name="details" />{say('Write it here')}</button>
  )
}

interface WordsProps { person: PersonView; words: string; open: Signal<boolean> }

function Words({ person, words, open }: WordsProps): VNode {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const near = useNear(person, words)
  useLayoutEffect(() => {
    if (open.peek()) field.current?.focus()
  }, [])
  useLayoutEffect(() => grow(field.current), [words])
  const leave = () => {
    open.value = false
    void near.look()
  }
  return (
    <div class="writing">
      <div class="field">
        <span id={id}>{say('Your words')}</span>
        <textarea ref={field} class="input" dir="auto" rows={2} maxLength={LONGEST} aria-labelledby={id} aria-describedby={`${id}-hint`}
          value={words} onFocus={() => (open.value = true)} onBlur={leave}
          onInput={(event) => void attempt(() => keep(person.id, event.currentTarget.value))} />
        <small id={`${id}-hint`}>{hint(person)}</small>
      </div>
      <p class="near" role="status">{near.found.value && <Near found={near.found.value} />}</p>
    </div>
  )
}

function Near({ found: { person, at } }: { found: NearWords }): VNode {
  return <>{nearly(<a href={`/people/${person.id}`}><bdi>{firstName(person.name)}</bdi></a>, at, now.value)}</>
}

function hint({ handles }: PersonView): string {
  const ways = handles.filter(isForWords)
  const labels = (some: typeof ways) => some.map(({ channel }) => channelOf(channel)?.label ?? channel)
  const takes = (handle: (typeof ways)[number]) => linkWith(handle, 'x') !== null
  return whereto(labels(ways.filter(takes)), labels(ways.filter((handle) => !takes(handle))))
}

/** Where browsers do not yet let a field grow by itself. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field || CSS.supports('field-sizing', 'content')) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight + 2}px`
}

/** Who was told nearly the same: looked up when the field rests, and once more before one leaves. */
function useNear(person: PersonView, words: string): { found: Signal<NearWords | null>; look: () => Promise<void> } {
  const found = useSignal<NearWords | null>(null)
  const asked = useRef(words)
  asked.current = words
  const look = async () => {
    if (!words.trim()) return void (found.value = null)
    // Without that part, as after an update without a network, one writes all the same.
    const near = (await further.load()) ? await further.module.peek()!.nearWords(person, words) : null
    // An answer about words that have changed meanwhile is none.
    if (asked.current === words) found.value = near
  }
  const begun = useRef(false)
  useEffect(() => {
    const rest = setTimeout(() => void look(), begun.current ? REST_MS : 0)
    begun.current = true
    return () => clearTimeout(rest)
    // Before everybody is in memory, nobody can be named.
  }, [words, loaded.value])
  return { found, look }
}
