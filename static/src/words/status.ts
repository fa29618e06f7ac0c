/** The honest words about syncing: short ones for the chip, a sentence for whoever asks. */

export type StatusKind = 'synced' | 'waiting' | 'offline' | 'signin' | 'syncing'
export interface StatusWords { label: string; icon: string; sentence: string }

/** `waiting` is how many taps the server has not seen. */
export function statusWords(kind: StatusKind, waiting: number): StatusWords {
  const some = waiting === 1 ? 'One thing waits' : `${waiting} things wait`
  switch (kind) {
    case 'synced':
      return { label: 'Synced', icon: 'check', sentence: 'Everything on this phone is on the server too.' }
    case 'syncing':
      return { label: 'Syncing', icon: 'sync', sentence: 'Talking to the server just now.' }
    case 'waiting':
      return { label: `${waiting} waiting`, icon: 'clock', sentence: `${some} for the server. All of it is safe on this phone.` }
    case 'offline':
      return {
        label: waiting ? `Offline · ${waiting} waiting` : 'Offline', icon: 'offline',
        sentence: waiting
          ? `No network. ${some} on this phone and will go by itself.`
          : 'No network. Kith works all the same; what you do goes to the server later.',
      }
    case 'signin':
      return {
        label: 'Sign in to sync', icon: 'key',
        sentence: waiting ? `${some} on this phone. Sign in and it goes to the server.` : 'Sign in again to hear from your other devices.',
      }
  }
}
