// On a journey the phone asks once; at home, and where the clocks are the same, it never does.
import { afterEach, expect, test, vi } from 'vitest'
import { agree, newZone } from '../../static/src/store/zone'
import { city, zoneQuestion } from '../../static/src/words/zone'
import { ModelServer } from './model_server'
import { Phone, ops, settled } from './phone'

const NOVEMBER = Date.UTC(2026, 10, 22)

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const real = Intl.DateTimeFormat.prototype.resolvedOptions

function be(zone: string | undefined): void {
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(function (this: Intl.DateTimeFormat) {
    return { ...real.call(this), timeZone: zone as string }
  })
}

test.each([
  ['Europe/Paris', 'Europe/Berlin', true], ['Asia/Calcutta', 'Asia/Kolkata', true], ['Etc/UTC', 'UTC', true],
  ['Europe/Lisbon', 'Europe/London', true], ['Europe/Paris', 'Europe/Lisbon', false],
  // The same in November, an hour apart in July.
  ['Africa/Lagos', 'Europe/Paris', false], ['Europe/Paris', 'Mars/Olympus', false],
])('the clocks of %s and %s agree: %s', (one, other, same) => {
  expect(agree(one, other, NOVEMBER)).toBe(same)
})

test('there is nothing to ask at home, about a zone that was kept, or when the phone does not say', () => {
  be('Europe/Lisbon')
  expect(newZone('Europe/Paris', [], NOVEMBER)).toBe('Europe/Lisbon')
  expect(newZone('Europe/Lisbon', [], NOVEMBER)).toBeNull()
  expect(newZone('Europe/London', [], NOVEMBER)).toBeNull()
  expect(newZone('Europe/Paris', ['Asia/Tokyo', 'Europe/Lisbon'], NOVEMBER)).toBeNull()
  be(undefined)
  expect(newZone('Europe/Paris', [], NOVEMBER)).toBeNull()
})

test.each([
  ['Europe/Lisbon', 'Lisbon', 'You seem to be in Lisbon. Shall the nudge come at 09:00 there?'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires', 'You seem to be in Buenos Aires. Shall the nudge come at 09:00 there?'],
  ['UTC', 'UTC', 'This phone is on UTC time. Shall the nudge come at 09:00 there?'],
])('%s is %s', (zone, name, question) => {
  expect(city(zone)).toBe(name)
  expect(zoneQuestion(zone, '09:00')).toBe(question)
})

test('a new account takes the phone’s zone by itself; after that only its user changes it', async () => {
  const server = new ModelServer()
  server.join('ana', 'Ana')
  const phone = new Phone(server)
  be('Europe/Paris')
  const tab = await phone.open()
  await phone.signIn(tab, 'ana')
  await tab.sync.flush()
  await settled()
  expect(server.rows('ana', 'profile')[0]).toMatchObject({ time_zone: 'Europe/Paris' })

  be('Europe/Lisbon')
  const later = await phone.open()
  expect(later.signals.newZone(later.signals.me.value!.time_zone, later.signals.told.value.keptZones, Date.now())).toBe('Europe/Lisbon')
  expect(await ops(later, 'waiting')).toEqual([])
  const undo = await later.zone.followZone('Europe/Lisbon')
  await settled()
  expect(server.rows('ana', 'profile')[0]).toMatchObject({ time_zone: 'Europe/Lisbon' })
  await undo()
  await settled()
  expect(server.rows('ana', 'profile')[0]).toMatchObject({ time_zone: 'Europe/Paris' })
})

test('a zone that is kept is remembered on this phone, until somebody leaves it', async () => {
  const server = new ModelServer()
  server.join('ana', 'Ana')
  const phone = new Phone(server)
  const tab = await phone.open()
  await phone.signIn(tab, 'ana')
  await tab.zone.keepZone('Europe/Lisbon')
  await tab.zone.keepZone('Asia/Tokyo')
  await tab.zone.keepZone('Europe/Lisbon')
  const later = await phone.open()
  expect(later.signals.told.value.keptZones).toEqual(['Asia/Tokyo', 'Europe/Lisbon'])
  await later.account.signOut({ force: true })
  expect((await later.device.device()).keptZones).toEqual([])
})
