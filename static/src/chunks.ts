// The parts that the app comes in, so that nobody waits for what they do not need yet. The page itself has what is needed to
// come in; whoever is in gets all the others as soon as nothing else is to be done, and the worker keeps them for offline
// starts. build.mjs names them in the same order.
import { chunk } from './chunk'

/** Today, People and the navigation. */
export const everyday = chunk(() => import('./screens/everyday'))
/** What stands behind a tap. */
export const further = chunk(() => import('./screens/further'))
/** The page Picture, with what draws it. */
export const picture = chunk(() => import('./screens/you_picture'))
