/** Time zones as people say them. */
import { say } from './say'

/** Europe/Lisbon → Lisbon, America/Argentina/Buenos_Aires → Buenos Aires, UTC → UTC. */
export function city(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** The question when the phone has come to another zone; `time` is the nudge's, null for none. */
export function zoneQuestion(here: string, time: string | null): string {
  const told = { city: city(here), time: time ?? '' }
  // Etc/GMT+3 and UTC are clocks and no places.
  if (here.includes('/') && !here.startsWith('Etc/')) {
    return time
      ? say('You seem to be in {city}. Shall the nudge come at {time} there?', told)
      : say('You seem to be in {city}. Shall Kith’s day begin and end there?', told)
  }
  return time
    ? say('This phone is on {city} time. Shall the nudge come at {time} there?', told)
    : say('This phone is on {city} time. Shall Kith’s day begin and end there?', told)
}
