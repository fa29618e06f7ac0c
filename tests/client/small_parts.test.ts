import { expect, test } from 'vitest'
import { deviceName } from '../../static/src/actions/device_name'
import { fitted } from '../../static/src/actions/picture'
import { isForKey } from '../../static/src/store/push_subscription'
import { base64, fromBase64Url } from '../../static/src/store/base64'
import { folded } from '../../static/src/store/folding'
import { dateIn } from '../../static/src/store/plan'

test('base64 of any bytes, also of many', async () => {
  expect(await base64(new Blob([]))).toBe('')
  expect(await base64(new Blob([new Uint8Array([0, 255, 128])]))).toBe('AP+A')
  const many = Uint8Array.from({ length: 300_001 }, (_byte, at) => at % 251)
  const back = atob(await base64(new Blob([many])))
  expect(back.length).toBe(many.length)
  expect(many.every((byte, at) => back.charCodeAt(at) === byte)).toBe(true)
})

test('base64url comes back as bytes', () => {
  expect([...fromBase64Url('-_8')]).toEqual([251, 255])
})

test('a push subscription made with another key is not taken for ours', () => {
  const made = (key: number[] | null) => ({ options: { applicationServerKey: key && new Uint8Array(key).buffer } }) as unknown as PushSubscription
  expect(isForKey(made([251, 255]), '-_8')).toBe(true)
  expect(isForKey(made([251, 254]), '-_8')).toBe(false)
  expect(isForKey(made([251]), '-_8')).toBe(false)
  expect(isForKey(made(null), '-_8')).toBe(true)
})

test('text is folded for people in a hurry', () => {
  expect(folded('Zoë ŁUCZAK')).toBe('zoe luczak')
  expect(folded('Straße Ægir Øre İzmir')).toBe('strasse aegir ore izmir')
  expect(folded('山田')).toBe('山田')
})

test('a picture keeps its proportions within 320 by 320, and never grows', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 320, height: 240 })
  expect(fitted(100, 50)).toEqual({ width: 100, height: 50 })
  expect(fitted(10_000, 3)).toEqual({ width: 320, height: 1 })
})

test('a day is the local one, and an unknown zone is no crash', () => {
  const at = Date.UTC(2026, 10, 21, 23, 30)
  expect(dateIn('Europe/Helsinki', at)).toBe('2026-11-22')
  expect(dateIn('America/New_York', at)).toBe('2026-11-21')
  expect(dateIn('Mars/Olympus', at)).toBe('2026-11-21')
})

test.each([
  ['Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1', 'Safari on iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0', 'Edge on Windows'],
  ['', 'A browser on a device'],
])('%s', (agent, name) => {
  expect(deviceName(agent)).toBe(name)
})
