/** Who may see what: the entrance, or the app itself. */
import { useSignalEffect } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { forgetCarried } from '../actions/carried'
import { everyday } from '../chunks'
import { StoreBanner, UpdateBar } from '../parts/banner'
import { lazily } from '../parts/lazily'
import { forgetOpened } from '../parts/opened'
import { forgetSearch } from '../parts/seeking'
import { hush, Toasts } from '../parts/toast'
import { account } from '../store/state'
import { Arrival, arrival, entering } from './arrival'
import { Enter } from './enter'
import { Welcome } from './welcome'

const Inside = lazily(everyday, (module) => module.Inside)

export function App(): VNode {
  const wasHere = useRef(false)
  useSignalEffect(() => {
    if (account.value) wasHere.current = true
    if (account.value !== null) return
    forgetOpened()
    forgetSearch()
    // What an address brought before anybody came in waits for whoever does now.
    if (wasHere.current) forgetCarried()
    wasHere.current = false
    hush()
    // Signed out in another tab while this one still showed the recovery codes.
    arrival.value = null
  })
  return (
    <>
      <UpdateBar />
      <Place />
      <Toasts />
    </>
  )
}

function Place(): VNode {
  const { path } = useLocation()
  useSoon()
  if (account.value === undefined) return <StoreBanner />
  if (arrival.value) return <Arrival {...arrival.value} />
  if (path === '/enter') return <Enter />
  if (!account.value || entering.value || path === '/join') return <Welcome />
  return <Inside />
}

/** Whoever touches the entrance is likely to come in: what they will see then is fetched meanwhile. */
function useSoon(): void {
  useEffect(() => {
    const soon = () => void everyday.load()
    addEventListener('pointerdown', soon, { once: true })
    addEventListener('keydown', soon, { once: true })
    return () => {
      removeEventListener('pointerdown', soon)
      removeEventListener('keydown', soon)
    }
  }, [])
}
