// Asking the server now, whatever came of it before.
export { flushSoon as syncNow } from '../store/flusher'
