/** Who reached out to whom: the user's side above the middle, the others' below, and across it what came from both. */
import type { VNode } from 'preact'
import { stacked } from '../picture/shapes'
import type { MonthPicture } from '../picture/year'
import { figure } from '../words/numbers'
import { reachWords, sideLabel } from '../words/picture'
import { say } from '../words/say'
import { columnAt, Ground, Months, Plot, type Shown } from './plot'

const HEIGHT = 150
const GAP = 1.5
/** From the top down, as the columns are drawn. */
const order = ['out', 'both', 'in'] as const
/** So that the sides differ without their colours too. */
const fillings = { out: undefined, both: 'url(#plot-dots)', in: 'url(#plot-stripes)' }

const columns = () => order.map((side) => ({ label: sideLabel(side), value: ({ reach }: MonthPicture) => reach[side] }))

export function ReachPlot(shown: Shown): VNode {
  return (
    <Plot {...shown} title={say('Who reached out')} says={reachWords} columns={columns()} drawing={<Drawing {...shown} />}
      note={say('Contacts as you noted them. Nobody keeps a score.')} />
  )
}

function Drawing({ months, chosen }: Shown): VNode {
  const columns = stacked(months.map(({ reach }) => reach), [...order].reverse())
  const most = Math.max(1, ...months.map(({ reach }) => Math.max(reach.out, reach.in) + reach.both / 2))
  const scale = (HEIGHT / 2 - 4) / most
  return (
    <div class="plot-area" dir="ltr">
      <svg class="plot-drawing" width="100%" height={HEIGHT} aria-hidden="true">
        <Patterns />
        <Ground at={chosen.value} of={months.length} />
        <line class="plot-middle" x1="0" x2="100%" y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {columns.map((pieces, at) => {
          const { left, width } = columnAt(at, months.length)
          const middle = (pieces.both[0] + pieces.both[1]) / 2
          return order.map((side) => {
            const [from, to] = pieces[side]
            const height = (to - from) * scale - GAP
            if (to === from) return null
            return (
              <rect key={`${at} ${side}`} class={`plot-piece side-${side} ${at === chosen.value ? 'picked' : ''}`} fill={fillings[side]} x={`${left + width * 0.18}%`}
                y={HEIGHT / 2 - (to - middle) * scale + GAP / 2} width={`${width * 0.64}%`} height={Math.max(1, height)} rx={Math.min(4, Math.max(1, height) / 2)} />
            )
          })
        })}
      </svg>
      <Months label={say('Month of reaching out')} months={months} chosen={chosen} says={reachWords} />
      <Key reach={months[chosen.value]!.reach} />
    </div>
  )
}

/** What each filling means, with the month's figures beside it. */
function Key({ reach }: { reach: MonthPicture['reach'] }): VNode {
  return (
    <div class="plot-key" aria-hidden="true">
      {order.map((side) => (
        <span key={side}>
          <svg width="16" height="16"><rect class={`plot-piece side-${side} picked`} fill={fillings[side]} x="1" y="1" width="14" height="14" rx="4" /></svg>
          {sideLabel(side)} <b>{figure(reach[side])}</b>
        </span>
      ))}
    </div>
  )
}

function Patterns(): VNode {
  return (
    <defs>
      <pattern id="plot-dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.3" /></pattern>
      <pattern id="plot-stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.6" height="5" /></pattern>
    </defs>
  )
}
