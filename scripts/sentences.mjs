// Lists the client's sentences for `make words`, as JSON on the standard output: of each file below static/src the calls of
// words/say.ts with their literals, and the calls whose sentences cannot be read there because they are no literals.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseAst } from 'vitest/node'

const ROOT = join(import.meta.dirname, '..')
/** How many of the first arguments are for translators. */
const LITERALS = { say: 1, sayOf: 2, sayMany: 2, rich: 1 }
const DEFINED = 'static/src/words/say.ts'

/** What a literal says, written in quotes or in backticks; null for anything else. */
function literal(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  return node?.type === 'TemplateLiteral' && !node.expressions.length ? node.quasis[0].value.cooked : null
}

function* calls(node) {
  if (Array.isArray(node)) for (const part of node) yield* calls(part)
  else if (node && typeof node === 'object') {
    if (node.type === 'CallExpression' && Object.hasOwn(LITERALS, node.callee.name ?? '')) yield node
    for (const part of Object.values(node)) if (part && typeof part === 'object') yield* calls(part)
  }
}

const files = (await readdir(join(ROOT, 'static/src'), { recursive: true }))
  .map((name) => `static/src/${name.replaceAll('\\', '/')}`)
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && name !== DEFINED)
  .sort()

const sentences = {}
const unread = []
for (const file of files) {
  const source = await readFile(join(ROOT, file), 'utf8')
  sentences[file] = []
  for (const { callee, arguments: given, start } of calls(parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }))) {
    const line = source.slice(0, start).split('\n').length
    const said = given.slice(0, LITERALS[callee.name]).map(literal)
    if (said.length < LITERALS[callee.name] || said.includes(null)) unread.push(`${file}:${line}: ${callee.name}`)
    else sentences[file].push({ line, call: callee.name, said })
  }
}
process.stdout.write(JSON.stringify({ sentences, unread }))
