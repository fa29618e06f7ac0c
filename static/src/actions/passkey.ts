// Passkeys: the one wrapper of the browser's dialogs. One dialog at a time; closing it is not an error.
import {
  browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, startRegistration, WebAuthnAbortService,
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON, type RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import { say } from '../words/say'

export type { AuthenticationResponseJSON, RegistrationResponseJSON }
export type CreationOptions = PublicKeyCredentialCreationOptionsJSON
export type RequestOptions = PublicKeyCredentialRequestOptionsJSON

/** The dialog went wrong in a way that the user should know of. The message is for the user. */
class PasskeyError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PasskeyError'
  }
}

export const supported = (): boolean => browserSupportsWebAuthn()
export const autofillSupported = (): Promise<boolean> => browserSupportsWebAuthnAutofill()

// The autofill dialog that waits in the background; a second one may begin only when it has really ended.
let background: Promise<unknown> = Promise.resolve()

/** Makes a passkey; null when the user closed the dialog. @throws PasskeyError */
export async function make(optionsJSON: CreationOptions): Promise<RegistrationResponseJSON | null> {
  await stopAutofill()
  return attempt(() => startRegistration({ optionsJSON }))
}

/** Shows a passkey; null when the user closed the dialog. @throws PasskeyError */
export async function show(optionsJSON: RequestOptions): Promise<AuthenticationResponseJSON | null> {
  await stopAutofill()
  return attempt(() => startAuthentication({ optionsJSON }))
}

/** Waits for a passkey chosen from the autofill of a field; null when aborted. @throws PasskeyError */
export async function showFromAutofill(optionsJSON: RequestOptions, abort: AbortSignal): Promise<AuthenticationResponseJSON | null> {
  if (abort.aborted) return null
  const stop = () => WebAuthnAbortService.cancelCeremony()
  abort.addEventListener('abort', stop)
  const waiting = attempt(() => startAuthentication({ optionsJSON, useBrowserAutofill: true, verifyBrowserAutofillInput: false }))
  background = waiting.catch(() => undefined)
  try {
    return await waiting
  } finally {
    abort.removeEventListener('abort', stop)
  }
}

async function stopAutofill(): Promise<void> {
  WebAuthnAbortService.cancelCeremony()
  await background
}

const CLOSED = new Set(['NotAllowedError', 'AbortError'])

async function attempt<T>(dialog: () => Promise<T>): Promise<T | null> {
  try {
    return await dialog()
  } catch (error) {
    const { name, code } = error as { name?: string; code?: string }
    if (CLOSED.has(name ?? '') || code === 'ERROR_CEREMONY_ABORTED') return null
    throw new PasskeyError(sentence(name, code))
  }
}

function sentence(name: string | undefined, code: string | undefined): string {
  if (!supported()) return say('This browser can’t use passkeys.')
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' || name === 'InvalidStateError') {
    return say('This device already has a passkey for your account.')
  }
  if (name === 'SecurityError') return say('Passkeys don’t work at this address.')
  if (name === 'ConstraintError' || name === 'NotSupportedError') {
    return say('A passkey needs a screen lock. Turn one on, or use another device.')
  }
  return say('That passkey didn’t work. Try again.')
}
