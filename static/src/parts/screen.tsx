/** The frame of a screen: its title for the tab and for readers, and its place to start reading. */
import type { ComponentChildren, VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { sayOf } from '../words/say'
import { Icon } from './icon'

let arrived = false

/** After a step inside the app, the heading takes the focus, as a new page would. */
function useArrival(title: string, home: boolean): { current: HTMLHeadingElement | null } {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    document.title = home ? 'Kith' : `${title} · Kith`
  }, [title, home])
  useLayoutEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true })
    arrived = true
  }, [])
  return heading
}

interface ScreenProps {
  title: string
  /** The first screen, whose tab has the app's own name. */
  home?: boolean
  /** Above the title, small. */
  over?: ComponentChildren
  /** At the right of the title. */
  aside?: ComponentChildren
  /** Where the arrow leads when there is no page before this one in the app. */
  back?: string
  /** The title is there for readers only, because the screen shows it in another form. */
  silent?: boolean
  /** Pulling it down asks the server. */
  pulls?: boolean
  children: ComponentChildren
}

export function Screen({ title, home = false, over, aside, back, silent, pulls, children }: ScreenProps): VNode {
  const heading = useArrival(title, home)
  return (
    <main class={pulls ? 'screen pulls' : 'screen'} id="main">
      {back && <Back to={back} aside={silent ? aside : undefined} />}
      <div class={silent ? 'hidden' : 'top'}>
        <div>
          {over && <p class="soft small">{over}</p>}
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
        </div>
        {!silent && aside}
      </div>
      {children}
    </main>
  )
}

function Back({ to, aside }: { to: string; aside?: ComponentChildren }): VNode {
  const { route, wasPush } = useLocation() as ReturnType<typeof useLocation> & { wasPush: boolean }
  const back = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
    if (wasPush) history.back()
    else route(to)
  }
  return (
    <div class="back">
      <a class="round" href={to} aria-label={sayOf('button', 'Back')} onClick={back}><Icon name="back" /></a>
      {aside}
    </div>
  )
}
