/** Time zones as people say them. */

/** Europe/Lisbon → Lisbon, America/Argentina/Buenos_Aires → Buenos Aires, UTC → UTC. */
export function city(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** The question when the phone has come to another zone; `time` is the nudge's, null for none. */
export function zoneQuestion(here: string, time: string | null): string {
  // Etc/GMT+3 and UTC are clocks and no places.
  const place = here.includes('/') && !here.startsWith('Etc/') ? `You seem to be in ${city(here)}.` : `This phone is on ${city(here)} time.`
  return time ? `${place} Shall the nudge come at ${time} there?` : `${place} Shall Kith’s day begin and end there?`
}
