// Names out of what apps write around a shared link, and out of addresses.

// Each takes the name from one way of writing it. The bounded repeats keep a hostile text from taking long.
const AROUND = [
  /^(?:check out )?(.{1,100}?)['’]s (?:profile|post|photo|video)s? on \w/i,
  /^(?:check out )?(.{1,100}?) \(@[^)\s]{1,100}\)/i,
  /^(.{1,100}?) on (?:X|Twitter|LinkedIn|Instagram|Threads|Bluesky|Mastodon|Facebook|TikTok)(?: ?:|$| )/i,
  /^(.{1,100}?) (?:[-–—•|] .{0,300})?[|/•·–—-] ?(?:LinkedIn|Instagram|X|Twitter|Bluesky|Mastodon|Threads)\b/i,
]
const LONGEST = 100

/** The name in a title such as `Ana Sá (@ana) on X`, or in a text that is nothing but a name; null when there is none. */
export function nameFromText(text: string): string | null {
  const plain = text.slice(0, 600).replace(/\b(?:https?:\/\/|mailto:|tel:|sms:)\S+/gi, ' ').replace(/\s+/g, ' ').trim()
  const uncounted = plain.replace(/^\(\d+\+?\) /, '')
  for (const pattern of AROUND) {
    const found = pattern.exec(uncounted)?.[1]
    const name = found && asName(found.replace(/ [-–—|] .*$/, ''))
    if (name) return name
  }
  // Beside a link one word may be anything, as in "See https://…"; two that look like a name mostly are one.
  const bare = uncounted.replace(/[\s.,:;–—-]+$/, '')
  const isBeside = plain.length < text.trim().length
  return isName(bare) && (!isBeside || bare.includes(' ')) ? bare : null
}

function asName(text: string): string | null {
  const name = text.replace(/^@/, '').replace(/[\s,:;|–—-]+$/, '').trim()
  return name.length > 0 && name.length <= LONGEST && /\p{L}/u.test(name) && !/[@<>{}]|:\/\//.test(name) ? name : null
}

// One to five words that all begin like names do; what an app or a site is called is nobody's name.
const APPS = /^(?:x|twitter|linkedin|instagram|threads|bluesky|mastodon|facebook|tiktok|profile|home|share|login|sign in)$/i

function isName(text: string): boolean {
  if (text.length > 60 || APPS.test(text) || /[@<>{}\d:/!?“”"#]/.test(text)) return false
  const words = text.split(' ')
  return words.length <= 5 && /^\p{Lu}|^\p{Lo}/u.test(words[0] ?? '') && words.every((word) => /^[\p{L}\p{M}.'’-]+$/u.test(word))
}

/** A name to begin with: `ana-sa-1a2b3c` on LinkedIn gives `Ana Sa`. Null for a phone number or a machine's id. */
export function nameFromAddress(channel: string, address: string): string | null {
  const local = channel === 'bluesky' ? address.split('.')[0] : address.split('@')[0]
  if (!local || /^did:/.test(address)) return null
  const words = local
    .replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2')
    .split(/[\s._-]+/)
    .filter((word, at) => at === 0 || !/\d/.test(word))
    .map((word) => word.replace(/\d+$/, ''))
    .filter(Boolean)
  if (!words.some((word) => /\p{L}/u.test(word))) return null
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}
