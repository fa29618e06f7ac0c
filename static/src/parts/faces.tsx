/** The pictures that came with a draft: which one is the face, if any. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { Draft } from '../actions/draft'
import { smallOrNull } from '../actions/picture'
import { say, sayMany } from '../words/say'
import { Chip } from './chip'

export interface Pictures {
  /** Made small; null for a file that is no picture. */
  made: Promise<Blob | null>[]
  /** Object URLs, once they are there. */
  urls: readonly (string | null)[]
}

export function usePictures(draft: Draft | null): Pictures {
  const urls = useSignal<(string | null)[]>([])
  const made = useMemo(() => (draft?.pictures ?? []).map(smallOrNull), [draft])
  useEffect(() => {
    let here = true
    void Promise.all(made).then((blobs) => {
      if (here) urls.value = blobs.map((blob) => blob && URL.createObjectURL(blob))
    })
    return () => {
      here = false
      urls.peek().forEach((url) => url && URL.revokeObjectURL(url))
    }
  }, [made])
  return { made, urls: urls.value }
}

interface FacesProps { urls: readonly (string | null)[]; chosen: number | null; onChoose: (at: number | null) => void }

export function Faces({ urls, chosen, onChoose }: FacesProps): VNode {
  const shown = urls.flatMap((url, at) => (url ? [{ url, at }] : []))
  const broken = urls.length - shown.length
  return (
    <div class="faces-shared" role="group" aria-label={shown.length > 1 ? say('Which is the face?') : say('The picture')}>
      {shown.map(({ url, at }) => (
        <button type="button" key={url} class="face face-shared" aria-pressed={at === chosen} aria-label={say('Picture {n}', { n: String(at + 1) })}
          onClick={() => onChoose(at === chosen ? null : at)}>
          <img src={url} alt="" />
        </button>
      ))}
      {shown.length > 0 && (
        <Chip on={chosen !== null} onClick={() => onChoose(chosen === null ? shown[0]!.at : null)}>{say('Use as face')}</Chip>
      )}
      {broken > 0 && <p class="small soft">{sayMany('One file is not a picture Kith can read.', '{n} files are not pictures Kith can read.', broken, { n: String(broken) })}</p>}
    </div>
  )
}
