/** Which screen stands at which address, for somebody who is in. */
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { Route, Router, useLocation } from 'preact-iso'
import { onSaved } from '../actions/saved'
import { whenIdle } from '../chunk'
import { further, picture } from '../chunks'
import { StoreBanner } from '../parts/banner'
import { lazily } from '../parts/lazily'
import { Nav } from '../parts/nav'
import { moveBetweenScreens } from '../parts/passage'
import { RoomBanner } from '../parts/room'
import { SeveralBar } from '../parts/several'
import { vibrate } from '../parts/touch'
import { startWorker } from '../update'
import { People } from './people'
import { Today } from './today'
import { say } from '../words/say'

const Add = lazily(further, (module) => module.Add)
const Bookmarklet = lazily(further, (module) => module.Bookmarklet)
const Codes = lazily(further, (module) => module.Codes)
const Deleted = lazily(further, (module) => module.Deleted)
const Devices = lazily(further, (module) => module.Devices)
const HomeScreen = lazily(further, (module) => module.HomeScreen)
const Language = lazily(further, (module) => module.Language)
const Leave = lazily(further, (module) => module.Leave)
const Nudge = lazily(further, (module) => module.Nudge)
const Passkeys = lazily(further, (module) => module.Passkeys)
const Person = lazily(further, (module) => module.Person)
const Picture = lazily(picture, (module) => module.Picture)
const QuickAdd = lazily(further, (module) => module.QuickAdd)
const Shortcut = lazily(further, (module) => module.Shortcut)
const You = lazily(further, (module) => module.You)

moveBetweenScreens()

export function Inside(): VNode {
  const { path, query } = useLocation()
  useEverything()
  // Whatever is saved with a tap is felt, in one way.
  useEffect(() => onSaved(vibrate), [])
  return (
    <>
      <a class="skip" href="#main">{say('Skip to the page')}</a>
      <StoreBanner />
      <RoomBanner />
      <Router>
        <Route path="/" component={Today} />
        <Route path="/people" component={People} />
        <Route path="/people/:id" component={Person} />
        <Route path="/add" component={Add} />
        <Route path="/you" component={You} />
        <Route path="/you/picture" component={Picture} />
        <Route path="/you/nudge" component={Nudge} />
        <Route path="/you/passkeys" component={Passkeys} />
        <Route path="/you/devices" component={Devices} />
        <Route path="/you/codes" component={Codes} />
        <Route path="/you/home-screen" component={HomeScreen} />
        <Route path="/you/deleted" component={Deleted} />
        <Route path="/you/language" component={Language} />
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

/** The other screens come while the first one is looked at, so that no tap waits for them; a finger on the glass is sooner. */
function useEverything(): void {
  useEffect(() => {
    const all = () => void further.load()
    const stop = whenIdle(() => void further.load().then(picture.load).then(startWorker))
    addEventListener('pointerdown', all, { once: true })
    return () => {
      stop()
      removeEventListener('pointerdown', all)
    }
  }, [])
}
