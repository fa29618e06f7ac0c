import { describe, expect, test } from 'vitest'
import { decoded, unquoted } from '../../../static/src/sharing/bytes'
import { readCards } from '../../../static/src/sharing/card'

const ANA = [
  'BEGIN:VCARD', 'VERSION:3.0', 'FN:Ana Sá\\, Lisbon', 'N:Sá;Ana;Rita;;', 'item1.TEL;TYPE=cell:+351 900 000 000', 'EMAIL;TYPE=home:ana@example',
  ' .org', 'URL:https://bsky.app/profile/ana.example', 'ADR;TYPE=home:;;1 Rua;Lisbon;;1000;Portugal', 'ORG:Honey Ltd;Bees', 'TITLE:Beekeeper',
  'BDAY:1990-05-17', 'NOTE:from the meetup\\nlikes tea', 'X-SOCIALPROFILE;TYPE=twitter:https://x.com/ana_sa', 'END:VCARD', '',
].join('\r\n')
const card = (...lines: string[]) => readCards(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\n')).cards[0]!

test('a card gives everything Kith has a place for, and the rest as a note', () => {
  expect(readCards(ANA)).toEqual({ more: 0, cards: [{
    name: 'Ana Sá, Lisbon', place: 'Lisbon, Portugal', note: 'Beekeeper, Honey Ltd, Bees\nfrom the meetup\nlikes tea', birthday: '1990-05-17', photo: null,
    addresses: ['tel:+351 900 000 000', 'mailto:ana@example.org', 'https://bsky.app/profile/ana.example', 'https://x.com/ana_sa'],
  }] })
})

test.each([
  ['19900517', '1990-05-17'], ['1990-05-17T00:00:00Z', '1990-05-17'], ['--0517', '--05-17'], ['--05-17', '--05-17'], ['1604-05-17', '--05-17'],
  ['1990', null], ['1990-05', null], ['1990-02-30', null], ['in May', null], ['0517', null],
])('a birthday of %s is %s, and kept as a note when it is no day', (written, birthday) => {
  expect(card(`BDAY:${written}`)).toMatchObject({ birthday, note: birthday ? null : `Birthday: ${written}` })
})

test('several cards keep their order', () => {
  expect(readCards(ANA + ANA.replace('Ana', 'Bo')).cards.map(({ name }) => name)).toEqual(['Ana Sá, Lisbon', 'Bo Sá, Lisbon'])
})

test.each([
  ['the name in parts', ['N:Sá;Ana;Rita;;'], 'Ana Rita Sá'],
  ['a nickname', ['NICKNAME:Aninhas'], 'Aninhas'],
  ['a company', ['FN:', 'ORG:Honey Ltd'], 'Honey Ltd'],
  ['nothing', ['TEL:1234567'], null],
])('without a whole name: %s', (_what, lines, name) => {
  expect(card(...lines).name).toBe(name)
})

describe('cards of old address books', () => {
  test('quoted-printable, over several lines', () => {
    expect(card('VERSION:2.1', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ana=20S=C3=', '=A1', 'NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo')).toMatchObject({ name: 'Ana Sá', note: 'one\r\ntwo' })
  })

  test('an old character set', () => {
    expect(card('FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jos=E9').name).toBe('José')
    expect(card('FN;CHARSET=NO-SUCH;ENCODING=QUOTED-PRINTABLE:Jos=E9').name).toBe('José')
  })

  test('bytes of any time', () => {
    expect(decoded(new TextEncoder().encode('\ufeffAna Sá'), 'utf-8')).toBe('Ana Sá')
    expect(decoded(Uint8Array.of(0xff, 0xfe, 0x41, 0, 0xe1, 0), 'utf-8')).toBe('Aá')
    expect(decoded(Uint8Array.of(0xfe, 0xff, 0, 0x41), 'utf-8')).toBe('A')
    expect(decoded(Uint8Array.of(0x4a, 0xe9), 'utf-8')).toBe('Jé')
    expect([...unquoted('a=3D=zz=4')]).toEqual([...new TextEncoder().encode('a==zz=4')])
  })

  test.each([
    ['version 2.1', 'PHOTO;JPEG;ENCODING=BASE64:/9j/\n 4AAQ\n', 'image/jpeg'],
    ['version 3.0', 'PHOTO;ENCODING=b;TYPE=PNG:/9j/4AAQ', 'image/png'],
    ['version 4.0', 'PHOTO:data:image/webp;base64,/9j/4AAQ', 'image/webp'],
  ])('a picture as in %s', async (_what, line, type) => {
    const { photo } = card(line)
    expect(photo?.type).toBe(type)
    expect([...new Uint8Array(await photo!.arrayBuffer())]).toEqual([0xff, 0xd8, 0xff, 0xe0, 0, 0x10])
  })
})

describe('ill-meant cards', () => {
  test.each([
    ['a picture on the web', ['PHOTO;VALUE=uri:https://spy.example/ana.jpg']],
    ['a picture that is none', ['PHOTO;ENCODING=b:<script>']],
    ['a picture that was cut off', ['PHOTO;ENCODING=b:A']],
    ['no parameters to an end', ['PHOTO;ENCODING=b;TYPE="JPEG:AAAA']],
  ])('%s is left out', (_what, lines) => {
    expect(card('FN:Ana', ...lines)).toMatchObject({ name: 'Ana', photo: null })
  })

  test('fifty of many cards come, the rest is counted', () => {
    const { cards, more } = readCards(ANA.repeat(60))
    expect([cards.length, more]).toEqual([50, 10])
  })

  test('twenty of many addresses come', () => {
    expect(card(...Array.from({ length: 500 }, (_one, at) => `TEL:${1_000_000 + at}`)).addresses).toHaveLength(20)
  })

  test('a long line is cut, a long name too', () => {
    expect(card(`FN:${'a'.repeat(100_000)}`).name).toHaveLength(200)
    expect(card('FN:Ana', `NOTE:${'a'.repeat(100_000)}`).note!.length).toBeLessThanOrEqual(4_000)
  })

  test.each([
    ['no end', 'BEGIN:VCARD\nFN:Ana'], ['no beginning', 'FN:Ana\nEND:VCARD'], ['no card', 'Have a look at this'], ['nothing', ''],
    ['parameters without an end', `BEGIN:VCARD\n${'TEL;A="'.repeat(20_000)}\nEND:VCARD`],
    ['semicolons', `BEGIN:VCARD\nADR:${';'.repeat(100_000)}\nEND:VCARD`],
    ['backslashes', `BEGIN:VCARD\nNOTE:${'\\;'.repeat(50_000)}\nEND:VCARD`],
    ['equals signs', `BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:${'=\n'.repeat(50_000)}\nEND:VCARD`],
    ['cards in cards', 'BEGIN:VCARD\n'.repeat(50_000)],
  ])('%s gives nobody', (_what, text) => {
    expect(readCards(text).cards.filter(({ name, addresses }) => name || addresses.length)).toEqual([])
  })
})
