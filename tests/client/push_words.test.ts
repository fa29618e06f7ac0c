// Each state and each broken link has words, and what to do on this system.
import { expect, test } from 'vitest'
import { LINKS } from '../../static/src/actions/push_test'
import { brokenWords, linkWords, stateWords } from '../../static/src/words/push'
import { unsentWords } from '../../static/src/words/nudge'

const at = (browser: string | undefined, system: string | undefined, installed = false) => ({ browser, system, installed })
const PLACES = [
  at('Chrome', 'Android'), at('Chrome', 'Android', true), at('Firefox', 'Android'), at('Safari', 'iPhone', true), at('Safari', 'iPad', true),
  at('Safari', 'Mac'), at('Firefox', 'Mac'), at('Edge', 'Windows'), at('Chrome', 'ChromeOS'), at('Firefox', 'Linux'), at(undefined, undefined),
]

test.each(['on', 'unsure', 'off', 'lost', 'denied', 'private', 'insecure', 'needs-install', 'unsupported'])('%s is said', (state) => {
  for (const place of PLACES) {
    const { says, todo } = stateWords(state, place)
    expect(says).toMatch(/^[A-Z].*[.:]$/)
    if (['denied', 'private', 'insecure', 'unsupported'].includes(state)) expect(todo).toMatch(/^[A-Z].*\.$/)
    expect(`${says} ${todo}`).not.toMatch(/undefined|'/)
  }
})

test.each(LINKS)('a chain that breaks at %s says what to do', (link) => {
  expect(linkWords(link)).toBeTruthy()
  for (const place of PLACES) {
    for (const why of [null, 'The push service can’t take it right now.']) {
      const { says, todo } = brokenWords(link, why, place)
      expect(says).toMatch(/^[A-Z].*\.$/)
      expect(`${says} ${todo}`).not.toMatch(/undefined|'/)
    }
  }
})

test.each([
  [at('Chrome', 'Android'), 'Permissions'], [at('Chrome', 'Android', true), 'Hold Kith’s icon'], [at('Firefox', 'Android'), 'lock beside the address'],
  [at('Safari', 'iPhone', true), 'Allow Notifications'], [at('Firefox', 'Linux'), 'crossed-out bubble'], [at('Safari', 'Mac'), 'Websites'],
  [at('Edge', 'Windows'), 'load this page again'],
])('where it was forbidden, %o is led to its own settings', (place, words) => {
  expect(stateWords('denied', place).todo).toContain(words)
})

test.each([
  [at('Chrome', 'Android'), 'for Chrome'], [at('Chrome', 'Android', true), 'for Kith'], [at('Safari', 'iPhone', true), 'Focus'],
  [at('Edge', 'Windows'), 'System, then Notifications'], [at('Firefox', 'Mac'), 'System Settings'], [at(undefined, 'Linux'), 'for this browser'],
])('what is shown and not seen is looked for in the settings of %o', (place, words) => {
  expect(brokenWords('shown', null, place).todo).toContain(words)
})

test('what could not be sent is said without blame', () => {
  for (const state of ['failed', 'unknown', 'late'] as const) expect(unsentWords(state)).toMatch(/^Today’s nudge .*\.$/)
})
