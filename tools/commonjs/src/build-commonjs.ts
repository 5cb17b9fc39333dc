#!/usr/bin/env node
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { rolldown } from 'rolldown'

// Run in a package after its ESM build: bundles the entries that have a `require` condition, and gives each .d.ts a .d.cts.
// From the sources, because chunks of the ESM build may import each other in an order that only ES modules keep.

interface Manifest {
  readonly name: string
  readonly exports: Readonly<Record<string, string | { readonly require?: { readonly default: string } }>>
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
/** By the path of each built file below `dist`, its source. */
const entries = Object.fromEntries(
  Object.values(manifest.exports).flatMap((target) => {
    const [, path] = (typeof target !== 'string' && /^\.\/dist\/(.*)\.cjs$/.exec(target.require?.default ?? '')) || []
    return path ? [[path, `./src/${path}.ts`]] : []
  }),
)
if (Object.keys(entries).length === 0)
  throw new Error(`${manifest.name} has no entry with a "require" condition in its exports.`)

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })

for (const file of filesIn('dist')) if (/\.c[jt]s$/.test(file)) rmSync(join('dist', file))

const bundle = await rolldown({
  input: entries,
  platform: 'node',
  logLevel: 'warn',
  // The bundler's own helpers come with it; nobody has them installed.
  external: (id) => !id.startsWith('.') && !isAbsolute(id) && !id.startsWith('@oxc-project/runtime/'),
})
await bundle.write({
  dir: 'dist',
  format: 'cjs',
  exports: 'named',
  esModule: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
})
await bundle.close()

const relativeImport = /((?:from|import)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+?)\.(?:ts|js)\2/g

for (const file of filesIn('dist')) {
  if (!file.endsWith('.d.ts')) continue
  const declarations = readFileSync(join('dist', file), 'utf8')
    .replace(relativeImport, '$1$2$3.cjs$2')
    .replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n')
  writeFileSync(join('dist', file.replace(/\.d\.ts$/, '.d.cts')), declarations)
}
