/** Adding somebody: from what was shared, from a pasted link, or by hand. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { discard, fromUrl, recognise, type Draft, type Recognised } from '../actions/draft'
import { attempt } from '../parts/attempt'
import { Icon } from '../parts/icon'
import { Newcomer } from '../parts/newcomer'
import { Screen } from '../parts/screen'
import { drafts, now } from '../store/signals'
import { moment } from '../words/dates'

const nothing: Recognised = { channel: null, address: null, name: null, link: null }

export function Add(): VNode {
  const { url, query } = useLocation()
  const draft = useSignal<Draft | null | undefined>(undefined)
  useEffect(() => {
    let here = true
    draft.value = undefined
    const params = new URLSearchParams(url.split('?')[1] ?? '')
    void attempt(() => fromUrl(params)).then((found) => here && (draft.value = found ?? null))
    return () => {
      here = false
    }
  }, [url])
  const current = draft.value
  return (
    <Screen title="Add someone" back="/people">
      {query.share === 'again' && <p class="banner">Kith was still getting ready when you shared that. Please share it once more.</p>}
      {current !== undefined && <Newcomer key={current?.id ?? 'new'} draftId={current?.id ?? null} start={current ? recognise(current) : { ...nothing, name: query.name ?? null }} />}
      {current !== undefined && <Waiting but={current?.id} />}
    </Screen>
  )
}

/** What else was shared and is not yet anybody. */
function Waiting({ but }: { but?: string }): VNode | null {
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
