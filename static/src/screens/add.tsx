/** Adding somebody: from what was shared, from a link, a file or the phone's contacts, or by hand. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { begin, type Beginning } from '../actions/draft'
import { attempt } from '../parts/attempt'
import { Newcomer } from '../parts/newcomer'
import { Screen } from '../parts/screen'
import { Waiting } from '../parts/waiting'
import { say } from '../words/say'

function troubleWords(share: string | undefined): string | null {
  if (share === 'again') return say('Kith was still getting ready when you shared that. Please share it once more.')
  if (share === 'full') return say('Too much waits here already. Save some of it or throw it away, then share it once more.')
  return null
}

export function Add(): VNode {
  const { url, query, route } = useLocation()
  const turn = useSignal(0)
  const beginning = useSignal<Beginning | null>(null)
  useEffect(() => {
    let here = true
    beginning.value = null
    void attempt(() => begin(query.draft ?? null)).then((found) => here && (beginning.value = found ?? null))
    return () => {
      here = false
    }
  }, [url, turn.value])
  // What was just saved or thrown away may have stood at the very address that is next.
  const leadTo = (to: string) => {
    if (to === location.pathname + location.search) turn.value += 1
    else route(to, true)
  }
  const current = beginning.value
  const trouble = troubleWords(query.share)
  return (
    <Screen title={say('Add someone')} back="/people" silent={!current || current.draft?.own === false}>
      {trouble && <p class="banner">{trouble}</p>}
      {current && <Newcomer key={current.id} {...current} leadTo={leadTo} />}
      {current && <Waiting but={current.id} />}
    </Screen>
  )
}
