// A page of an older version, when the server has only the newer one.
import { get, ServerError } from '../server'
import { TooMany } from '../store/draft'
import { applyUpdate } from '../update'
import { keepCarried } from './carried'

const TRIED = 'kith-renewed'

/**
 * Loads the page anew, so that it is of the version that the server has; what an address carried into it becomes a draft.
 * False, and nothing done, where the server cannot be reached, where there is no room for that draft, and the second time for
 * the same version, which would help no more than the first.
 */
export async function renew(): Promise<boolean> {
  const version = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
  if (sessionStorage.getItem(TRIED) === version || !(await isThere())) return false
  const draft = await keepCarried().catch(unlessFull)
  if (draft === undefined) return false
  sessionStorage.setItem(TRIED, version)
  if (draft) history.replaceState(history.state, '', `/add?draft=${draft}`)
  applyUpdate()
  return true
}

function unlessFull(error: unknown): undefined {
  if (!(error instanceof TooMany)) throw error
}

async function isThere(): Promise<boolean> {
  return get('/healthz').then(() => true, (error: unknown) => {
    if (error instanceof ServerError) return false
    throw error
  })
}
