/** The honest words about syncing: short ones for the chip, a sentence for whoever asks. */
import { figure } from './numbers'
import { say, sayMany, sayOf } from './say'

export type StatusKind = 'synced' | 'waiting' | 'offline' | 'signin' | 'syncing' | 'full'
export interface StatusWords { label: string; icon: string; sentence: string }

/** `waiting` is how many taps the server has not seen. */
export function statusWords(kind: StatusKind, waiting: number): StatusWords {
  const n = waiting ? figure(waiting) : ''
  switch (kind) {
    case 'synced':
      return { label: sayOf('state of the sync', 'Synced'), icon: 'check', sentence: say('Everything on this phone is on the server too.') }
    case 'syncing':
      return { label: sayOf('state of the sync', 'Syncing'), icon: 'sync', sentence: say('Talking to the server just now.') }
    case 'waiting':
      return {
        label: sayMany('{n} waiting', '{n} waiting', waiting, { n }), icon: 'clock',
        sentence: sayMany(
          'One thing waits for the server. All of it is safe on this phone.',
          '{n} things wait for the server. All of it is safe on this phone.', waiting, { n },
        ),
      }
    case 'offline':
      return {
        label: waiting ? sayMany('Offline · {n} waiting', 'Offline · {n} waiting', waiting, { n }) : say('Offline'), icon: 'offline',
        sentence: waiting
          ? sayMany(
            'No network. One thing waits on this phone and will go by itself.',
            'No network. {n} things wait on this phone and will go by themselves.', waiting, { n },
          )
          : say('No network. Kith works all the same; what you do goes to the server later.'),
      }
    case 'signin':
      return {
        label: say('Sign in to sync'), icon: 'key',
        sentence: waiting
          ? sayMany(
            'One thing waits on this phone. Sign in and it goes to the server.',
            '{n} things wait on this phone. Sign in and they go to the server.', waiting, { n },
          )
          : say('Sign in again to hear from your other devices.'),
      }
    case 'full':
      return {
        label: say('No room left'), icon: 'info',
        sentence: say('What is new on the server finds no room on this phone. All that you saved is safe. Free some room, and the rest comes by itself.'),
      }
  }
}
