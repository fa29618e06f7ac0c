/** A name for this device that its owner would recognise in a list. */

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android phone'], [/CrOS/, 'Chromebook'],
  [/Macintosh/, 'Mac'], [/Windows/, 'Windows computer'], [/Linux/, 'Linux computer'],
]
const browsers: [RegExp, string][] = [[/Firefox|FxiOS/, 'Firefox'], [/Edg/, 'Edge'], [/Chrome|CriOS|Chromium/, 'Chrome'], [/Safari/, 'Safari']]

const first = (found: [RegExp, string][], agent: string) => found.find(([pattern]) => pattern.test(agent))?.[1]

/** Chrome on Android phone → “Android phone, Chrome”. */
export function deviceName(agent: string = navigator.userAgent): string {
  return [first(systems, agent) ?? 'This device', first(browsers, agent)].filter(Boolean).join(', ')
}
