// Names of hosts, always in the letters that go over the wire, so that a look-alike shows.
import { lowered, match } from './text'

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const TOP = '[a-z]{2,24}|xn--[a-z0-9-]{2,59}'
const LONGEST = 253
const ALLOWED = /^[-\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}]+$/u

/** `München.example` as `xn--mnchen-3ya.example`; null for a number or for what is no host with a dot. */
export function host(text: string): string | null {
  if ([...text].length > LONGEST) return null
  const labels = text.split('.').map(labelOf)
  const plain = labels.filter((label) => label !== null).filter((label) => match(LABEL, label))
  if (plain.length < Math.max(labels.length, 2) || !match(TOP, plain.at(-1)!)) return null
  const name = plain.join('.')
  return name.length <= LONGEST ? name : null
}

function labelOf(label: string): string | null {
  if (!/[^\0-\x7f]/.test(label)) return lowered(label)
  const small = label.toLowerCase().normalize('NFC')
  // What is written in two ways (full-width letters, ligatures) could stand for a host that it is not.
  if (small.normalize('NFKC') !== small || !ALLOWED.test(small)) return null
  return `xn--${punycode(small)}`
}

/** RFC 3492, whose names these are. */
function punycode(label: string): string {
  const points = [...label].map((sign) => sign.codePointAt(0)!)
  let out = points.filter((point) => point < 128).map((point) => String.fromCharCode(point)).join('')
  const basic = out.length
  let handled = basic
  if (basic > 0) out += '-'
  for (let n = 128, delta = 0, bias = 72; handled < points.length; delta += 1, n += 1) {
    const next = Math.min(...points.filter((point) => point >= n))
    delta += (next - n) * (handled + 1)
    n = next
    for (const point of points) {
      if (point < n) delta += 1
      if (point !== n) continue
      out += digits(delta, bias)
      bias = adapted(delta, handled + 1, handled === basic)
      delta = 0
      handled += 1
    }
  }
  return out
}

const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'

function digits(delta: number, bias: number): string {
  let out = ''
  for (let k = 36, left = delta; ; k += 36) {
    const least = Math.min(Math.max(k - bias, 1), 26)
    if (left < least) return out + DIGITS[left]
    out += DIGITS[least + ((left - least) % (36 - least))]
    left = Math.floor((left - least) / (36 - least))
  }
}

function adapted(delta: number, handled: number, first: boolean): number {
  let left = Math.floor(delta / (first ? 700 : 2))
  left += Math.floor(left / handled)
  let k = 0
  for (; left > 455; k += 36) left = Math.floor(left / 35)
  return k + Math.floor((36 * left) / (left + 38))
}
