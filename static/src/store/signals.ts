// The one door from screens to the store: signals to show, and questions to ask. Only what the app begins with goes past it, to
// state.ts, since esbuild brings all that a file gathers.
export * from './state'
export { isResting } from './foretold'
export { search, type Filter } from './search'
export { timeline, notes, factsOf, type Facts, pastValues, removedParts, removedPeople, watch } from './history'
export { tapCount } from './tap_count'
export { pictureOf } from './faces'
export { together } from './together'
export { newZone } from './zone'
export type { PersonView, PlanView, PlannedPerson, Rejected, Status } from './views'
export type { Account } from './device'
export type { Draft, DraftForm, OpenHandle } from './draft'
