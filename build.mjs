// Builds the client into static/dist: `node build.mjs`, or with --watch while working on it. That, or --parts, adds the page of
// all parts, /parts, which no deployment has.
// Its manifest.json tells the server which files there are; the worker gets the list of what it keeps for offline starts.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, watch, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import esbuild from 'esbuild'

const ROOT = import.meta.dirname
const DIST = join(ROOT, 'static/dist')
const MAIN = 'static/src/main.tsx'
const KEPT = 'static/src/kept.ts'
/** The icons that Kith itself shows, offline too; the others are for the system, once, when it is installed. */
const ICONS = ['badge-96.png', 'kith-48.png', 'kith-192.png', 'kith.svg'].map((name) => `static/icons/${name}`)
/** The parts that the app comes in, in the order in which a visit needs them; static/src/chunks.ts brings them. */
const PARTS = ['main.tsx', 'screens/everyday.ts', 'screens/further.ts', 'screens/you_picture.tsx'].map((path) => join(ROOT, 'static/src', path))
const watching = process.argv.includes('--watch')
const withParts = watching || process.argv.includes('--parts')

/** Each of ours that reads the vocabulary gets a copy of its own, of which only what it uses is bundled. */
const vocabulary = {
  name: 'vocabulary',
  setup({ onResolve }) {
    onResolve({ filter: /\/vocabulary\.json$/ }, ({ path, resolveDir, importer }) => (
      { path: join(resolveDir, path), suffix: `?${basename(importer)}` }
    ))
  },
}

const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: !watching,
  legalComments: 'none',
  plugins: [vocabulary],
  define: { 'process.env.NODE_ENV': watching ? '"development"' : '"production"' },
  logLevel: 'warning',
}

/**
 * Each part imports those before it, which are there by then. Else esbuild would make a file for every set of parts that have
 * something in common; so it makes one for each part.
 */
const inOrder = {
  name: 'in-order',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]screens[\\/]\w+\.tsx?$/ }, async ({ path }) => {
      const before = PARTS.slice(0, Math.max(0, PARTS.indexOf(path)))
      const imports = before.map((part) => `import ${JSON.stringify(part)};`).join('')
      return { contents: imports + (await readFile(path, 'utf8')), loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

const page = {
  ...shared,
  entryPoints: [MAIN, KEPT, 'static/src/css/main.css'],
  splitting: true,
  plugins: [vocabulary, inOrder],
  // Its index brings what renders pages on a server.
  alias: { 'preact-iso': 'preact-iso/router' },
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  outdir: 'static/dist',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: watching ? 'linked' : false,
  metafile: true,
}

const hash = (...parts) => parts.reduce((sum, part) => sum.update(part).update('\0'), createHash('sha256')).digest('hex').slice(0, 16)
const read = (path) => readFile(join(ROOT, path))

/** Every language's, since the shell names their catalogues. */
async function translations() {
  const paths = await readdir(join(ROOT, 'translations'), { recursive: true })
  return Promise.all(paths.filter((path) => path.endsWith('.po')).sort().map((path) => read(join('translations', path))))
}

/** What the worker keeps. The shell comes with its headers, so it is new when they are; a built file's name says it all. */
async function precache(built) {
  const shell = hash(await read('templates/shell.html'), await read('pwa/headers.py'), ...(await translations()), ...built)
  const manifest = hash(await read('pwa/manifest.py'), await read('pwa/share_target.json'))
  const icons = await Promise.all(
    ICONS.map(async (path) => ({ url: `/${path}`, revision: hash(await read(path)) })),
  )
  return [
    { url: '/shell', revision: shell }, { url: '/manifest.webmanifest', revision: manifest },
    ...built.map((name) => ({ url: `/static/dist/${name}`, revision: null })), ...icons,
  ]
}

async function buildWorker(entries) {
  await esbuild.build({
    ...shared,
    entryPoints: { sw: 'static/src/sw/worker.ts' },
    outdir: 'static/dist',
    format: 'iife',
    define: { ...shared.define, PRECACHE: JSON.stringify(entries) },
  })
}

/** The few bytes that fetch the script of the page once its first words are there. Its name. */
async function buildFirst(main) {
  const { metafile } = await esbuild.build({
    ...page, entryPoints: { first: 'static/src/first.ts' }, splitting: false, external: [main],
    define: { ...shared.define, MAIN: JSON.stringify(main) },
  })
  return basename(Object.keys(metafile.outputs).find((path) => path.endsWith('.js')))
}

/** Every part of a screen on one page, in a file of its own, so that the app stays what it is. Its name, or null. */
async function buildParts() {
  if (!withParts) return null
  const { metafile } = await esbuild.build({
    ...page, entryPoints: { parts: 'static/src/gallery/page.tsx' }, splitting: false, plugins: [vocabulary],
  })
  return basename(Object.keys(metafile.outputs).find((path) => path.endsWith('.js')))
}

/** Smaller copies beside each file, made once here and not at every request; and what they weigh. */
async function compress(name) {
  const content = await readFile(join(DIST, name))
  const gzip = gzipSync(content, { level: 9 })
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } })
  await Promise.all([writeFile(join(DIST, `${name}.gz`), gzip), writeFile(join(DIST, `${name}.br`), brotli)])
  return { name, bytes: content.length, gzip: gzip.length, brotli: brotli.length }
}

async function removeOld(keep) {
  const kept = new Set([...keep, 'manifest.json'].flatMap((name) => [name, `${name}.gz`, `${name}.br`, `${name}.map`]))
  await Promise.all((await readdir(DIST)).filter((name) => !kept.has(name)).map((name) => rm(join(DIST, name))))
}

async function finish({ metafile }) {
  // Of main.tsx esbuild makes a file that only imports another; the page begins with that one.
  const outputs = Object.entries(metafile.outputs).filter(([path, { entryPoint, inputs }]) => (
    !path.endsWith('.map') && !(entryPoint === MAIN && !(MAIN in inputs))
  ))
  const built = outputs.map(([path]) => basename(path)).sort()
  const urlOf = (source) => `/static/dist/${basename(outputs.find(([, { inputs }]) => source in inputs)[0])}`
  const entries = await precache(built)
  await buildWorker(entries)
  const script = urlOf(MAIN)
  const first = await buildFirst(script)
  const parts = await buildParts()
  const all = [...built, first, ...(parts ? [parts] : [])]
  const sizes = await Promise.all([...all, 'sw.js'].map(compress))
  const [kept, { imports }] = outputs.find(([, { entryPoint }]) => entryPoint === KEPT)
  const manifest = {
    script, first: `/static/dist/${first}`, kept: `/static/dist/${basename(kept)}`, preload: imports.map(({ path }) => `/static/dist/${basename(path)}`),
    style: urlOf('static/src/css/main.css'), files: all, precache: entries,
    ...(parts && { parts: `/static/dist/${parts}` }),
  }
  // Renamed into place, so that the server never reads half of it.
  await writeFile(join(DIST, 'manifest.json.new'), JSON.stringify(manifest, null, 2))
  await rename(join(DIST, 'manifest.json.new'), join(DIST, 'manifest.json'))
  await removeOld([...all, 'sw.js'])
  report(sizes)
}

function report(sizes) {
  const row = (name, ...numbers) => console.log(name.padEnd(28) + numbers.map((number) => String(number).padStart(9)).join(''))
  row('file', 'bytes', 'gzip', 'brotli')
  for (const { name, bytes, gzip, brotli } of sizes) row(name, bytes, gzip, brotli)
}

async function build() {
  await mkdir(DIST, { recursive: true })
  await finish(await esbuild.build(page))
}

/** Builds again after each change, the worker's included; an error is shown and the next change waited for. */
async function watchSources() {
  const changes = watch(join(ROOT, 'static/src'), { recursive: true })
  console.log('Watching static/src; stop with Ctrl-C.')
  for await (const _ of changes) await build().catch(explain)
}

/** esbuild has shown its own errors already; any other is a bug of this file. */
function explain(error) {
  if (!error.errors) throw error
  process.exitCode = 1
}

await build().catch(explain)
if (watching) await watchSources()
