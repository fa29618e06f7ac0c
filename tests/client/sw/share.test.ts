import { beforeEach, expect, test, vi } from 'vitest'
import { saveDraft } from '../../../static/src/store/device'
import { isShare, takeShare } from '../../../static/src/sw/share'

vi.mock('../../../static/src/store/device', () => ({ saveDraft: vi.fn() }))
const HERE = 'https://kith.example'

function post(fields: Record<string, string | File>): Request {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return new Request(`${HERE}/share`, { method: 'POST', body })
}

beforeEach(() => {
  vi.mocked(saveDraft).mockResolvedValue('d 1')
})

test('a shared link becomes a draft, and the answer leads to it by an absolute address', async () => {
  const response = await takeShare({ request: post({ title: 'Ana', url: 'https://bsky.app/profile/ana.example' }) })
  expect(saveDraft).toHaveBeenCalledWith({ title: 'Ana', text: null, url: 'https://bsky.app/profile/ana.example' })
  expect(response.status).toBe(303)
  expect(response.headers.get('Location')).toBe(`${HERE}/add?draft=d%201`)
})

test('a contact card becomes a name and addresses', async () => {
  const card = new File(['BEGIN:VCARD\nFN:Bo Lindqvist\nTEL:+4670\nEND:VCARD'], 'bo.vcf', { type: 'text/x-vcard' })
  await takeShare({ request: post({ files: card }) })
  expect(saveDraft).toHaveBeenCalledWith({ title: 'Bo Lindqvist', text: 'tel:+4670', url: null })
})

test('a text file is what it says, after the text that came with it', async () => {
  await takeShare({ request: post({ text: 'See this', files: new File(['bo@example.org'], 'a.txt', { type: 'text/plain' }) }) })
  expect(saveDraft).toHaveBeenCalledWith({ title: null, text: 'See this\nbo@example.org', url: null })
})

test('a file that is too large is left out', async () => {
  await takeShare({ request: post({ text: 'Hello', files: new File(['x'.repeat(2_000_001)], 'a.txt') }) })
  expect(saveDraft).toHaveBeenCalledWith({ title: null, text: 'Hello', url: null })
})

test('a share that cannot be kept asks to share once more', async () => {
  vi.mocked(saveDraft).mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  const response = await takeShare({ request: post({ text: 'Hello' }) })
  expect(response.headers.get('Location')).toBe(`${HERE}/add?share=again`)
})

test('a body that is no form asks to share once more', async () => {
  const response = await takeShare({ request: new Request(`${HERE}/share`, { method: 'POST', body: 'rubbish' }) })
  expect(response.headers.get('Location')).toBe(`${HERE}/add?share=again`)
  expect(saveDraft).not.toHaveBeenCalled()
})

test('only our own /share is a share', () => {
  expect(isShare({ url: new URL(`${HERE}/share?x=1`), sameOrigin: true })).toBe(true)
  expect(isShare({ url: new URL(`${HERE}/share/more`), sameOrigin: true })).toBe(false)
  expect(isShare({ url: new URL('https://other.example/share'), sameOrigin: false })).toBe(false)
})
