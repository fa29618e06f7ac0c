// Hearing of what was saved on this page.
import { listen } from '../store/channel'

/** Calls `work` each time that something was saved here, whatever it was; returns how to stop it. */
export const onSaved = (work: () => void): (() => void) => listen((message, here) => {
  if (message.type === 'saved' && here) work()
})
