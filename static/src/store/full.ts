// The phone has no room left. Nothing of what was to be written is there then, and the user is to know.
import { tell } from './channel'

/** A write has failed for want of room. */
export const isFull = (error: unknown): boolean => (error as { name?: string } | null)?.name === 'QuotaExceededError'

export const reportFull = (): Promise<void> => tell({ type: 'full' })
