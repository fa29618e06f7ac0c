/** With how many people the user was regularly in touch, month by month, and who they are. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import type { MonthPicture } from '../picture/year'
import { people, type PersonView } from '../store/signals'
import { figure } from '../words/numbers'
import { monthName, regularsWords } from '../words/picture'
import { say, sayMany } from '../words/say'
import { Face } from './face'
import { Icon } from './icon'
import { columnAt, Ground, Months, Plot, type Shown } from './plot'
import { PersonLink } from './row'
import { Sheet } from './sheet'

const HEIGHT = 132
/** While there is nobody to show. */
const FLAT = 32
/** Room for the figure above the highest bar. */
const ABOVE = 20
const FACES = 5
const MOST_ROWS = 100

const columns = () => [{ label: say('Regulars'), value: ({ regulars }: MonthPicture) => regulars.length }]

export function RegularsPlot(shown: Shown): VNode {
  const { months, chosen } = shown
  return (
    <Plot {...shown} title={say('Regulars')} says={regularsWords} columns={columns()} drawing={<Drawing {...shown} />}
      note={say('In touch in at least two different weeks of the month, whoever reached out.')}>
      <Who key={chosen.value} month={months[chosen.value]!} />
    </Plot>
  )
}

function Drawing({ months, chosen }: Shown): VNode {
  const most = Math.max(...months.map(({ regulars }) => regulars.length))
  const all = most ? HEIGHT : FLAT
  return (
    <div class="plot-area" dir="ltr">
      <svg class="plot-drawing" width="100%" height={all} aria-hidden="true">
        <Ground at={chosen.value} of={months.length} />
        {months.map(({ month, regulars, present }, at) => {
          const { left, middle, width } = columnAt(at, months.length)
          const height = regulars.length ? Math.max(4, (regulars.length / most) * (all - ABOVE)) : 2
          const look = `plot-bar ${at === chosen.value ? 'picked' : ''} ${present ? 'present' : ''} ${regulars.length ? '' : 'none'}`
          return (
            <g key={month} class={look}>
              <rect x={`${left + width * 0.18}%`} y={all - height} width={`${width * 0.64}%`} height={height} rx={Math.min(5, height / 2)} />
              {regulars.length > 0 && <text x={`${middle}%`} y={all - height - 6}>{figure(regulars.length)}</text>}
            </g>
          )
        })}
      </svg>
      <Months label={say('Month of the regulars')} months={months} chosen={chosen} says={regularsWords} />
    </div>
  )
}

/** Their faces, and behind a tap their names. */
function Who({ month }: { month: MonthPicture }): VNode | null {
  const open = useSignal(false)
  const known = month.regulars.flatMap((id) => people.value.get(id) ?? [])
  if (known.length === 0) return null
  return (
    <>
      <button type="button" class="plot-who wide" onClick={() => (open.value = true)}>
        <span class="plot-faces" aria-hidden="true">
          {known.slice(0, FACES).map((person) => <Face key={person.id} person={person} size="small" />)}
        </span>
        <span>{month.present ? sayMany('Who it is', 'Who they are', known.length) : sayMany('Who it was', 'Who they were', known.length)}</span>
        <Icon name="next" />
      </button>
      {open.value && (
        <Sheet title={say('Regulars in {month}', { month: monthName(month) })} onClose={() => (open.value = false)}>
          <People people={known} />
        </Sheet>
      )}
    </>
  )
}

function People({ people }: { people: readonly PersonView[] }): VNode {
  return (
    <>
      <ul class="rows">{people.slice(0, MOST_ROWS).map((person) => <li class="row" key={person.id}><PersonLink person={person} /></li>)}</ul>
      {people.length > MOST_ROWS && <p class="soft center">{sayMany('And one more', 'And {n} more', people.length - MOST_ROWS, { n: figure(people.length - MOST_ROWS) })}</p>}
    </>
  )
}
