// What the worker hands to a page that opens.
import { beforeEach, expect, test, vi } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, settled, type Phone, type Tab } from './phone'

let server: ModelServer
let phone: Phone
let tab: Tab
let mika: string

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn('ana', 'Ana Sá'))
  mika = await tab.person.add({ name: 'Mika </script><b>Kovács' })
  await tab.sync.flush()
  const planned = { person_id: mika, reasons: [], facts: [], starter: '', last: null, channel_order: [] }
  const local_date = new Date().toISOString().slice(0, 10)
  server.put('ana', 'plan', { id: 'ana', local_date, people: [planned], your_turn: [], nudge: null, pace: 'daily', quiet_until: null })
  await tab.sync.flush()
  await settled()
})

test('is on the screen before the phone has been asked', async () => {
  await phone.handOver()
  const opened = await phone.load()
  const starting = opened.start.start()
  // Nothing has been waited for.
  expect(opened.signals.account.value).toEqual({ id: 'ana', name: 'Ana Sá' })
  expect(opened.signals.plan.value?.people.map(({ person }) => person.name)).toEqual(['Mika </script><b>Kovács'])
  expect(opened.signals.me.value?.id).toBe('ana')
  expect(opened.signals.loaded.value).toBe(false)
  await starting
  await settled()
  expect(opened.signals.loaded.value).toBe(true)
})

test('is taken out of the page, and is data to a browser whatever is in it', async () => {
  const text = await phone.handOver()
  expect(text.match(/</g)).toHaveLength(2)
  expect(text).toMatch(/^<script type="application\/json" id="handover">[^<]*<\/script>$/)
  await phone.open()
  expect(phone.handed).toBeNull()
})

test('holds what waits, what was begun and the pictures', async () => {
  phone.online = false
  const face = new Blob([Uint8Array.from({ length: 300 }, (_, at) => at % 256)], { type: 'image/webp' })
  await tab.person.addTo(mika, { face })
  await tab.ownWords.keep(mika, 'Dear Mika')
  const urls = vi.spyOn(URL, 'createObjectURL')
  await phone.handOver()
  const opened = await phone.load()
  void opened.start.start()
  expect(opened.signals.status.value.waiting).toBe(2)
  expect(opened.ownWords.ownWords.value.get(mika)).toBe('Dear Mika')
  const [shown] = urls.mock.calls.at(-1) as [Blob]
  expect([shown.type, [...new Uint8Array(await shown.arrayBuffer())]]).toEqual([face.type, [...new Uint8Array(await face.arrayBuffer())]])
  expect(opened.signals.people.value.get(mika)?.face).toBe(urls.mock.results.at(-1)!.value)
  await settled()
})

test('what has changed since then is shown a moment later', async () => {
  await phone.handOver()
  const { handed } = phone
  phone.handed = null
  const other = await phone.open()
  await other.person.change(mika, 'name', 'Mika Sá')
  phone.handed = handed
  const opened = await phone.open()
  expect(opened.signals.people.value.get(mika)?.name).toBe('Mika Sá')
})

test('somebody who has signed out meanwhile is not shown for long', async () => {
  await phone.handOver()
  const { handed } = phone
  phone.handed = null
  await tab.account.signOut()
  phone.handed = handed
  const opened = await phone.open()
  expect(opened.signals.account.value).toBeNull()
  expect(opened.signals.people.value.size).toBe(0)
})

test('of nobody there is nothing to hand over', async () => {
  await tab.account.signOut()
  expect(await phone.handOver()).not.toContain('Mika')
  expect((await phone.open()).signals.account.value).toBeNull()
})
