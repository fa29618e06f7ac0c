/** How people moved along the path from avatar to face: a line for each stage, and who took a step lately. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { curve } from '../picture/shapes'
import type { Step } from '../picture/year'
import { now, people } from '../store/signals'
import { stages } from '../vocabulary'
import { when } from '../words/dates'
import { figure } from '../words/numbers'
import { pathWords, stageLabel, stepWords } from '../words/picture'
import { say } from '../words/say'
import { columnAt, Ground, Months, Plot, type Shown } from './plot'
import { PersonLink } from './row'
import { Sheet } from './sheet'

/** Of one line, with room for its stroke. The width is only a measure: the drawing is as wide as the phone has it. */
const BOX = { width: 1000, height: 40, edge: 5 }
const LATELY = 3
const MOST_ROWS = 100

const columns = () => stages.map(({ id, label }) => ({ label, value: ({ standing }: Shown['months'][number]) => standing[id] ?? 0 }))
/** The furthest on top, as a path that climbs. */
const climbing = [...stages].reverse()

export function PathPlot({ steps, ...shown }: Shown & { steps: readonly Step[] }): VNode {
  return (
    <Plot {...shown} title={say('From avatar to face')} says={pathWords} columns={columns()} drawing={<Drawing {...shown} />}
      note={say('How many stood at each stage. Nobody ever goes back.')}>
      {steps.length > 0 && <Lately steps={steps} />}
    </Plot>
  )
}

function Drawing({ months, chosen }: Shown): VNode {
  return (
    <div class="plot-area plot-path" dir="ltr">
      {climbing.map(({ id }) => {
        const values = months.map(({ standing }) => standing[id] ?? 0)
        return (
          <div class="plot-stage" key={id} aria-hidden="true">
            <span>{stageLabel(id)}</span>
            <Line values={values} at={chosen.value} />
            <b>{figure(values[chosen.value]!)}</b>
          </div>
        )
      })}
      <Months label={say('Month of the path')} months={months} chosen={chosen} says={pathWords} />
    </div>
  )
}

function Line({ values, at }: { values: readonly number[]; at: number }): VNode {
  const { width, height, edge } = BOX
  const most = Math.max(1, ...values)
  const inner = height - 2 * edge
  const { line, area } = curve(values, width, inner, most)
  return (
    <svg class="plot-drawing" width="100%" height={height}>
      <Ground at={at} of={values.length} />
      <svg y={edge} width="100%" height={inner} viewBox={`0 0 ${width} ${inner}`} preserveAspectRatio="none" overflow="visible">
        <path class="plot-fill" d={area} />
        <path class="plot-line" d={line} />
      </svg>
      <circle class="plot-dot" cx={`${columnAt(at, values.length).middle}%`} cy={edge + inner - (values[at]! / most) * inner} r="4.5" />
    </svg>
  )
}

function Lately({ steps }: { steps: readonly Step[] }): VNode {
  const open = useSignal(false)
  return (
    <div class="plot-steps">
      <h3 class="label">{say('Lately a step closer')}</h3>
      <Steps steps={steps.slice(0, LATELY)} />
      {steps.length > LATELY && <button type="button" class="quiet wide" onClick={() => (open.value = true)}>{say('All of these months')}</button>}
      {open.value && <Sheet title={say('A step closer')} onClose={() => (open.value = false)}><Steps steps={steps.slice(0, MOST_ROWS)} /></Sheet>}
    </div>
  )
}

function Steps({ steps }: { steps: readonly Step[] }): VNode {
  return (
    <ul class="rows">
      {steps.flatMap(({ id, from, to, at }) => {
        const person = people.value.get(id)
        return person ? [<li class="row" key={`${id} ${to}`}><PersonLink person={person}>{say('{step}, {when}', { step: stepWords(from, to), when: when(at, now.value) })}</PersonLink></li>] : []
      })}
    </ul>
  )
}
