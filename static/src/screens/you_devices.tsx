/** Where this account is signed in. */
import type { VNode } from 'preact'
import { endSession, sessions, type SessionInfo } from '../actions/account'
import { useTask } from '../parts/attempt'
import { Wrong } from '../parts/field'
import { Icon } from '../parts/icon'
import { NotRead, useLoaded } from '../parts/load'
import { Screen } from '../parts/screen'
import { announce } from '../parts/toast'
import { now } from '../store/signals'
import { when } from '../words/dates'
import { say, sayOf } from '../words/say'

export function Devices(): VNode {
  const list = useLoaded(sessions)
  const task = useTask()
  const end = (session: SessionInfo) =>
    void task.run(async () => {
      await endSession(session.id)
      await list.again()
      announce(say('{device} is signed out', { device: session.device_name }))
    })
  return (
    <Screen title={say('Signed-in devices')} back="/you">
      <p class="soft">{say('Ending one signs it out at once.')}</p>
      <NotRead of={list} />
      <Wrong>{task.wrong.value}</Wrong>
      <ul class="rows">
        {list.value.value?.map((session) => (
          <li class="row" key={session.id}>
            <Icon name="smartphone" />
            <div class="row-words"><strong class="cut" dir="auto">{session.device_name}</strong><p>{seen(session, now.value)}</p></div>
            {!session.current && (
              <button type="button" class="quiet danger" disabled={task.busy.value} aria-label={say('End {device}', { device: session.device_name })} onClick={() => end(session)}>{sayOf('button', 'End')}</button>
            )}
          </li>
        ))}
      </ul>
    </Screen>
  )
}

function seen({ current, seen_at, created_at }: SessionInfo, now: number): string {
  if (current) return say('This device · signed in {when}', { when: when(created_at, now) })
  return say('Last here {when}', { when: when(seen_at, now) })
}
