/** What was shared or begun and is not yet anybody. It goes when it is saved or thrown away. */
import type { VNode } from 'preact'
import { discard } from '../actions/draft'
import { drafts, now, type Draft } from '../store/signals'
import { moment } from '../words/dates'
import { draftWords } from '../words/drafts'
import { say } from '../words/say'
import { attempt } from './attempt'
import { Icon } from './icon'
import { announce } from './toast'

/** From so many on, one by one would be a chore. */
const MANY = 5

function throwAway(drafts: Draft[]): void {
  void attempt(async () => {
    const restore = await discard(...drafts.map(({ id }) => id))
    announce(say('Thrown away'), () => attempt(restore))
  })
}

export function Waiting({ but }: { but: string }): VNode | null {
  const others = drafts.value.filter(({ id }) => id !== but)
  if (!others.length) return null
  return (
    <section class="section">
      <h2>{say('Waiting to be added')}</h2>
      <ul class="rows">{others.map((draft) => <WaitingRow key={draft.id} draft={draft} />)}</ul>
      {others.length >= MANY && <button type="button" class="quiet" onClick={() => throwAway(others)}><Icon name="remove" />{say('Throw all of these away')}</button>}
    </section>
  )
}

function WaitingRow({ draft }: { draft: Draft }): VNode {
  const words = draftWords(draft)
  return (
    <li class="row">
      <a class="row-link" href={`/add?draft=${draft.id}`}>
        <Icon name={draft.own ? 'edit' : draft.card ? 'you' : draft.pictures.length ? 'image' : 'link'} />
        <span class="row-words">
          <strong class="cut" dir="auto">{words}</strong>
          <p>{draft.own ? say('Begun · {when}', { when: moment(draft.at, now.value) }) : say('Shared · {when}', { when: moment(draft.at, now.value) })}</p>
        </span>
      </a>
      <button type="button" class="round" aria-label={say('Throw away: {words}', { words })} onClick={() => throwAway([draft])}><Icon name="close" /></button>
    </li>
  )
}
