import { describe, expect, test } from 'vitest'
import type { Address } from '../../static/src/open'
import { samePerson } from '../../static/src/same_person'
import { folded } from '../../static/src/store/folding'
import type { PersonView } from '../../static/src/store/views'

function person(name: string, ...handles: Address[]): PersonView {
  return { id: name, name, sort: folded(name), handles } as unknown as PersonView
}

const stranger = (name: string | null, ...handles: Address[]) => ({ name, handles })
const found = (name: string, known: string[]) => samePerson(stranger(name), known.map((one) => person(one))).map(({ person, why }) => [person.name, why])

describe('by handle', () => {
  test.each<[what: string, one: Address, other: Address, same: boolean]>([
    ['the same', { channel: 'x', address: 'ana' }, { channel: 'x', address: 'ana' }, true],
    ['other capitals and a sign', { channel: 'x', address: 'AnaSa' }, { channel: 'x', address: '@anasa' }, true],
    ['another channel', { channel: 'x', address: 'ana' }, { channel: 'instagram', address: 'ana' }, false],
    ['gaps in a number', { channel: 'phone', address: '+351 912-345-678' }, { channel: 'phone', address: '+351912345678' }, true],
    ['a number on another channel', { channel: 'whatsapp', address: '+351912345678' }, { channel: 'phone', address: '912 345 678' }, true],
    ['another number', { channel: 'phone', address: '+351912345679' }, { channel: 'phone', address: '+351912345678' }, false],
    ['a short number within a long one', { channel: 'phone', address: '678' }, { channel: 'phone', address: '+351912345678' }, false],
    ['capitals in a fediverse address', { channel: 'mastodon', address: 'Ana@Social.Coop' }, { channel: 'mastodon', address: 'ana@social.coop' }, true],
    ['a letter and a person on Substack', { channel: 'substack', address: 'ana.substack.com' }, { channel: 'substack', address: 'ana' }, false],
  ])('%s', (_what, one, other, same) => {
    const candidates = samePerson(stranger(null, one), [person('Bo Li'), person('Ana Sá', other)])
    expect(candidates.map(({ person, why, handle }) => [person.name, why, handle])).toEqual(same ? [['Ana Sá', 'handle', one]] : [])
  })

  test('a handle says more than a name', () => {
    const known = [person('Ana Sá'), person('A. S.', { channel: 'x', address: 'ana' })]
    expect(samePerson(stranger('Ana Sá', { channel: 'x', address: 'ana' }), known).map(({ why }) => why)).toEqual(['handle', 'name'])
  })
})

describe('by name', () => {
  test.each<[stranger: string, known: string, why: 'name' | 'near' | null]>([
    ['Ana Sá', 'Ana Sá', 'name'],
    ['ana sa', 'Ana Sá', 'name'],
    ['Sá, Ana', 'Ana Sá', 'name'],
    ['Dr. Ana Sá', 'Ana Sá', 'name'],
    ['山田 太郎', '山田太郎', 'name'],
    ['Conor OBrien', 'Conor O’Brien', 'name'],
    ['Ana Maria Sá', 'Ana Sá', 'near'],
    ['Joana Souza', 'Joana de Souza', 'near'],
    ['A. Souza', 'Ana Souza', 'near'],
    ['Jon Souza', 'John Souza', 'near'],
    ['John Suoza', 'John Souza', 'near'],
    ['John Souzo', 'John Souza', 'near'],
    ['Ana Sá', 'Ada Sá', null],
    ['Ana Sá', 'Ana Li', null],
    ['John Souza', 'Jane Souza', null],
    ['John Li', 'Jon Sá', null],
    ['Bo', 'Ana Sá', null],
    ['', 'Ana Sá', null],
    ['🐝', 'Ana Sá', null],
  ])('%s for %s', (name, known, why) => {
    expect(found(name, [known, 'Cleo Park'])).toEqual(why ? [[known, why]] : [])
  })

  test('a first name alone is offered only when there is one of that name', () => {
    expect(found('Ana', ['Ana Sá', 'Bo Li'])).toEqual([['Ana Sá', 'near']])
    expect(found('Ana Sá', ['Ana', 'Bo'])).toEqual([['Ana', 'near']])
    expect(found('Ana', ['Ana', 'Bo'])).toEqual([['Ana', 'name']])
    expect(found('Ana', ['Ana Sá', 'Ana Li'])).toEqual([])
    expect(found('Ana', ['Ana', 'Ana'])).toEqual([])
    expect(found('Sá', ['Ana Sá'])).toEqual([])
  })

  test('three at most, the surest first', () => {
    expect(found('Ana Souza', ['Ana Maria Souza', 'Ana Sousa', 'Ana Souza', 'A. Souza', 'Ana Rita Souza'])).toHaveLength(3)
    expect(found('Ana Souza', ['Ana Maria Souza', 'Ana Souza'])[0]).toEqual(['Ana Souza', 'name'])
  })

  test('a very long name is no crash', () => {
    expect(found('Ana '.repeat(100_000), ['Ana Sá'])).toEqual([])
  })
})
