import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { adapters } from '@account-routes/frameworks'
import { build } from 'esbuild'
import { rolldown } from 'rolldown'
import { exportsOf } from './exports.ts'
import { findPackage } from './packages.ts'

/** Input of an app's bundler. */
export interface Bundle {
  /** Imports of packages by name, as an app would write them. */
  readonly code: string
  /** The folder where bare imports are looked for. */
  readonly from: string
  /** Tells the modules that are not measured, by the names in imports. */
  readonly isExternal: (id: string) => boolean
}

export interface Bundled {
  /** Bytes, minified and gzipped. */
  readonly size: number
  readonly modules: readonly string[]
}

/** Bundlers as apps use them. They differ in what they can leave out of a file. */
export const bundlers = { rolldown: withRolldown, esbuild: withEsbuild } as const
export type Bundler = keyof typeof bundlers

const isBare = (id: string) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0')

/** The conditions of a published package's `exports`. What is measured has to be built before. */
const conditions = ['import', 'default']

async function withRolldown({ code, from, isExternal }: Bundle): Promise<Bundled> {
  const entry = `${from}/entry-of-the-app.js`
  const bundle = await rolldown({
    input: entry,
    platform: 'neutral',
    logLevel: 'silent',
    external: (id) => id !== entry && isExternal(id),
    resolve: { conditionNames: conditions, mainFields: ['module', 'main'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
  })
  try {
    const { output } = await bundle.generate({ format: 'esm', minify: true, comments: false })
    const chunks = output.filter((one) => one.type === 'chunk')
    const first = withImports(output[0].fileName, (name) => chunks.find(({ fileName }) => fileName === name)?.imports)
    const loaded = chunks.filter(({ fileName }) => first.has(fileName))
    return {
      size: gzipped(loaded.map(({ code }) => code).join('\n')),
      modules: loaded.flatMap(({ moduleIds }) => moduleIds),
    }
  } finally {
    await bundle.close()
  }
}

async function withEsbuild({ code, from, isExternal }: Bundle): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: from },
    bundle: true,
    splitting: true,
    outdir: from,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    legalComments: 'none',
    metafile: true,
    absWorkingDir: from,
    conditions: [...conditions],
    mainFields: ['module', 'main'],
    plugins: [
      {
        name: 'external',
        setup: ({ onResolve }) => {
          onResolve({ filter: /.*/ }, ({ path, kind }) =>
            kind !== 'entry-point' && isExternal(path) ? { path, external: true } : undefined,
          )
        },
      },
    ],
  })
  const { outputs } = metafile
  const start = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === '<stdin>') ?? ''
  const first = withImports(start, (file) =>
    outputs[file]?.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
  )
  const loaded = outputFiles.filter(({ path }) => first.has(relative(from, path)))
  const inputs = [...first].flatMap((file) => Object.entries(outputs[file]?.inputs ?? {}))
  const kept = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return { size: gzipped(loaded.map(({ text }) => text).join('\n')), modules: kept.map(([file]) => file) }
}

/** The files that are loaded before the app can start; those that are loaded on demand don't count. */
function withImports(start: string, importsOf: (file: string) => readonly string[] | undefined): ReadonlySet<string> {
  const seen = new Set([start])
  // A set that grows is iterated to its end.
  for (const file of seen) for (const imported of importsOf(file) ?? []) seen.add(imported)
  return seen
}

const gzipped = (code: string) => gzipSync(code, { level: 9 }).length

/**
 * @param appHas tells the packages that the app has anyway, such as its framework
 * @param isLeftOut tells modules of the package itself that are not measured
 */
function ours(
  name: string,
  code: string,
  appHas: (id: string) => boolean,
  bundler: Bundler,
  isLeftOut: (id: string) => boolean = () => false,
): Promise<Bundled> {
  const { folder } = findPackage(name)
  if (!existsSync(`${folder}/dist`)) throw new Error(`${name} is not built: run pnpm build first.`)
  return bundlers[bundler]({ code, from: folder, isExternal: (id) => (isBare(id) && appHas(id)) || isLeftOut(id) })
}

/** Size of what an adapter and an app import together for one operation. */
export const sizedCode = (operation: 'deleteSelf' | 'getSelf'): string =>
  `export { createRoute } from '${plumbing}'; export { ${operation} } from '@account-routes/core'`

const plumbing = '@account-routes/core/adapter'

/** Core with one operation, as an app's bundle has it through its adapter, with the schema library where it is used. */
export const coreWith = (operation: 'deleteSelf' | 'getSelf', bundler: Bundler = 'rolldown'): Promise<Bundled> =>
  ours('@account-routes/core', sizedCode(operation), () => false, bundler)

/** Core with the whole table of operations. */
export const coreWithAll = (bundler: Bundler = 'rolldown'): Promise<Bundled> =>
  ours('@account-routes/core', `export { createRoutes } from '${plumbing}'`, () => false, bundler)

/** An adapter's main entry as an app's bundle has it, with core. */
export const adapterWith = (name: string, operations: 'one' | 'all', bundler: Bundler = 'rolldown'): Promise<Bundled> =>
  ours(
    name,
    `export { ${operations === 'one' ? 'accountRoute, deleteSelf' : 'accountRoutes'} } from '${name}'`,
    (id) => !id.startsWith('@account-routes/') && id !== 'valibot',
    bundler,
  )

/** The bytes that an adapter adds to core. Frameworks and Clerk's SDK are the app's. */
export async function adapterAlone(name: string, bundler: Bundler = 'rolldown'): Promise<number> {
  // A bundle without core would measure the helpers for passing on an external module's exports.
  const [together, core] = await Promise.all([adapterWith(name, 'all', bundler), coreWithAll(bundler)])
  return together.size - core.size
}

/** The client as an app's page has it. What is loaded on demand does not count. */
export const clientFor = (code: string, bundler: Bundler): Promise<Bundled> =>
  ours('@account-routes/client', code, (id) => !id.startsWith('@account-routes/'), bundler)

/**
 * The part of deletions that decides: the plan and the state machine. It leaves out stores, calls to Clerk, to the app's
 * steps and blockers and to its log, the wait of a request, the record that routes show, and the sweep.
 */
export const pureDeletions = (bundler: Bundler): Promise<Bundled> =>
  ours(
    '@account-routes/deletion',
    ['plan/options', 'engine/request', 'engine/operate', 'engine/turn']
      .map((file) => `export * from './dist/${file}.js'`)
      .join('\n'),
    () => false,
    bundler,
    (id) => /(\/(clerk|log)\/\w+|\/(attempt|check|context|follow|record))\.js$/.test(id),
  )

/** An entry for the build of a framework, such as its plugin or module. */
export type BuildEntry = readonly [name: string, entry: string]

export const buildEntries: readonly BuildEntry[] = adapters.flatMap(({ package: name }) =>
  Object.keys(exportsOf(name)).flatMap((entry) => (entry === '.' ? [] : [[name, entry] as const])),
)

/** A build's entry with all that it brings along. */
export const buildEntry = ([name, entry]: BuildEntry, bundler: Bundler): Promise<Bundled> =>
  ours(
    name,
    `export { ${exportsOf(name)[entry]?.values.join(', ')} } from '${name}${entry.slice(1)}'`,
    (id) => !id.startsWith(name),
    bundler,
  )
