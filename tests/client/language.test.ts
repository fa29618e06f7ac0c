// Which language somebody gets, as the server finds it (tests/models/test_language.py).
import { expect, test } from 'vitest'
import table from '../languages.json'
import { negotiate } from '../../static/src/words/language'

test.each(table.wanted as [string[], string][])('%j gets %s', (wanted, locale) => {
  expect(negotiate(wanted, table.known)[1]).toBe(locale)
})

test('the catalogue is that of the language, whatever the region', () => {
  expect(negotiate(['pt-BR'], table.known)).toEqual(['pt', 'pt-BR'])
  expect(negotiate(['pt-PT'], table.known)).toEqual(['pt-PT', 'pt-PT'])
  expect(negotiate(['de'], table.known)).toEqual(['en', 'en-GB'])
})

test('a made-up language is for those who ask for it by name', () => {
  const known = [...table.known, 'en-XA', 'ar-XB']
  expect(negotiate(['en-XA'], known)).toEqual(['en-XA', 'en-XA'])
  expect(negotiate(['ar-EG', 'en-US'], known)).toEqual(['en', 'en-US'])
})
