/** The start of the app in a page. */
import { render } from 'preact'
import { LocationProvider } from 'preact-iso'
import { takeFrom } from './actions/draft'
import { takeLaunches } from './actions/launch'
import { later } from './parts/later'
import { check } from './actions/push'
import { App } from './screens/app'
import { start } from './store/start'
import { goTo, startWorker } from './update'

// Before anything is shown: names do not stay in the address, nor in the history.
if (location.search && location.pathname === '/add') history.replaceState(history.state, '', location.pathname + takeFrom(location.search))

const putOff = location.pathname === '/' ? new URLSearchParams(location.search).get('later') : null
if (putOff !== null) history.replaceState(history.state, '', '/')

const root = document.getElementById('app')
if (root) {
  render(
    <LocationProvider>
      <App />
    </LocationProvider>,
    root,
  )
}
void start().then(() => Promise.all([check(), putOff !== null && later(putOff)]))
void startWorker()
takeLaunches((id) => goTo(id ? `/add?draft=${id}` : '/add?share=again'))
