/** What is to be said about the room that the phone has for Kith, and what became of what was there. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { say } from '../words/say'
import { emptied, me, room } from '../store/signals'

export function RoomBanner(): VNode | null {
  const seen = useSignal(false)
  if (room.value === 'none') {
    return <Said role="alert" words={say('This phone has no room left, so nothing new can be saved. What was saved before is safe. Free some room, and go on.')} />
  }
  if (emptied.value && me.value) return <Said role="status" words={say('This browser had lost what Kith keeps here. All that had reached the server is back.')} onSeen={() => (emptied.value = false)} />
  if (emptied.value) return <Said role="status" words={say('This browser has lost what Kith keeps here. All that had reached the server is coming back.')} />
  if (room.value === 'enough' || seen.value) return null
  return <Said role="status" words={say('This phone is nearly full. Free some room, so that Kith can go on saving what you do.')} onSeen={() => (seen.value = true)} />
}

interface SaidProps { role: 'alert' | 'status'; words: string; onSeen?: () => void }

function Said({ role, words, onSeen }: SaidProps): VNode {
  return (
    <div class="banner" role={role}>
      <p>{words}</p>
      {onSeen && <button type="button" onClick={onSeen}>{say('Got it')}</button>}
    </div>
  )
}
