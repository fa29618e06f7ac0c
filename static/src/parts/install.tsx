/** The way onto an iPhone's home screen, drawn: Apple lets pages neither do it nor ask for it. */
import type { ComponentChildren, VNode } from 'preact'
import { say } from '../words/say'

export function Drawing({ children }: { children: ComponentChildren }): VNode {
  return <svg class="drawing" viewBox="0 0 96 72" aria-hidden="true" focusable="false">{children}</svg>
}

/** Share: an arrow that leaves a box. */
export function Share({ x, y }: { x: number; y: number }): VNode {
  return <path class="bold" d={`M${x - 3} ${y}h-3v11h12v-11h-3m-3 6v-12m-3 3l3-3l3 3`} />
}

/** `last` is what is to be done there. */
export function Install({ last }: { last: string }): VNode {
  return (
    <ol class="steps">
      <li>
        <Drawing>
          <rect class="ground" x="8" y="-20" width="80" height="84" rx="10" />
          <path d="M18 12h60M18 22h44M8 40h80" />
          <circle class="halo" cx="48" cy="52" r="11" />
          <Share x={48} y={50} />
          <path d="M24 48l-4 4l4 4M72 48l4 4l-4 4" />
        </Drawing>
        <p><strong>{say('Tap Share.')}</strong> {say('It is below the page, at the top right on an iPad, or behind the three dots.')}</p>
      </li>
      <li>
        <Drawing>
          <rect class="ground" x="8" y="10" width="80" height="80" rx="10" />
          <path d="M40 16h16M18 30h36M18 66h36" />
          <rect class="halo" x="13" y="38" width="70" height="20" rx="6" />
          <path d="M20 48h38" />
          <rect class="bold" x="66" y="42" width="12" height="12" rx="3" />
          <path class="bold" d="M72 45v6m-3-3h6" />
        </Drawing>
        <p><strong>{say('Choose Add to Home Screen.')}</strong> {say('It is a little further down; then tap Add.')}</p>
      </li>
      <li>
        <Drawing>
          <rect class="ground" x="8" y="8" width="80" height="84" rx="10" />
          <rect x="18" y="18" width="16" height="16" rx="4" />
          <rect x="62" y="18" width="16" height="16" rx="4" />
          <rect x="18" y="44" width="16" height="16" rx="4" />
          <rect x="62" y="44" width="16" height="16" rx="4" />
          <rect class="halo" x="36" y="27" width="24" height="24" rx="6" />
          <path class="bold" d="M44 33v12m8-12l-8 7l8 5" />
        </Drawing>
        <p><strong>{say('Open Kith from there.')}</strong> {last}</p>
      </li>
    </ol>
  )
}
