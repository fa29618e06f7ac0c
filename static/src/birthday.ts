// Birthdays, which have no time and no zone: `YYYY-MM-DD`, or `--MM-DD` without a year.

export interface Birthday { day: number; month: number; year: number | null }

const WRITTEN = /^(?:(\d{4})|-)-(\d{2})-(\d{2})$/

/** Null for what is no day of the calendar. */
export function birthdayOf(text: string | null | undefined): Birthday | null {
  const found = WRITTEN.exec(text ?? '')
  if (!found) return null
  const birthday = { day: Number(found[3]), month: Number(found[2]), year: found[1] ? Number(found[1]) : null }
  return isDay(birthday) ? birthday : null
}

/** The other way. */
export function writtenBirthday({ day, month, year }: Birthday): string {
  const rest = `${pad(month, 2)}-${pad(day, 2)}`
  return year === null ? `--${rest}` : `${pad(year, 4)}-${rest}`
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

/** 29 February is one in years that have it, and where nobody knows the year. */
export function isDay({ day, month, year }: Birthday): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year ?? 2000, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
