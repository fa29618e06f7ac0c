/** Some taps later Today offers the home screen, on the browsers that have one for Kith: never beside another offer, and not again after “Not now”. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { install, installWay, noInstall, type InstallWay } from '../actions/install'
import { people, tapCount, told } from '../store/signals'
import { say } from '../words/say'
import { useTask } from './attempt'
import { Wrong } from './field'
import { Icon } from './icon'
import { nudgeOffered } from './offer'
import { announce } from './toast'

/** By then there is something to come back to, and the nudge was offered before. */
const SOME_TAPS = 5
const offered = new Set<InstallWay>(['prompt', 'apple'])

export function Invitation(): VNode | null {
  const isTime = useSignal(false)
  const way = installWay()
  const silent = told.value.noInstall || !offered.has(way)
  useEffect(() => {
    if (silent || isTime.peek()) return
    void tapCount().then((taps) => (isTime.value = taps >= SOME_TAPS))
  }, [silent, people.value])
  if (silent || !isTime.value || nudgeOffered.value !== false) return null
  return <Invite way={way} />
}

function Invite({ way }: { way: InstallWay }): VNode {
  const task = useTask()
  const notNow = () => void task.run(async () => {
    await noInstall()
    announce(say('You find it under You, Home screen'))
  })
  return (
    <section class="section offer" aria-label={say('Home screen')}>
      <h2><Icon name="home" />{say('Keep Kith at hand?')}</h2>
      <p>{say('On your home screen it opens like any other app, with or without a network, and what you save stays safer.')}</p>
      <Wrong>{task.wrong.value}</Wrong>
      <div class="acts">
        {way === 'prompt'
          ? <button type="button" class="button main-button" disabled={task.busy.value} onClick={() => void task.run(async () => { if (!(await install())) await noInstall() })}>{say('Install')}</button>
          : <a class="button main-button" href="/you/home-screen">{say('See how on this phone')}</a>}
        <button type="button" class="quiet" disabled={task.busy.value} onClick={notNow}>{say('Not now')}</button>
      </div>
    </section>
  )
}
