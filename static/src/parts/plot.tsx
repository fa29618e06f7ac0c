/** The frame of a plot of twelve months: a sentence about one of them, the drawing, and the same as a table. */
import type { Signal } from '@preact/signals'
import type { ComponentChildren, VNode } from 'preact'
import type { MonthPicture } from '../picture/year'
import { figure } from '../words/numbers'
import { monthAndYear, monthLetter } from '../words/picture'
import { say, sayOf } from '../words/say'

export interface Shown {
  months: readonly MonthPicture[]
  /** Which of them the plots speak of; a finger on one plot moves all. */
  chosen: Signal<number>
  asTable: boolean
}

interface Column { label: string; value: (month: MonthPicture) => number }

interface PlotProps extends Shown {
  title: string
  says: (month: MonthPicture) => string
  columns: readonly Column[]
  /** How it is counted. */
  note: string
  /** The drawing, for eyes only. */
  drawing: VNode
  children?: ComponentChildren
}

export function Plot({ title, says, columns, note, drawing, children, months, chosen, asTable }: PlotProps): VNode {
  const table = <Table title={title} months={months} columns={columns} />
  return (
    <section class="section plot" aria-label={title}>
      <h2>{title}</h2>
      <div class="panel padded">
        <p class="plot-says">{says(months[chosen.value]!)}</p>
        {asTable ? table : <>
          {drawing}
          <div class="hidden">{table}</div>
        </>}
        {children}
        <p class="plot-note soft small">{note}</p>
      </div>
    </section>
  )
}

interface MonthsProps extends Pick<Shown, 'months' | 'chosen'> { label: string; says: (month: MonthPicture) => string }

/** The letters of the months, and over the drawing a slider that a finger or the arrow keys move. Time runs to the right, whatever the page does. */
export function Months({ label, months, chosen, says }: MonthsProps): VNode {
  return (
    <>
      <div class="plot-slide">
        <input type="range" class="plot-slider" min={0} max={months.length - 1} step={1} value={chosen.value} aria-label={label}
          aria-valuetext={says(months[chosen.value]!)} onInput={(event) => (chosen.value = event.currentTarget.valueAsNumber)} />
      </div>
      <div class="plot-months" aria-hidden="true">
        {months.map((month, at) => (
          <span key={month.month} class={at === chosen.value ? 'picked' : undefined}>
            <b>{monthLetter(month)}</b>{isYearSaid(months, at) && <i>{month.year}</i>}
          </span>
        ))}
      </div>
    </>
  )
}

/** Under January, and under the first month where that leaves room. */
function isYearSaid(months: readonly MonthPicture[], at: number): boolean {
  return months[at]!.month === 1 || (at === 0 && !months.slice(1, 3).some(({ month }) => month === 1))
}

function Table({ title, months, columns }: { title: string; months: readonly MonthPicture[]; columns: readonly Column[] }): VNode {
  return (
    <table class="plot-table">
      <caption class="hidden">{say('{title}, month by month', { title })}</caption>
      <thead><tr><th scope="col">{sayOf('field', 'Month')}</th>{columns.map(({ label }) => <th scope="col" key={label}>{label}</th>)}</tr></thead>
      <tbody>
        {[...months].reverse().map((month) => (
          <tr key={month.month}>
            <th scope="row">{month.present ? say('{month}, so far', { month: monthAndYear(month) }) : monthAndYear(month)}</th>
            {columns.map(({ label, value }) => <td key={label}>{figure(value(month))}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Where a column begins, its middle, and how wide it is, in per cent of the drawing. */
export function columnAt(at: number, of: number): { left: number; middle: number; width: number } {
  return { left: (at * 100) / of, middle: ((at + 0.5) * 100) / of, width: 100 / of }
}

/** The ground behind the month that the plots speak of. */
export function Ground({ at, of }: { at: number; of: number }): VNode {
  const { left, width } = columnAt(at, of)
  return <rect class="plot-ground" x={`${left}%`} y="0" width={`${width}%`} height="100%" rx="8" />
}
