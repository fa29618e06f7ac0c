/** The places of the app, at the thumb. */
import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { say, sayOf } from '../words/say'
import { Icon } from './icon'

interface Place { href: string; label: string; icon: string; class?: string }

const places = (): Place[] => [
  { href: '/', label: sayOf('place', 'Today'), icon: 'today' },
  { href: '/people', label: sayOf('place', 'People'), icon: 'people' },
  { href: '/add', label: say('Add someone'), icon: 'add', class: 'add' },
  { href: '/you', label: sayOf('place', 'You'), icon: 'you', class: 'end' },
]

function within(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}

export function Nav(): VNode {
  const { path } = useLocation()
  return (
    <nav class="nav" aria-label={say('Places')}>
      {places().map((place) => (
        <a key={place.href} href={place.href} class={place.class} aria-current={within(path, place.href) ? 'page' : undefined}
          aria-label={place.class === 'add' ? place.label : undefined}>
          <Icon name={place.icon} />
          {place.class !== 'add' && place.label}
        </a>
      ))}
    </nav>
  )
}
