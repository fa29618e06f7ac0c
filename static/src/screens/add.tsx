/** Adding somebody: from what was shared, from a pasted link, or by hand. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { begin, discard, recognise, type Beginning, type Draft } from '../actions/draft'
import { attempt } from '../parts/attempt'
import { Icon } from '../parts/icon'
import { Newcomer } from '../parts/newcomer'
import { Screen } from '../parts/screen'
import { drafts, now } from '../store/signals'
import { moment } from '../words/dates'

export function Add(): VNode {
  const { url, query } = useLocation()
  const { draft: id = null } = query
  const beginning = useSignal<Beginning | null>(null)
  useEffect(() => {
    let here = true
    beginning.value = null
    void attempt(() => begin(id)).then((found) => here && (beginning.value = found ?? null))
    return () => {
      here = false
    }
  }, [url])
  const current = beginning.value
  return (
    <Screen title="Add someone" back="/people">
      {query.share === 'again' && <p class="banner">Kith was still getting ready when you shared that. Please share it once more.</p>}
      {current && <Newcomer key={current.draftId ?? 'new'} {...current} />}
      {current && <Waiting but={current.draftId} />}
    </Screen>
  )
}

/** What else was shared and is not yet anybody. */
function Waiting({ but }: { but: string | null }): VNode | null {
  const others = drafts.value.filter(({ id }) => id !== but)
  if (!others.length) return null
  return (
    <section class="section">
      <h2>Also shared with Kith</h2>
      <ul class="rows">
        {others.map((draft) => {
          const words = wordsOf(draft)
          return (
            <li class="row" key={draft.id}>
              <a class="row-link" href={`/add?draft=${draft.id}`}>
                <Icon name="link" />
                <span class="row-words"><strong class="cut" dir="auto">{words}</strong><p>{moment(draft.at, now.value)}</p></span>
              </a>
              <button type="button" class="round" aria-label={`Throw away: ${words}`} onClick={() => void attempt(() => discard(draft.id))}>
                <Icon name="close" />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function wordsOf(draft: Draft): string {
  return recognise(draft).name ?? draft.title ?? draft.url ?? draft.text ?? 'Something shared'
}
