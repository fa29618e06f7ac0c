/** Picture: what the last twelve months were like, in three plots. Worked out on the phone, shown to nobody else. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Year } from '../actions/year'
import { Chip } from '../parts/chip'
import { Empty } from '../parts/empty'
import { PathPlot } from '../parts/plot_path'
import { ReachPlot } from '../parts/plot_reach'
import { RegularsPlot } from '../parts/plot_regulars'
import { Screen } from '../parts/screen'
import { useYear } from '../parts/year'
import type { MonthPicture } from '../picture/year'
import { say, sayOf } from '../words/say'

export function Picture(): VNode {
  const year = useYear().value
  const asTable = useSignal(false)
  const some = year !== null && !isBlank(year)
  return (
    <Screen title={sayOf('place', 'Picture')} back="/you" aside={some && <Chip on={asTable.value} onClick={() => (asTable.value = !asTable.value)}>{say('As a table')}</Chip>}>
      {!year && <p class="coming soft" role="status">{say('One moment …')}</p>}
      {year && !some && <Nothing />}
      {some && <Plots year={year} asTable={asTable.value} />}
    </Screen>
  )
}

const contacts = ({ reach }: MonthPicture): number => reach.out + reach.in + reach.both
const isBlank = ({ months, steps }: Year): boolean => steps.length === 0 && months.every((month) => contacts(month) === 0 && Object.values(month.standing).every((n) => n === 0))

function Nothing(): VNode {
  return (
    <Empty icon="chart" calm words={say('Nothing to see yet. After a few weeks with your people, this page shows what they were like.')}>
      <a class="button" href="/people">{say('To your people')}</a>
    </Empty>
  )
}

function Plots({ year: { months, steps, invented }, asTable }: { year: Year; asTable: boolean }): VNode {
  // A whole month says more than one that has just begun.
  const last = months.length - 1
  const chosen = useSignal(contacts(months[last - 1]!) ? last - 1 : last)
  const shown = { months, chosen, asTable }
  const drawn = useOneByOne(3)
  return (
    <>
      <p class="soft">{invented ? say('These are the made-up people. Yours take their place when you add someone.') : say('Your last twelve months. Tap a month to see what it was like.')}</p>
      <RegularsPlot {...shown} />
      {drawn > 1 && <PathPlot {...shown} steps={steps} />}
      {drawn > 2 && <ReachPlot {...shown} />}
    </>
  )
}

/** One plot fills a phone; the others are drawn between the next frames, so that none of these comes late. */
function useOneByOne(all: number): number {
  const drawn = useSignal(1)
  useEffect(() => {
    if (drawn.value === all) return
    const frame = requestAnimationFrame(() => setTimeout(() => (drawn.value += 1)))
    return () => cancelAnimationFrame(frame)
  }, [drawn.value])
  return drawn.value
}
