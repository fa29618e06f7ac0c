/** The start of the app in a page. */
import { render } from 'preact'
import { LocationProvider } from 'preact-iso'
import { check } from './actions/push'
import { App } from './screens/app'
import { start } from './store/start'
import { startWorker } from './update'

const root = document.getElementById('app')
if (root) {
  render(
    <LocationProvider>
      <App />
    </LocationProvider>,
    root,
  )
}
void start().then(check)
void startWorker()
