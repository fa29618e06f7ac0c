/** A long list of rows of one height, of which only those near the screen are on the page. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren, VNode } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'

/** As in people.css, in rem, so that it grows with the user's text. */
const ROW_REM = 4.25
/** Rows beyond either edge, so that a quick thumb meets no gap. */
const SPARE = 8

/** Where each list was scrolled to, so that coming back finds the place again. */
const places = new Map<string, number>()

interface WindowProps<T extends { id: string }> {
  items: readonly T[]
  /** Names the list for remembering its place. */
  name: string
  row: (item: T) => ComponentChildren
}

function rowHeight(): number {
  return ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize)
}

export function Window<T extends { id: string }>({ items, name, row }: WindowProps<T>): VNode {
  const box = useRef<HTMLDivElement>(null)
  const range = useSignal({ from: 0, to: 24 })
  const { wasPush } = useLocation() as { wasPush?: boolean }
  useLayoutEffect(() => {
    if (!wasPush) scrollTo(0, places.get(name) ?? 0)
  }, [])
  useLayoutEffect(() => {
    const height = rowHeight()
    const look = () => {
      const top = box.current?.getBoundingClientRect().top ?? 0
      const from = Math.max(0, Math.floor(-top / height) - SPARE)
      const to = Math.ceil((innerHeight - top) / height) + SPARE
      places.set(name, scrollY)
      if (from !== range.peek().from || to !== range.peek().to) range.value = { from, to }
    }
    look()
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [name])
  const { from, to } = range.value
  const start = Math.min(from, Math.max(0, items.length - 1))
  return (
    <div class="window" ref={box} style={{ height: `${items.length * ROW_REM}rem` }}>
      <ul class="rows" style={{ transform: `translateY(${start * ROW_REM}rem)` }}>
        {items.slice(start, to).map((item, at) => (
          <li class="row" key={item.id} aria-setsize={items.length} aria-posinset={start + at + 1}>{row(item)}</li>
        ))}
      </ul>
    </div>
  )
}
