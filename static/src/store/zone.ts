// The phone's time zone beside the one that the nudge goes by.

const DAY_MS = 24 * 60 * 60 * 1000
/** Summer time shows within a year, looked at about once a month. */
const LOOKS = 13
const STEP_MS = 29 * DAY_MS

/** The IANA name of the phone's time zone; null where it does not say. */
export function zoneHere(): string | null {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || null
}

/** The zone that the phone is in now, when its clocks are not those of `known` and it is none of `kept`; else null. */
export function newZone(known: string, kept: readonly string[], now: number): string | null {
  const here = zoneHere()
  return here === null || here === known || kept.includes(here) || agree(here, known, now) ? null : here
}

/** Browsers have several names for one zone, and Berlin's clocks are those of Paris: then there is nothing to ask. */
export function agree(one: string, other: string, now: number): boolean {
  try {
    const [here, there] = [one, other].map((timeZone) => (
      new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    )) as [Intl.DateTimeFormat, Intl.DateTimeFormat]
    const moments = Array.from({ length: LOOKS }, (_look, at) => now + at * STEP_MS)
    return moments.every((at) => here.format(at) === there.format(at))
  } catch {
    // A zone that this phone does not know is another one.
    return false
  }
}
