/** How it stands with the nudge on a device, and what to do about it there. */
import type { Where } from '../actions/device_name'
import type { Link } from '../actions/push_test'
import { say } from './say'

/** What is said first, and what can be done; `todo` is null where a button or a drawing says it. */
export interface Advice { says: string; todo: string | null }

const isApplePhone = ({ system }: Where): boolean => system === 'iPhone' || system === 'iPad'

export function stateWords(state: string, where: Where): Advice {
  switch (state) {
    case 'on': return { says: say('The nudge comes to this device.'), todo: null }
    case 'unsure': return { says: say('It was on when Kith last reached the server, which does not answer right now.'), todo: null }
    case 'lost': return { says: say('It was on here, but the browser has let go of it.'), todo: null }
    case 'denied': return { says: say('This browser keeps Kith from showing notifications.'), todo: allow(where) }
    case 'private': return { says: say('Nothing can reach a private window.'), todo: say('Open Kith in an ordinary window, and turn the nudge on there.') }
    case 'insecure': return { says: say('Notifications need a safe connection.'), todo: say('Open Kith at an address that begins with https.') }
    case 'needs-install': return { says: say('On an iPhone or iPad the nudge comes once Kith is on the home screen:'), todo: null }
    case 'unsupported': return { says: say('This browser takes no notifications while it is closed.'), todo: another(where) }
    default: return { says: say('This device stays silent.'), todo: null }
  }
}

function another(where: Where): string {
  if (isApplePhone(where)) return say('They need iOS 16.4 or later: Settings, General, Software Update.')
  return say('Chrome, Edge, Firefox and Safari do. The nudge also comes to any other device where you turn it on.')
}

/** Where the browser lets go of its no. */
function allow(where: Where): string {
  const { browser, system, installed } = where
  if (isApplePhone(where)) return say('Open Settings, then Notifications, then Kith, and turn on Allow Notifications.')
  if (system === 'Android' && installed) return say('Hold Kith’s icon on the home screen, tap App info, then Notifications, and allow them.')
  if (system === 'Android' && browser === 'Firefox') return say('Tap the lock beside the address, then Notifications, and allow them. In a private window they are always off.')
  if (system === 'Android') return say('Tap the icon left of the address, then Permissions, then Notifications, and allow them. In a private window they are always off.')
  if (browser === 'Firefox') return say('Click the crossed-out bubble left of the address, remove the block, and load this page again. In a private window they are always off.')
  if (browser === 'Safari') return say('Open Safari’s Settings, then Websites, then Notifications, and allow Kith.')
  return say('Click the icon left of the address, switch Notifications on, and load this page again. In a private window they are always off.')
}

/** Where the system holds back what the browser has shown. */
function unseen(where: Where): string {
  const { system, installed } = where
  const app = installed ? 'Kith' : where.browser ?? say('this browser')
  if (isApplePhone(where)) return say('Open Settings, then Notifications, then Kith: allow the lock screen and banners. A Focus may hold them back too.')
  if (system === 'Android') return say('Open the phone’s Settings, then Notifications, and allow them for {app}. Do Not Disturb may hold them back too.', { app })
  if (system === 'Mac') return say('Open System Settings, then Notifications, and allow them for {app}. A Focus may hold them back too.', { app })
  if (system === 'Windows') return say('Open Settings, then System, then Notifications, and switch them on for {app}. Do not disturb may hold them back too.', { app })
  return say('Look in the settings of your system whether notifications are on for {app}, and Do Not Disturb is off.', { app })
}

/** Each link of the test's chain, when it holds. */
export function linkWords(link: Link): string {
  switch (link) {
    case 'permission': return say('The browser lets Kith notify you')
    case 'subscription': return say('This browser can be reached')
    case 'server': return say('Your server knows this device')
    case 'service': return say('The push service took the test')
    case 'arrival': return say('It came to this device')
    case 'shown': return say('It was shown')
  }
}

/** What is wrong at a link, and what to do. `why` is what the server said. */
export function brokenWords(link: Link, why: string | null, where: Where): Advice {
  switch (link) {
    case 'permission': return { says: say('The browser does not let Kith notify you.'), todo: allow(where) }
    case 'subscription': return { says: say('The way to this browser has ended, as it does now and then.'), todo: null }
    case 'server': return { says: why ?? say('Your server does not know this device any more.'), todo: null }
    case 'service': return { says: why ?? say('The push service did not take the test.'), todo: null }
    case 'arrival': return { says: say('It was sent and has not come yet.'), todo: slow(where) }
    default: return { says: say('It came, and something on this device keeps it from being seen.'), todo: unseen(where) }
  }
}

function slow({ system }: Where): string {
  if (system === 'Android') return say('Battery saving may hold it back: in the phone’s Settings, let the browser run in the background. Then try again.')
  return say('A weak network or a firewall may hold it back. Wait a minute, then try again.')
}
