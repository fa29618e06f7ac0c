// What can come back: removed handles and notes, edits that lost, pictures that lost.
import { beforeEach, describe, expect, test } from 'vitest'
import type { ModelServer } from './model_server'
import { comeIn, settled, type Phone, type Tab } from './phone'

let server: ModelServer
let phone: Phone
let tab: Tab
let ana: string

beforeEach(async () => {
  ;({ server, phone, tab } = await comeIn('nadia', 'Nadia'))
  ana = await tab.person.add({ name: 'Ana Sá' })
  await sync()
})

async function sync(): Promise<void> {
  await tab.sync.flush()
  await settled()
}

describe('removed handles and notes', () => {
  test('are kept with the person until they are restored', async () => {
    const note = await tab.note.add(ana, 'Likes bees')
    const handle = await tab.handle.add(ana, { channel: 'x', address: 'ana_sa' })
    expect(await tab.signals.removedParts(ana)).toEqual([])
    await tab.note.remove(note)
    await tab.handle.remove(handle)
    await sync()
    expect((await tab.signals.removedParts(ana)).map(({ id }) => id).sort()).toEqual([handle, note].sort())
    await tab.handle.restore(handle)
    await tab.note.restore(note)
    expect(await tab.signals.removedParts(ana)).toEqual([])
    expect((await tab.signals.notes(ana)).map(({ text }) => text)).toEqual(['Likes bees'])
    expect(tab.signals.people.value.get(ana)?.handles).toHaveLength(1)
  })

  test('are gone when the server has emptied them, or the same address is there again', async () => {
    const handle = await tab.handle.add(ana, { channel: 'x', address: 'ana_sa' })
    await tab.handle.remove(handle)
    await tab.handle.add(ana, { channel: 'x', address: 'Ana_Sa' })
    const note = await tab.note.add(ana, 'Likes bees')
    await tab.note.remove(note)
    await sync()
    server.put('nadia', 'note', { id: note, person_id: ana, text: '', removed_at: 1, created_at: 1, meta: {} })
    await sync()
    expect(await tab.signals.removedParts(ana)).toEqual([])
  })
})

describe('a picture that lost to another phone’s', () => {
  const past = (value: string | null) => ({
    id: `past-${value}`, entity: 'person', row_id: ana, field: 'face_id', value, edited_at: 1000, device: 'tablet', removed_at: null,
  })
  const face = (id: string, removed_at: number | null = null) => ({ id, person_id: ana, removed_at, created_at: 1, meta: {} })

  test('is shown and can be restored; the one shown now goes', async () => {
    server.put('nadia', 'face', face('lost'))
    server.put('nadia', 'face', face('shown'))
    server.put('nadia', 'person', { ...server.live('nadia', 'person')[0]!, face_id: 'shown' })
    server.put('nadia', 'past_value', past('lost'))
    server.faces['lost'] = new Blob(['lost'])
    await sync()
    expect(await tab.signals.pastValues('person', ana)).toMatchObject([{ field: 'face_id', value: 'lost' }])
    expect(await (await tab.signals.pictureOf('lost'))?.text()).toBe('lost')
    phone.online = false
    expect(await (await tab.signals.pictureOf('lost'))?.text()).toBe('lost')
    expect(await tab.signals.pictureOf('shown')).toBeNull()
    phone.online = true
    await tab.face.bring(ana, 'lost')
    await sync()
    expect(tab.signals.people.value.get(ana)?.face_id).toBe('lost')
    expect(server.live('nadia', 'face').map(({ id }) => id)).toEqual(['lost'])
  })

  test('is not offered when it has been removed since; “no picture” is', async () => {
    server.put('nadia', 'face', face('removed', 5))
    server.put('nadia', 'past_value', past('removed'))
    server.put('nadia', 'past_value', past(null))
    await sync()
    expect(await tab.signals.pastValues('person', ana)).toMatchObject([{ value: null }])
  })
})

test('what waits is counted before a row is shown, so that “synced” never stands beside it', async () => {
  phone.online = false
  const seen: number[] = []
  const stop = tab.signals.watch(ana, () => seen.push(tab.signals.status.value.waiting))
  await tab.interaction.log([ana], { kind: 'message', direction: 'out' })
  await tab.person.change(ana, 'name', 'Ana Sá Lima')
  stop()
  expect(seen).toEqual([1, 2])
})
