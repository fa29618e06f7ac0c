/** The pictures that came with a draft: which one is the face, if any. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { Chip } from './chip'

interface FacesProps { pictures: Promise<Blob | null>[]; chosen: number | null; onChoose: (at: number | null) => void }

export function Faces({ pictures, chosen, onChoose }: FacesProps): VNode {
  const urls = useSignal<(string | null)[] | null>(null)
  useEffect(() => {
    let here = true
    let made: (string | null)[] = []
    void Promise.all(pictures).then((blobs) => {
      if (!here) return
      made = blobs.map((blob) => blob && URL.createObjectURL(blob))
      urls.value = made
    })
    return () => {
      here = false
      made.forEach((url) => url && URL.revokeObjectURL(url))
    }
  }, [pictures])
  const shown = urls.value?.flatMap((url, at) => (url ? [{ url, at }] : [])) ?? []
  const broken = (urls.value?.length ?? 0) - shown.length
  const isMany = shown.length > 1
  return (
    <div class="faces-shared" role="group" aria-label={isMany ? 'Which is the face?' : 'The picture'}>
      {shown.map(({ url, at }) => (
        <button type="button" key={url} class="face face-shared" aria-pressed={at === chosen} aria-label={`Picture ${at + 1}`}
          onClick={() => onChoose(at === chosen ? null : at)}>
          <img src={url} alt="" />
        </button>
      ))}
      {shown.length > 0 && (
        <Chip on={chosen !== null} onClick={() => onChoose(chosen === null ? shown[0]!.at : null)}>Use as face</Chip>
      )}
      {broken > 0 && <p class="small soft">{broken === 1 ? 'One file is not a picture Kith can read.' : `${broken} files are not pictures Kith can read.`}</p>}
    </div>
  )
}
