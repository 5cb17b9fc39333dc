import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

/** What is bundled: an import or two of the packages by their paths, as an app would write it. */
export interface Bundle {
  readonly code: string
  /** Where bare imports are looked for. */
  readonly from: string
  /** What the app has anyway, such as its framework. */
  readonly isExternal: (id: string) => boolean
}

export interface Bundled {
  /** Bytes, minified and gzipped. */
  readonly size: number
  readonly modules: readonly string[]
}

/**
 * Bundles with rolldown, which Vite has here already, as size-limit's preset for small libraries does, and counts what is
 * left. Of our own packages it takes the sources, so that nothing has to be built before.
 */
export async function bundle({ code, from, isExternal }: Bundle): Promise<Bundled> {
  const entry = `${from}/entry-of-the-app.js`
  const build = await rolldown({
    input: entry,
    platform: 'neutral',
    logLevel: 'silent',
    external: (id) => id !== entry && isBare(id) && isExternal(id),
    resolve: { conditionNames: ['@account-routes/source', 'import', 'default'], mainFields: ['module', 'main'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
  })
  try {
    const { output } = await build.generate({ format: 'esm', minify: true, comments: false, codeSplitting: false })
    const [chunk] = output
    return { size: gzipSync(chunk.code, { level: 9 }).length, modules: chunk.moduleIds }
  } finally {
    await build.close()
  }
}

const isBare = (id: string) => !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0')

const packages = fileURLToPath(new URL('../../../packages/', import.meta.url))

const ours = (folder: string, code: string, isExternal: Bundle['isExternal']): Promise<Bundled> =>
  bundle({ code, from: `${packages}${folder}`, isExternal })

/** The core as an app imports it, with the schema library in it. */
export const coreWithOne = (): Promise<Bundled> =>
  ours('core', "export { createRoute, deleteSelf } from './src/index.ts'", () => false)

/** The core with the whole table of operations. */
export const coreWithAll = (): Promise<Bundled> =>
  ours('core', "export { createRoutes } from './src/index.ts'", () => false)

/** The entries that apps import of each adapter, and those that only their builds do. */
export const adapters: readonly (readonly [folder: string, entry: string])[] = [
  ['express', 'index'],
  ['fastify', 'index'],
  ['hono', 'index'],
  ['next', 'index'],
  ['astro', 'index'],
  ['astro', 'integration'],
  ['nuxt', 'index'],
  ['nuxt', 'module'],
  ['react-router', 'index'],
  ['tanstack-start', 'index'],
  ['fetch', 'index'],
]

/** An adapter with all that it brings along but the core: its framework and Clerk's SDK are the app's. */
export const adapterAlone = (folder: string, entry: string): Promise<Bundled> =>
  ours(
    folder,
    `export ${entry === 'index' ? '*' : '{ default }'} from './src/${entry}.ts'`,
    (id) => id !== '@account-routes/node',
  )

/** An adapter as an app's bundle has it: with the core, as far as it is used. */
export const adapterWith = (folder: string, operations: 'one' | 'all'): Promise<Bundled> =>
  ours(
    folder,
    `export { ${operations === 'one' ? 'accountRoute, deleteSelf' : 'accountRoutes'} } from './src/index.ts'`,
    (id) => !id.startsWith('@account-routes/') && id !== 'valibot',
  )
