/** Signed out: one warm sentence and the ways in. Also where an invitation link leads. */
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { conditionalSignIn, recover, signIn, signUp, signUps } from '../actions/account'
import { firstPlace } from '../actions/carried'
import { useTask, type Task } from '../parts/attempt'
import { Face } from '../parts/face'
import { TextField, Wrong } from '../parts/field'
import { Icon } from '../parts/icon'
import { Sheet } from '../parts/sheet'
import { account } from '../store/state'
import { enter } from './arrival'
import { rich, say, sayOf } from '../words/say'

const faces = [{ id: 'b', name: 'Ana Sá' }, { id: 'd', name: 'Bo Lindqvist' }, { id: 'c', name: 'Mika Kovács' }, { id: 'h', name: 'Tunde Okafor' }]

/** A browser has room for one ceremony: the one in the autofill ends before another begins, and comes back after it. */
function useAutofill(): (way: () => Promise<boolean>) => Promise<void> {
  const running = useRef<{ stop: AbortController; done: Promise<unknown> } | null>(null)
  const begin = () => {
    const stop = new AbortController()
    running.current = { stop, done: enterByAutofill(stop.signal) }
  }
  useEffect(() => {
    begin()
    return () => running.current?.stop.abort()
  }, [])
  return async (way) => {
    running.current?.stop.abort()
    await running.current?.done
    let came = false
    try {
      came = await way()
    } finally {
      if (!came) begin()
    }
  }
}

/** The offer in the keyboard is a convenience: when it cannot be made, the buttons are there. */
async function enterByAutofill(stop: AbortSignal): Promise<void> {
  await conditionalSignIn(stop).catch(() => null)
}

export function Welcome(): VNode {
  const { path, route } = useLocation()
  const invitation = path === '/join' ? location.hash.slice(1) : ''
  const openness = useSignal<string | null>(null)
  const recovering = useSignal(false)
  const task = useTask()
  const alone = useAutofill()
  useEffect(() => {
    document.title = 'Kith'
    // Offline nobody can tell; then the form stays, and says so when it is used.
    void signUps().then((found) => (openness.value = found), () => undefined)
  }, [])
  const go = (way: () => Promise<boolean>) =>
    void task.run(() =>
      alone(async () => {
        const place = firstPlace()
        const came = await way()
        if (came) route(place, true)
        return came
      }),
    )
  if (account.value && invitation) return <AlreadyIn />
  const welcome = invitation || openness.value === null || openness.value === 'open'
  return (
    <main class="welcome" id="main">
      <div class="welcome-top">
        <div class="faces" aria-hidden="true">{faces.map((face) => <Face key={face.id} person={face} />)}</div>
        <h1>{say('Turn the people you know online into people you know.')}</h1>
        <p>{say('One person a day, a reason to write, and nothing to keep up with.')}</p>
      </div>
      <div class="stack">
        {welcome ? <NewAccount task={task} onName={(name) => go(() => enter(() => signUp(name, invitation || undefined)))} /> : <NoNew how={openness.value} />}
        <Wrong>{task.wrong.value}</Wrong>
        <button type="button" class="button wide" disabled={task.busy.value} onClick={() => go(() => enter(() => signIn()))}>
          <Icon name="key" />{say('Sign in with a passkey')}
        </button>
        <button type="button" class="quiet" onClick={() => (recovering.value = true)}>{say('Use a recovery code')}</button>
      </div>
      {recovering.value && <RecoverySheet onClose={() => (recovering.value = false)} alone={alone} />}
    </main>
  )
}

function NewAccount({ task, onName }: { task: Task; onName: (name: string) => void }): VNode {
  const name = useSignal('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (name.value.trim()) onName(name.value.trim())
  }
  return (
    <form class="stack" onSubmit={submit}>
      <TextField label={say('What shall we call you?')} name="username" value={name.value} onText={(text) => (name.value = text)}
        autocomplete="username webauthn" autocapitalize="words" spellcheck={false} required maxLength={100} placeholder={say('Your name')} />
      <button class="button main-button wide" disabled={task.busy.value}>{say('Create my account')}</button>
    </form>
  )
}

/** The field is there all the same, for the passkeys that the keyboard offers. */
function NoNew({ how }: { how: string | null }): VNode {
  return (
    <>
      <p class="soft center">
        {how === 'invitation' ? say('New here? Kith is by invitation on this server: open the link you were given.') : say('This server takes no new accounts just now.')}
      </p>
      <input class="hidden" type="text" autocomplete="username webauthn" aria-label={sayOf('field', 'Passkey')} />
    </>
  )
}

function AlreadyIn(): VNode {
  return (
    <main class="welcome" id="main">
      <div class="welcome-top">
        <h1>{say('You’re already here')}</h1>
        <p>{rich('This phone is signed in as {name}. An invitation is for someone new.', { name: <bdi>{account.value?.name}</bdi> })}</p>
      </div>
      <a class="button main-button wide" href="/">{say('Go to today')}</a>
    </main>
  )
}

function RecoverySheet({ alone, onClose }: { alone: (way: () => Promise<boolean>) => Promise<void>; onClose: () => void }): VNode {
  const code = useSignal('')
  const task = useTask()
  const submit = (event: Event) => {
    event.preventDefault()
    void task.run(() => alone(() => enter(() => recover(code.value.trim()), true)))
  }
  return (
    <Sheet title={say('Use a recovery code')} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <TextField label={say('One of your ten codes')} value={code.value} onText={(text) => (code.value = text)} autofocus
          autocomplete="off" autocapitalize="none" spellcheck={false} required maxLength={100} />
        <Wrong>{task.wrong.value}</Wrong>
        <button class="button main-button wide" disabled={task.busy.value}>{say('Come in')}</button>
      </form>
    </Sheet>
  )
}
