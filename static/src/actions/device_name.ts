// What the list of signed-in devices calls this one.

/** Such as `Chrome on Android`. Browsers tell little and lie a little; the user only has to recognise it. */
export function deviceName(agent = navigator.userAgent): string {
  return `${first(BROWSERS, agent) ?? 'A browser'} on ${first(SYSTEMS, agent) ?? 'a device'}`
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
