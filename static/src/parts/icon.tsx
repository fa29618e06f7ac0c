/** Pictures beside words. Most of them stand in icons.ts, which comes with Today. */
import Check from 'lucide/dist/esm/icons/check.mjs'
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs'
import Copy from 'lucide/dist/esm/icons/copy.mjs'
import Download from 'lucide/dist/esm/icons/download.mjs'
import Info from 'lucide/dist/esm/icons/info.mjs'
import KeyRound from 'lucide/dist/esm/icons/key-round.mjs'
import X from 'lucide/dist/esm/icons/x.mjs'
import { h, type VNode } from 'preact'

type Nodes = Record<string, typeof X>

/** What the entrance needs, one by one, since lucide's index would bring all that is used anywhere; the others come by `know`. */
const nodes: Nodes = {
  check: Check, close: X, copy: Copy, download: Download, info: Info, key: KeyRound, offline: CloudOff,
}

/** Those that point the way one reads. */
const turning = new Set(['back', 'next', 'leave', 'restore', 'send'])

/** Adds pictures, as lucide has them, by their names. */
export function know(more: object): void {
  Object.assign(nodes, more)
}

/** A picture beside words, so hidden from readers; an unknown name of a newer vocabulary shows a speech bubble. */
export function Icon({ name }: { name: string }): VNode {
  const shapes = nodes[name] ?? nodes['message-circle'] ?? []
  return (
    <svg class={turning.has(name) ? 'icon turns' : 'icon'} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {shapes.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  )
}
