/** A picture of before, small, so that one knows which it is. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { pictureOf } from '../store/signals'
import { say } from '../words/say'

export function PastPicture({ faceId }: { faceId: string }): VNode {
  const shown = useSignal<string | null>(null)
  useEffect(() => {
    let here = true
    let url: string | null = null
    void pictureOf(faceId).then((blob) => {
      if (here && blob) shown.value = url = URL.createObjectURL(blob)
    })
    return () => {
      here = false
      if (url) URL.revokeObjectURL(url)
    }
  }, [faceId])
  return shown.value ? <span class="face face-small"><img src={shown.value} alt={say('another picture')} /></span> : <>{say('another picture')}</>
}
