/** From one screen to the next: the old one gives way to the new, and a face moves from its row to its page and back. */
import { options } from 'preact'
import { isStill } from './motion'

/** The back gesture of some browsers moves the screens itself. */
let isMoved = false
let running: ViewTransition | null = null

/** Call once. Without the API, or where motion is not wanted, screens simply take each other's place. */
export function moveBetweenScreens(): void {
  if (!document.startViewTransition) return
  let shown = location.pathname
  addEventListener('popstate', (event) => (isMoved = event.hasUAVisualTransition), true)
  // A finger that is quicker is never kept waiting.
  addEventListener('pointerdown', () => running?.skipTransition(), true)
  // Preact asks here when to render; by then the address is the new one, and the screen the old.
  options.debounceRendering = (render) => {
    const from = shown
    shown = location.pathname
    if (from === shown || isMoved || isStill()) queueMicrotask(render)
    else move(from, shown, render)
    isMoved = false
  }
}

function move(from: string, to: string, render: () => void): void {
  const before = faceOn(from, to)
  if (before) before.style.viewTransitionName = 'face'
  let after: HTMLElement | undefined
  const transition = document.startViewTransition(async () => {
    if (before) before.style.viewTransitionName = ''
    render()
    // What a list shows depends on where it is scrolled to, which it looks up and renders then.
    await Promise.resolve()
    after = before && faceOn(to, from)
    if (after) after.style.viewTransitionName = 'face'
  })
  running = transition
  // Rejected when it is skipped, which is no trouble.
  transition.ready.catch(() => undefined)
  void transition.finished.then(() => {
    if (after) after.style.viewTransitionName = ''
    if (running === transition) running = null
  })
}

/** The face on this screen that also stands on the other: in somebody's row, or on their page. */
function faceOn(screen: string, other: string): HTMLElement | undefined {
  const places = screen.startsWith('/people/') ? '.portrait .face' : `main a[href="${other}"] .face`
  return [...document.querySelectorAll<HTMLElement>(places)].find(isInView)
}

function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
