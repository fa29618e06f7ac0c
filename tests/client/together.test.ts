import { beforeEach, describe, expect, test } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, settled, type Phone, type Tab } from './phone'

let server: ModelServer
let phone: Phone
let tab: Tab
let mika: string
let noor: string
let ana: string

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn('nadia', 'Nadia'))
  mika = await tab.person.add({ name: 'Mika Kovács' })
  noor = await tab.person.add({ name: 'Noor Haddad' })
  ana = await tab.person.add({ name: 'Ana Sá' })
})

const groups = () => tab.signals.together(Date.now())
const met = { kind: 'meet', direction: 'both' } as const

describe('who was together', () => {
  test('is known at once, without a network, and still when it has come back from the server', async () => {
    phone.online = false
    await tab.interaction.log([noor, mika], met)
    expect(await groups()).toEqual([[noor, mika]])
    await phone.reconnect()
    await tab.sync.flush()
    await settled()
    expect(await groups()).toEqual([[noor, mika]])
  })

  test('stays known when something else happens with one of them', async () => {
    await tab.interaction.log([noor, mika], { ...met, at: 1000 })
    await tab.interaction.log([mika], { kind: 'message', direction: 'out', at: 2000 })
    expect(await groups()).toEqual([[noor, mika]])
  })

  test('comes once, the latest first', async () => {
    await tab.interaction.log([noor, mika], { ...met, at: 1000 })
    await tab.interaction.log([ana, mika], { ...met, at: 2000 })
    await tab.interaction.log([mika, noor], { kind: 'video', direction: 'both', at: 3000 })
    expect(await groups()).toEqual([[mika, noor], [ana, mika]])
  })

  test('is not what was undone, nor what happened with one alone or at another time', async () => {
    await (await tab.interaction.log([noor, mika], { ...met, at: 1000 })).undo()
    await tab.interaction.log([ana], { ...met, at: 1000 })
    await tab.interaction.log([mika], { ...met, at: 2000 })
    await tab.interaction.log([noor], { kind: 'call', direction: 'both', at: 2000 })
    expect(await groups()).toEqual([])
  })

  test('is told to nobody else on this phone', async () => {
    await tab.interaction.log([noor, mika], met)
    server.join('bo', 'Bo')
    await tab.account.signOut()
    await phone.signIn(tab, 'bo')
    expect(await groups()).toEqual([])
  })
})

test('one undo takes back what was logged for a hundred people', async () => {
  const crowd: string[] = []
  for (let number = 0; number < 100; number += 1) crowd.push(await tab.person.add({ name: `Guest ${number}` }))
  await tab.sync.flush()
  phone.online = false
  const { undo } = await tab.interaction.log(crowd, met)
  expect((await groups())[0]).toHaveLength(100)
  await undo()
  expect(await groups()).toEqual([])
})
