// The signals that screens read. Filled from IndexedDB at the start and after every change, never before the change is saved.
import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Account, Told } from './device'
import type { Draft } from './draft'
import type { NudgeTrouble, PlanRow, ProfileRow, SkipRow } from './rows'
import { planView } from './plan'
import type { PersonView, PlanView, Status } from './views'

/** Who is signed in on this phone: undefined until it is known, null for nobody. */
export const account = signal<Account | null | undefined>(undefined)
/** Null until the server was heard on this phone: before that, nobody in its database does not mean that there is nobody. */
export const me = signal<ProfileRow | null>(null)
/** Everybody who is not removed, archived people too. A new Map after each change. */
export const people = signal<Map<string, PersonView>>(new Map())
export const status = signal<Status>({ kind: 'synced', waiting: 0, rejected: [] })
/** All people are in memory. The plan's people are there before. */
export const loaded = signal(false)
/** While the first sync of this phone is under way: the rows so far, and their share of all, from 0 to 1. */
export const progress = signal<{ done: number; share: number } | null>(null)
/** What this phone is not to ask again. */
export const told = signal<Told>({ keptZones: [], noOffer: false, noInstall: false })
export const drafts = signal<Draft[]>([])
/** A sentence when the phone's database cannot be used, such as while another tab holds an older version open. */
export const trouble = signal<string | null>(null)
/** The browser has thrown away what was on this phone. */
export const emptied = signal(false)
/** How much room the phone has left for Kith. */
export const room = signal<'enough' | 'little' | 'none'>('enough')
/** The clock that screens share; ticks on becoming visible and every minute, so that "today" is never yesterday. */
export const now = signal(Date.now())

export const planRow = signal<PlanRow | null>(null)
export const skips = signal<SkipRow[]>([])
export const plan: ReadonlySignal<PlanView | null> = computed(
  () => planView(planRow.value, people.value, skips.value, me.value?.time_zone ?? 'UTC', now.value),
)
/** What became of the plan's day's nudge, when it reached no device for sure. */
export const planNudge: ReadonlySignal<NudgeTrouble | null> = computed(() => planRow.value?.nudge ?? null)
