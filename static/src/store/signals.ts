// The one door from screens to the store: signals to show, and questions to ask.
export * from './state'
export { search, type Filter } from './search'
export { timeline, notes, pastValues, removedParts, removedPeople, tapCount, watch } from './history'
export { pictureOf } from './faces'
export { together } from './together'
export { newZone } from './zone'
export type { PersonView, PlanView, PlannedPerson, Rejected, Status } from './views'
export type { Account, Draft } from './device'
