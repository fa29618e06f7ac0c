/** What opens first for somebody who is in. One of the chunks. */
import '../parts/icons'

export { later } from '../parts/later'
export { Inside } from './inside'
