/** The start of the app in a page. */
import { effect } from '@preact/signals'
import { render } from 'preact'
import { LocationProvider } from 'preact-iso'
import { takeFrom } from './actions/carried'
import { follow } from './actions/language'
import { takeLaunches } from './actions/launch'
import { check } from './actions/push'
import { everyday, further } from './chunks'
import { prepare } from './language'
import { App } from './screens/app'
import { isInstalled, listenForInstall } from './installer'
import { painted } from './painted'
import { askToKeep } from './store/room'
import { start } from './store/start'
import { account, trouble } from './store/state'
import { goTo, isKept, startWorker } from './update'

listenForInstall(() => askToKeep('installed'))
// Before anything is shown: names do not stay in the address, nor in the history.
if (location.search && location.pathname === '/add') history.replaceState(history.state, '', location.pathname + takeFrom(location.search))

const putOff = location.pathname === '/' ? new URLSearchParams(location.search).get('later') : null
if (putOff !== null) history.replaceState(history.state, '', '/')

// Nothing is rendered until the phone knows who is here, or what keeps it from knowing: a flash of the wrong screen would be worse,
// and the first words of the entrance stand in the page already. What somebody sees who is in comes with the page that the worker
// keeps (kept.ts), a moment after this has run.
const known = new Promise<void>((resolve) => void effect(() => { if (account.value !== undefined || trouble.value) resolve() }))
const speaking = prepare()
const today = Promise.resolve().then(() => isKept() && everyday.load())
void Promise.all([speaking, today, known]).then(show)
follow()
void start().then(() => Promise.all([check(), putOff !== null && later(putOff), isInstalled() && account.peek() && askToKeep('installed')]), cannotStart)
// Whoever comes for the first time gets the worker when they are in: screens/inside.tsx.
if (isKept()) void painted().then(startWorker)
takeLaunches(takeFiles, (id) => goTo(id ? `/add?draft=${id}` : '/add?share=again'))

function show(): void {
  const root = document.getElementById('app')
  if (root) render(<LocationProvider><App /></LocationProvider>, root)
}

// The phone's own database cannot be opened: nobody ever knows who is here, and that is said in place of the entrance's form.
async function cannotStart(error: unknown): Promise<void> {
  if (await further.load()) further.module.peek()!.shut(error)
}

async function later(localDate: string): Promise<void> {
  if (await everyday.load()) await everyday.module.peek()?.later(localDate)
}

async function takeFiles(files: File[]): Promise<string[]> {
  return (await further.load()) ? further.module.peek()!.takeFiles(files) : []
}
