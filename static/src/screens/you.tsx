/** You: settings in words, and the ways out. */
import { useComputed, useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { exportAll } from '../actions/export'
import { installWay, type InstallWay } from '../actions/install'
import { change } from '../actions/profile'
import * as samples from '../actions/samples'
import { version } from '../../../package.json'
import { attempt, useTask } from '../parts/attempt'
import { Earlier } from '../parts/earlier'
import { TextField, Wrong } from '../parts/field'
import { download } from '../parts/file'
import { FreshStart } from '../parts/fresh_start'
import { Icon } from '../parts/icon'
import { Screen } from '../parts/screen'
import { Sheet } from '../parts/sheet'
import { SignOut } from '../parts/signout'
import { StatusChip } from '../parts/status'
import { announce } from '../parts/toast'
import { account, me, people } from '../store/signals'
import { clockTime, languageName, locale, weekdays } from '../words/dates'
import { say, sayOf } from '../words/say'

/** Where the page about the home screen would have nothing to say. */
const notHere = new Set<InstallWay>(['installed', 'none'])

interface Page { href: string; icon: string; label: string; hint?: string }

function pages(nudge: string, installable: boolean): Page[] {
  return [
    { href: '/you/nudge', icon: 'bell', label: say('Daily nudge'), hint: nudge },
    { href: '/you/picture', icon: 'chart', label: sayOf('place', 'Picture'), hint: say('Your last twelve months') },
    { href: '/you/quick-add', icon: 'add', label: say('Quick add'), hint: say('From other apps, in two taps') },
    ...(installable ? [{ href: '/you/home-screen', icon: 'home', label: say('Home screen'), hint: say('Kith like any other app') }] : []),
    { href: '/you/language', icon: 'language', label: sayOf('place', 'Language'), hint: languageName(locale) },
    { href: '/you/passkeys', icon: 'key', label: say('Passkeys') },
    { href: '/you/devices', icon: 'smartphone', label: say('Signed-in devices') },
    { href: '/you/codes', icon: 'copy', label: say('Recovery codes') },
    { href: '/you/deleted', icon: 'restore', label: say('Recently deleted'), hint: say('People wait there for thirty days') },
  ]
}

export function You(): VNode {
  const profile = me.value
  const nudge = profile?.nudge_time ? say('{time} {days}', { time: clockTime(profile.nudge_time), days: weekdays(profile.nudge_days) }) : sayOf('nudge', 'Off')
  return (
    <Screen title={sayOf('place', 'You')} aside={<StatusChip />}>
      <div class="panel rows settings">
        <YourName />
        {pages(nudge, !notHere.has(installWay())).map((page) => (
          <a class="row-link" key={page.href} href={page.href}>
            <Icon name={page.icon} />
            <span class="row-words"><strong>{page.label}</strong>{page.hint && <p>{page.hint}</p>}</span>
            <Icon name="next" />
          </a>
        ))}
        <FreshStart />
      </div>
      <section class="section">
        <h2>{say('Your data')}</h2>
        <div class="panel rows settings">
          <Export />
          <MadeUp />
          <SignOut />
          <a class="row-link" href="/you/leave">
            <Icon name="remove" /><span class="row-words"><strong>{say('Delete everything')}</strong></span><Icon name="next" />
          </a>
        </div>
      </section>
      <p class="version soft small">Kith {version}</p>
    </Screen>
  )
}

function YourName(): VNode {
  const edited = useSignal<string | null>(null)
  const name = me.value?.name ?? account.value?.name ?? ''
  const save = (event: Event) => {
    event.preventDefault()
    const tidy = edited.value?.trim()
    edited.value = null
    if (tidy && tidy !== name) void attempt(() => change('name', tidy))
  }
  return (
    <>
      <button type="button" class="row-text wide" onClick={() => (edited.value = name)}>
        <Icon name="you" /><span class="row-words"><strong class="cut" dir="auto">{name}</strong><p>{say('Your name')}</p></span><Icon name="edit" />
      </button>
      {me.value && <Earlier entity="profile" fields={['name']} row={me.value} onRestore={(_, value) => change('name', value)} />}
      {edited.value !== null && (
        <Sheet title={say('Your name')} onClose={() => (edited.value = null)}>
          <form class="stack" onSubmit={save}>
            <TextField label={say('What shall we call you?')} value={edited.value} autofocus required maxLength={100} autocapitalize="words"
              onText={(text) => (edited.value = text)} />
            <button class="button main-button wide">{sayOf('button', 'Save')}</button>
          </form>
        </Sheet>
      )}
    </>
  )
}

function Export(): VNode {
  const task = useTask()
  const save = () => void task.run(async () => download(await exportAll(), `kith-${new Date().toISOString().slice(0, 10)}.json`))
  return (
    <button type="button" class="row-text wide" disabled={task.busy.value} onClick={save}>
      <Icon name="download" />
      <span class="row-words"><strong>{say('Download everything')}</strong><p>{say('All your people and notes, as one file')}</p><Wrong>{task.wrong.value}</Wrong></span>
    </button>
  )
}

function MadeUp(): VNode | null {
  const some = useComputed(() => [...people.value.values()].some((person) => person.sample))
  const task = useTask()
  if (!some.value) return null
  const clear = () =>
    void task.run(async () => {
      await samples.clear()
      announce(say('The made-up people are gone'))
    })
  return (
    <button type="button" class="row-text wide" disabled={task.busy.value} onClick={clear}>
      <Icon name="people" /><span class="row-words"><strong>{say('Remove the made-up people')}</strong><Wrong>{task.wrong.value}</Wrong></span>
    </button>
  )
}
