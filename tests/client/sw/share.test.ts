import { beforeEach, expect, test, vi } from 'vitest'
import { takeIn } from '../../../static/src/sharing/intake'
import { isShare, takeShare } from '../../../static/src/sw/share'

vi.mock('../../../static/src/sharing/intake', () => ({ takeIn: vi.fn() }))
const HERE = 'https://kith.example'

function post(fields: Record<string, string | File>): Request {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return new Request(`${HERE}/share`, { method: 'POST', body })
}

const leadsTo = async (fields: Record<string, string | File>) => (await takeShare({ request: post(fields) })).headers.get('Location')

beforeEach(() => {
  vi.mocked(takeIn).mockReset().mockResolvedValue(['d 1'])
})

test('a shared link becomes a draft, and the answer leads to it by an absolute address', async () => {
  const response = await takeShare({ request: post({ title: 'Ana', url: 'https://bsky.app/profile/ana.example' }) })
  expect(takeIn).toHaveBeenCalledWith({ title: 'Ana', text: null, url: 'https://bsky.app/profile/ana.example' }, [])
  expect(response.status).toBe(303)
  expect(response.headers.get('Location')).toBe(`${HERE}/add?draft=d%201`)
})

test('files come under the name that the manifest says', async () => {
  await takeShare({ request: post({ files: new File(['BEGIN:VCARD'], 'bo.vcf', { type: 'text/x-vcard' }), other: new File(['x'], 'x.txt') }) })
  expect(vi.mocked(takeIn).mock.calls[0]![1].map(({ name }) => name)).toEqual(['bo.vcf'])
})

test('a field for files that holds none is no file', async () => {
  await takeShare({ request: post({ text: 'Hello', files: new File([], '') }) })
  expect(vi.mocked(takeIn).mock.calls[0]![1]).toEqual([])
})

test('several drafts begin with the first; a share of nothing leads to an empty form', async () => {
  vi.mocked(takeIn).mockResolvedValueOnce(['d1', 'd2'])
  expect(await leadsTo({ text: 'Hello' })).toBe(`${HERE}/add?draft=d1`)
  vi.mocked(takeIn).mockResolvedValueOnce([])
  expect(await leadsTo({ title: ' ' })).toBe(`${HERE}/add`)
})

test('a share that cannot be kept asks to share once more; one too many says so', async () => {
  vi.mocked(takeIn).mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
  expect(await leadsTo({ text: 'Hello' })).toBe(`${HERE}/add?share=again`)
  vi.mocked(takeIn).mockRejectedValueOnce(Object.assign(new Error(), { name: 'TooMany' }))
  expect(await leadsTo({ text: 'Hello' })).toBe(`${HERE}/add?share=full`)
})

test('a body that is no form asks to share once more', async () => {
  const response = await takeShare({ request: new Request(`${HERE}/share`, { method: 'POST', body: 'rubbish' }) })
  expect(response.headers.get('Location')).toBe(`${HERE}/add?share=again`)
  expect(takeIn).not.toHaveBeenCalled()
})

test('only our own /share is a share', () => {
  expect(isShare({ url: new URL(`${HERE}/share?x=1`), sameOrigin: true })).toBe(true)
  expect(isShare({ url: new URL(`${HERE}/share/more`), sameOrigin: true })).toBe(false)
  expect(isShare({ url: new URL('https://other.example/share'), sameOrigin: false })).toBe(false)
})
