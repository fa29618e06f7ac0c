// Bytes of files as text, whichever way they were written.

/** `charset` is what the file claims; bytes that cannot be that are read as old Windows wrote them. */
export function decoded(bytes: Uint8Array, charset: string): string {
  const [one, two] = bytes
  if ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff)) return decoder(one === 0xff ? 'utf-16le' : 'utf-16be', false).decode(bytes)
  try {
    return decoder(charset, true).decode(bytes)
  } catch {
    return decoder('windows-1252', false).decode(bytes)
  }
}

const decoder = (charset: string, fatal: boolean): TextDecoder => new TextDecoder(charset, { fatal })

/** `=C3=A1` as its bytes (quoted-printable, RFC 2045). */
export function unquoted(text: string): Uint8Array {
  const plain = new TextEncoder().encode(text)
  const bytes: number[] = []
  for (let at = 0; at < plain.length; at += 1) {
    const hex = plain[at] === 61 ? String.fromCharCode(plain[at + 1] ?? 0, plain[at + 2] ?? 0) : ''
    const isByte = /^[0-9a-f]{2}$/i.test(hex)
    bytes.push(isByte ? parseInt(hex, 16) : plain[at]!)
    if (isByte) at += 2
  }
  return Uint8Array.from(bytes)
}
