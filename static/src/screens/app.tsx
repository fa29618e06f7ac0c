/** Which screen stands at which address, and who may see it. */
import { useSignalEffect } from '@preact/signals'
import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { Route, Router, useLocation } from 'preact-iso'
import { forgetCarried } from '../actions/draft'
import { StoreBanner, UpdateBar } from '../parts/banner'
import { Nav } from '../parts/nav'
import { SeveralBar } from '../parts/several'
import { forgetOpened } from '../parts/sent'
import { hush, Toasts } from '../parts/toast'
import { account } from '../store/signals'
import { Add } from './add'
import { Arrival, arrival, entering } from './arrival'
import { Enter } from './enter'
import { forgetSearch, People } from './people'
import { Person } from './person'
import { Today } from './today'
import { Welcome } from './welcome'
import { You } from './you'
import { Codes } from './you_codes'
import { Deleted } from './you_deleted'
import { Devices } from './you_devices'
import { Leave } from './you_leave'
import { Nudge } from './you_nudge'
import { Passkeys } from './you_passkeys'
import { Bookmarklet, QuickAdd, Shortcut } from './you_quick_add'

export function App(): VNode {
  const wasHere = useRef(false)
  useSignalEffect(() => {
    if (account.value) wasHere.current = true
    if (account.value !== null) return
    forgetOpened()
    forgetSearch()
    // What an address brought before anybody came in waits for whoever does now.
    if (wasHere.current) forgetCarried()
    wasHere.current = false
    hush()
    // Signed out in another tab while this one still showed the recovery codes.
    arrival.value = null
  })
  return (
    <>
      <UpdateBar />
      <Place />
      <Toasts />
    </>
  )
}

/** Nothing at all until the phone knows who is here: a flash of the wrong screen would be worse. */
function Place(): VNode | null {
  const { path, query } = useLocation()
  if (account.value === undefined) return null
  if (arrival.value) return <Arrival {...arrival.value} />
  if (path === '/enter') return <Enter />
  if (!account.value || entering.value || path === '/join') return <Welcome />
  return (
    <>
      <a class="skip" href="#main">Skip to the page</a>
      <StoreBanner />
      <Router>
        <Route path="/" component={Today} />
        <Route path="/people" component={People} />
        <Route path="/people/:id" component={Person} />
        <Route path="/add" component={Add} />
        <Route path="/you" component={You} />
        <Route path="/you/nudge" component={Nudge} />
        <Route path="/you/passkeys" component={Passkeys} />
        <Route path="/you/devices" component={Devices} />
        <Route path="/you/codes" component={Codes} />
        <Route path="/you/deleted" component={Deleted} />
        <Route path="/you/leave" component={Leave} />
        <Route path="/you/quick-add" component={QuickAdd} />
        <Route path="/you/quick-add/shortcut" component={Shortcut} />
        <Route path="/you/quick-add/bookmarklet" component={Bookmarklet} />
        <Route default component={Today} />
      </Router>
      {path === '/people' && 'several' in query ? <SeveralBar /> : <Nav />}
    </>
  )
}
