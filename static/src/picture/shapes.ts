// Lines and stacks of figures: the one wrapper of d3-shape.
import { area, curveMonotoneX, line, stack, stackOffsetNone } from 'd3-shape'

export interface Curve { line: string; area: string }

/** A line through `values` and the area below it, as SVG paths in a box of `width` × `height`; each value is in the middle of its column. */
export function curve(values: readonly number[], width: number, height: number, most: number): Curve {
  const x = (_: number, at: number): number => ((at + 0.5) * width) / values.length
  const y = (value: number): number => height - (value / Math.max(1, most)) * height
  const drawn = line<number>().x(x).y(y).curve(curveMonotoneX)
  const filled = area<number>().x(x).y0(height).y1(y).curve(curveMonotoneX)
  return { line: drawn([...values]) ?? '', area: filled([...values]) ?? '' }
}

/** From and to of each key's piece of a column, the first key lowest; `columns` hold a figure for each key. */
export function stacked<K extends string>(columns: readonly Readonly<Record<K, number>>[], keys: readonly K[]): Record<K, [from: number, to: number]>[] {
  const series = stack<unknown, Readonly<Record<K, number>>, K>().keys(keys).value((column, key) => column[key]).offset(stackOffsetNone)([...columns])
  return columns.map((_, at) => Object.fromEntries(series.map((one) => [one.key, [one[at]![0], one[at]![1]]])) as Record<K, [number, number]>)
}
