// What the list of signed-in devices calls this one, and whose settings a piece of advice is about.
import { isInstalled } from '../installer'
import { say } from '../words/say'

/** Such as `Chrome on Android`. Browsers tell little and lie a little; the user only has to recognise it. */
export function deviceName(agent = navigator.userAgent): string {
  return say('{browser} on {system}', { browser: first(BROWSERS, agent) ?? say('A browser'), system: first(SYSTEMS, agent) ?? say('a device') })
}

/** Browser and system by name, undefined where they are not known. `installed`: Kith runs as an app of its own. */
export interface Where { browser: string | undefined; system: string | undefined; installed: boolean }

export function whereAmI(): Where {
  const { userAgent } = navigator
  return { browser: first(BROWSERS, userAgent), system: first(SYSTEMS, userAgent), installed: isInstalled() }
}

/** An iPhone or an iPad, whose newer ones say that they are a Mac. */
export function isAppleMobile(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  return /iPhone|iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
}

// The order matters: Edge says that it is Chrome, and Chrome that it is Safari.
const BROWSERS: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'], [/OPR\//, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Mac OS X|Macintosh/, 'Mac'],
  [/Windows/, 'Windows'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux'],
]

function first(names: [RegExp, string][], agent: string): string | undefined {
  return names.find(([pattern]) => pattern.test(agent))?.[1]
}
