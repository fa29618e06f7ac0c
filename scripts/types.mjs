// Turns the JSON schema on the standard input into TypeScript, for `make types`. A test compares the hash in the first line.
import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { compile } from 'json-schema-to-typescript'

const source = await text(process.stdin)
const hash = createHash('sha256').update(source).digest('hex')

/** Says tuples in the older way, which is the one that the compiler knows. */
function older(node) {
  if (Array.isArray(node)) return node.map(older)
  if (typeof node !== 'object' || node === null) return node
  const { prefixItems, ...rest } = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, older(value)]))
  return prefixItems ? { ...rest, items: prefixItems, additionalItems: false } : rest
}

const types = await compile(older(JSON.parse(source)), 'Payloads', {
  bannerComment: `// Made by \`make types\` from the shapes in Python; do not edit. Schema ${hash}`,
  style: { semi: false, singleQuote: true, printWidth: 120 },
  ignoreMinAndMaxItems: false,
  maxItems: 4,
  unreachableDefinitions: true,
})
process.stdout.write(types)
