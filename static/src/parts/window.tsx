/** A long list of rows of one height, of which only those near the screen are on the page. */
import type { RefObject, VNode } from 'preact'
import { useCallback, useLayoutEffect, useReducer, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { useHold } from './touch'

/** As in people.css, in rem, so that it grows with the user's text. */
const ROW_REM = 4.25
/** Rows beyond either edge, so that a quick thumb meets no gap. */
const SPARE = 8
/** So many of them come with what is seen; the others wait until the list and what is in it stand still. */
const STEP = 6
const STILL_MS = 150

/** Where each list was scrolled to, so that coming back finds the place again. */
const places = new Map<string, number>()

interface WindowProps<T extends { id: string }> {
  items: readonly T[]
  /** Names the list for remembering its place. */
  name: string
  /** The same function as before draws the same. */
  row: (item: T) => VNode
  /** A long press on a row's link. */
  onHold?: ((item: T) => void) | undefined
}

interface Range { from: number; to: number }
const NOTHING: Range = { from: 0, to: 0 }

function rowHeight(): number {
  return ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize)
}

const overlap = (one: Range, other: Range): Range => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) })
const same = (one: Range, other: Range): boolean => one.from === other.from && one.to === other.to
const around = ({ from, to }: Range, rows: number): Range => ({ from: Math.max(0, from - rows), to: to + rows })

/** What to draw next: what is seen, what is there already and still near, and a step more; after a leap only what is seen. */
function next(seen: Range, drawn: Range): Range {
  const kept = overlap(drawn, around(seen, SPARE))
  if (kept.from >= kept.to) return seen
  return overlap(around(seen, SPARE), around({ from: Math.min(seen.from, kept.from), to: Math.max(seen.to, kept.to) }, STEP))
}

export function Window<T extends { id: string }>({ items, name, row, onHold }: WindowProps<T>): VNode {
  const box = useRef<HTMLDivElement>(null)
  const { from, contents } = useNear(items, name, row, box)
  const hold = useHold(() => {}, (link) => {
    const item = items[Number(link.closest('li')?.ariaPosInSet) - 1]
    if (item) onHold?.(item)
  }, '.row-link')
  return (
    <div class="window" ref={box} style={{ height: `${items.length * ROW_REM}rem` }}>
      <ul class="rows" style={{ transform: `translateY(${from * ROW_REM}rem)` }} {...(onHold && hold)}>
        {contents.map(([{ id }, content], at) => (
          <li class="row" key={id} aria-setsize={items.length} aria-posinset={from + at + 1}>{content}</li>
        ))}
      </ul>
    </div>
  )
}

/** The items near the screen, and what stands in their rows. Where much is new at once, only what is seen comes at once. */
function useNear<T extends { id: string }>(items: readonly T[], name: string, row: (item: T) => VNode, box: RefObject<HTMLDivElement | null>) {
  const [, redraw] = useReducer((times: number, _again: undefined) => times + 1, 0)
  const near = useRef({ seen: NOTHING, drawn: NOTHING, row, contents: new Map<T, VNode>() }).current
  const known = near.row === row ? near.contents : new Map<T, VNode>()
  const isMuch = items.slice(near.drawn.from, near.drawn.to).filter((item) => !known.has(item)).length > 2 * STEP
  if (isMuch) near.drawn = near.seen
  const from = Math.min(near.drawn.from, Math.max(0, items.length - 1))
  // What is the same as before is the same node, which Preact passes over.
  const contents = items.slice(from, near.drawn.to).map((item) => [item, known.get(item) ?? row(item)] as const)
  Object.assign(near, { row, contents: new Map(contents) })

  const { wasPush } = useLocation() as { wasPush?: boolean }
  useLayoutEffect(() => {
    if (!wasPush) scrollTo(0, places.get(name) ?? 0)
  }, [])
  const look = useCallback(() => {
    const height = rowHeight()
    const top = box.current?.getBoundingClientRect().top ?? 0
    places.set(name, scrollY)
    near.seen = { from: Math.max(0, Math.floor(-top / height)), to: Math.max(1, Math.ceil((innerHeight - top) / height)) }
    const drawn = next(near.seen, near.drawn)
    if (same(drawn, near.drawn)) return
    near.drawn = drawn
    redraw(undefined)
  }, [name])
  useLayoutEffect(() => {
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [look])
  useLayoutEffect(() => {
    if (same(near.drawn, around(near.seen, SPARE))) return
    const timer = setTimeout(look, STILL_MS)
    return () => clearTimeout(timer)
  })
  return { from, contents }
}
