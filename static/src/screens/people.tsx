/** Everybody: search while typing, circles as chips, and one tap to log, for one person or for several. */
import { useComputed } from '@preact/signals'
import type { VNode } from 'preact'
import { useCallback, useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { carryName } from '../actions/carried'
import { SampleBanner } from '../parts/banner'
import { Chip } from '../parts/chip'
import { choose, SEVERAL, useEnd } from '../parts/choosing'
import { Empty } from '../parts/empty'
import { FirstSteps } from '../parts/first'
import { Groups } from '../parts/groups'
import { Icon } from '../parts/icon'
import { usePull } from '../parts/pull'
import { PersonCheck, PersonLink, QuickButton } from '../parts/row'
import { Screen } from '../parts/screen'
import { chosen, text } from '../parts/seeking'
import { StatusChip } from '../parts/status'
import { Window } from '../parts/window'
import { isResting, loaded, now, people, search, type Filter, type PersonView } from '../store/signals'
import { circles } from '../vocabulary'
import { peopleCount } from '../words/phrases'
import { rich, say, sayOf } from '../words/say'

interface Offer { id: string; label: string; filter: Filter }

/** Only what would show somebody. */
function offers(all: Iterable<PersonView>): Offer[] {
  const seen = new Set<string>()
  for (const person of all) {
    if (person.archived_at) seen.add('archived')
    else {
      if (person.circle) seen.add(person.circle)
      if (person.standing?.turn === 'mine') seen.add('waiting')
      if (isResting(person.standing, now.peek())) seen.add('resting')
    }
  }
  const found: Offer[] = [
    { id: 'waiting', label: say('Your turn'), filter: { waiting: true } },
    ...circles.map(({ id, label }) => ({ id, label, filter: { circle: id } })),
    { id: 'resting', label: sayOf('people', 'Resting'), filter: { resting: true } },
    { id: 'archived', label: sayOf('people', 'Archived'), filter: { archived: true } },
  ]
  const present = found.filter(({ id }) => seen.has(id))
  return present.length ? [{ id: 'everyone', label: sayOf('people', 'Everyone'), filter: {} }, ...present] : []
}

export function People(): VNode {
  usePull()
  const choices = useComputed(() => offers(people.value.values()))
  const choice = choices.value.find(({ id }) => id === chosen.value) ?? choices.value[0]
  const found = search(text.value, choice?.filter)
  const { query, route } = useLocation()
  const end = useEnd()
  const several = 'several' in query
  const row = useCallback((person: PersonView) => (
    several ? <PersonCheck person={person} /> : <><PersonLink person={person} /><QuickButton person={person} /></>
  ), [several])
  const begin = (person: PersonView) => {
    choose([person], true)
    route(SEVERAL)
  }
  if (loaded.value && people.value.size === 0) {
    return <Screen pulls title={sayOf('place', 'People')} aside={<StatusChip />}><FirstSteps /></Screen>
  }
  return (
    <Screen pulls={!several} title={several ? say('With whom?') : sayOf('place', 'People')} aside={<StatusChip />}>
      {several ? <Groups shown={text.value || choice?.filter.circle || choice?.filter.waiting ? found : null} /> : <SampleBanner />}
      <div class="people-top">
        <div class="with-search">
          <SearchField />
          {people.value.size > 1 && <SeveralButton on={several} onClick={() => (several ? end() : route(SEVERAL))} />}
        </div>
        <div class="chips chips-line" role="group" aria-label={say('Which people')}>
          {choices.value.map(({ id, label }) => (
            <Chip key={id} on={id === choice?.id} onClick={() => (chosen.value = id)}>{label}</Chip>
          ))}
        </div>
      </div>
      <p class="hidden" role="status">{text.value && peopleCount(found.length)}</p>
      {found.length > 0
        ? <Window items={found} name="people" row={row} onHold={several ? undefined : begin} />
        : loaded.value && <Nobody />}
    </Screen>
  )
}

/** It keeps its place, and takes the focus when choosing has ended. */
function SeveralButton({ on, onClick }: { on: boolean; onClick: () => void }): VNode {
  const button = useRef<HTMLButtonElement>(null)
  const before = useRef(on)
  useEffect(() => {
    if (before.current && !on) button.current?.focus({ preventScroll: true })
    before.current = on
  }, [on])
  return <button type="button" ref={button} class="button several-button" aria-pressed={on} onClick={onClick}>{sayOf('button', 'Several')}</button>
}

function SearchField(): VNode {
  return (
    <div class="search" role="search">
      <Icon name="find" />
      <input type="search" aria-label={say('Search people')} placeholder={say('Name, place or note')} autocomplete="off" spellcheck={false}
        enterkeyhint="search" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
      {text.value && <button type="button" class="round" aria-label={say('Clear the search')} onClick={() => (text.value = '')}><Icon name="close" /></button>}
    </div>
  )
}

function Nobody(): VNode {
  const sought = text.value.trim()
  if (!sought) return <Empty icon="people" words={say('Nobody here just now.')} />
  return (
    <Empty icon="find" words={rich('Nobody called “{name}” yet.', { name: <bdi>{sought}</bdi> })}>
      <a class="button" href="/add" onClick={() => carryName(sought)}><Icon name="add" /><span class="cut">{rich('Add “{name}”', { name: <bdi>{sought}</bdi> })}</span></a>
    </Empty>
  )
}
