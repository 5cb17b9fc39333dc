import { type Example, findExample } from '@account-routes/launcher'
import { workspace } from '@account-routes/packaging/outside'
import { root } from '@account-routes/packaging/packages'
import type { Runtime } from './runtimes.ts'

export type Versions = Readonly<Record<string, string>>

/** One row: an app with these versions on this runtime. */
export interface Combination {
  readonly title: string
  readonly app: App
  /** What the row is about: the framework and Clerk's SDK. */
  readonly versions: Versions
  /** What has to come along with those. */
  readonly companions: Versions
  readonly runtime: Runtime
  /** Below what our packages ask for, to see that they ask for no more than they need. */
  readonly tooOld?: true
}

export interface App extends Pick<Example, 'framework' | 'start'> {
  readonly folder: string
  /** Where it has one operation alone. */
  readonly single: string
  /** What is called something else in older versions of the framework. */
  readonly rename?: Readonly<Record<string, string>>
  /** What older versions have to be told: by file, the text to replace and its replacement. */
  readonly edit?: Readonly<Record<string, readonly [string, string]>>
  /** What stands in a file of older versions. */
  readonly write?: Readonly<Record<string, string>>
}

const nodes = ['20.20.2', '22.23.3', '24.21.0', '26.10.0']
const usualNode = '24.21.0'

interface Framework {
  readonly versions: Versions
  /** What has to come along. */
  readonly companions?: Versions
  /** Where it does not go with the newest of Clerk's SDK. */
  readonly sdk?: string
  readonly app?: Pick<App, 'rename' | 'edit' | 'write'> & Partial<Pick<App, 'start'>>
}

interface Family {
  readonly title: string
  readonly example: string
  readonly single: string
  /** Newest first. */
  readonly frameworks: readonly Framework[]
  readonly sdk: string
  /** Newest first. */
  readonly sdks: readonly string[]
  /** The newest that do not work. */
  readonly tooOld?: readonly Framework[]
}

/** Before Next.js 16 the proxy is called middleware; before 16.4 the build needs the API of older compilers. */
const next15 = { companions: { typescript: '5.9.3' }, app: { rename: { 'src/proxy.ts': 'src/middleware.ts' } } }

const reactRouter = (version: string): Pick<Framework, 'versions' | 'companions'> => ({
  versions: { 'react-router': version },
  companions: { '@react-router/dev': version, '@react-router/node': version, '@react-router/serve': version },
})
/** Middleware, which Clerk's SDK is, stands behind a flag. */
const reactRouter7 = {
  app: {
    start: ['node_modules/@react-router/serve/bin.js', 'build/server/index.js'],
    edit: { 'react-router.config.ts': ['ssr: true', 'ssr: true, future: { v8_middleware: true }'] },
  },
} as const

/** The example has its pages in app/ and a TypeScript configuration for each part, as Nuxt 4 wants them. */
const nuxt3 = {
  app: {
    edit: { 'nuxt.config.ts': ['telemetry: false,', 'telemetry: false, future: { compatibilityVersion: 4 },'] },
    write: { 'tsconfig.json': '{ "extends": "./.nuxt/tsconfig.json" }' },
  },
} as const

const families: readonly Family[] = [
  {
    title: 'Express 5',
    example: 'express',
    single: '/deleteUser',
    frameworks: [{ versions: { express: '5.3.0' } }, { versions: { express: '5.0.0' } }],
    sdk: '@clerk/express',
    sdks: ['2.1.70', '2.0.1', '1.7.83', '1.6.0'],
    tooOld: [{ versions: { express: '5.3.0' }, sdk: '1.5.2' }],
  },
  {
    title: 'Express 4',
    example: 'express4',
    single: '/deleteUser',
    frameworks: [{ versions: { express: '4.22.3' } }, { versions: { express: '4.17.0' } }],
    sdk: '@clerk/express',
    sdks: ['2.1.70', '1.6.0'],
  },
  {
    title: 'Fastify 5',
    example: 'fastify',
    single: '/deleteUser',
    frameworks: [{ versions: { fastify: '5.12.8' } }, { versions: { fastify: '5.0.0' } }],
    sdk: '@clerk/fastify',
    sdks: ['3.1.79', '3.0.0', '2.6.35', '2.4.30'],
    tooOld: [{ versions: { fastify: '5.12.8' }, sdk: '2.2.9' }],
  },
  {
    title: 'Hono 4',
    example: 'hono',
    single: '/deleteUser',
    frameworks: [{ versions: { hono: '4.13.19' } }, { versions: { hono: '4.8.0' } }],
    sdk: '@clerk/hono',
    sdks: ['0.1.79', '0.1.15'],
    tooOld: [{ versions: { hono: '4.7.11' } }],
  },
  {
    title: 'fetch on Node.js',
    example: 'fetch',
    single: '/deleteUser',
    frameworks: [{ versions: { '@hono/node-server': '2.1.8' } }],
    sdk: '@clerk/backend',
    sdks: ['3.20.1', '3.25.0', '3.0.0', '2.33.8', '2.1.0'],
    tooOld: [{ versions: { '@hono/node-server': '2.1.8' }, sdk: '2.0.0' }],
  },
  {
    title: 'Next.js',
    example: 'next',
    single: '/api/example',
    frameworks: [
      { versions: { next: '16.4.5' } },
      { versions: { next: '16.0.0' }, companions: { typescript: '5.9.3' } },
      { versions: { next: '15.5.29' }, ...next15 },
      { versions: { next: '15.2.8' }, ...next15 },
    ],
    sdk: '@clerk/nextjs',
    sdks: ['7.9.7', '7.9.17', '7.0.0'],
  },
  {
    title: 'Astro',
    example: 'astro',
    single: '/api/example',
    frameworks: [
      { versions: { astro: '7.3.4' } },
      { versions: { astro: '6.4.8' }, companions: { '@astrojs/node': '10.1.4' } },
      { versions: { astro: '6.4.8' }, companions: { '@astrojs/node': '10.1.4' }, sdk: '3.4.20' },
      { versions: { astro: '5.18.2' }, companions: { '@astrojs/node': '9.5.5' } },
      { versions: { astro: '5.18.2' }, companions: { '@astrojs/node': '9.5.5' }, sdk: '3.4.20' },
    ],
    sdk: '@clerk/astro',
    sdks: ['4.0.21', '3.4.20', '3.0.4'],
  },
  {
    title: 'Nuxt',
    example: 'nuxt',
    single: '/api/example',
    frameworks: [
      { versions: { nuxt: '4.5.2' } },
      { versions: { nuxt: '4.0.0' }, sdk: '2.6.23' },
      { versions: { nuxt: '3.21.11' }, sdk: '2.6.23', ...nuxt3 },
    ],
    sdk: '@clerk/nuxt',
    sdks: ['3.0.16', '2.6.23', '2.2.2'],
    tooOld: [{ versions: { nuxt: '4.5.2' }, sdk: '2.0.2' }],
  },
  {
    title: 'React Router',
    example: 'react-router',
    single: '/example',
    frameworks: [
      { versions: { 'react-router': '8.4.0' } },
      reactRouter('8.0.0'),
      { ...reactRouter('7.18.4'), ...reactRouter7 },
      { ...reactRouter('7.9.0'), ...reactRouter7 },
    ],
    sdk: '@clerk/react-router',
    sdks: ['3.6.24', '3.0.1'],
  },
  {
    title: 'TanStack Start',
    example: 'tanstack-start',
    single: '/api/example',
    frameworks: [
      { versions: { '@tanstack/react-start': '1.169.5' } },
      {
        versions: { '@tanstack/react-start': '1.157.1' },
        companions: { '@tanstack/react-router': '1.157.1' },
        sdk: '1.0.1',
      },
    ],
    sdk: '@clerk/tanstack-react-start',
    sdks: ['1.5.15', '1.0.1'],
  },
]

/** The newest of all on every Node.js, and each older version beside the newest of the rest. */
function combinationsOf({
  title,
  example,
  single,
  frameworks,
  sdk,
  sdks,
  tooOld = [],
}: Family): readonly Combination[] {
  const { framework, start } = findExample(example)
  const [newest, ...older] = frameworks
  const [newestSdk, ...olderSdks] = sdks
  if (!newest || !newestSdk) return []
  const row = ({ versions, companions = {}, sdk: own = newestSdk, app }: Framework, node = usualNode): Combination => ({
    title,
    app: { framework, start, folder: `${root}examples/${example}`, single, ...app },
    versions: { ...versions, [sdk]: own },
    companions,
    runtime: { name: 'Node', version: node },
  })
  return [
    ...nodes.toReversed().map((node) => row(newest, node)),
    ...older.map((one) => row(one)),
    ...olderSdks.map((version) => row({ ...newest, sdk: version })),
    ...tooOld.map((one) => ({ ...row(one), tooOld: true as const })),
  ]
}

const elsewhere = (runtime: Runtime, start: string, framework: Versions = {}): Combination => ({
  title: 'fetch elsewhere',
  app: {
    framework: 'fetch',
    start: [start],
    folder: `${root}tools/compatibility/apps/web`,
    single: '/deleteUser',
  },
  versions: { ...framework, '@clerk/backend': '3.20.1' },
  companions: {},
  runtime,
})

const webRuntimes: readonly Combination[] = [
  elsewhere({ name: 'Bun', version: '1.4.5' }, 'server.js'),
  elsewhere({ name: 'Deno', version: '2.9.6' }, 'server.js'),
  elsewhere({ name: 'Node', version: usualNode }, 'edge.js', { 'edge-runtime': '4.0.1' }),
]

export const combinations: readonly Combination[] = [...families.flatMap(combinationsOf), ...webRuntimes]

export const idOf = ({ title, versions, runtime }: Combination): string =>
  [
    title,
    ...Object.entries(versions).map(([name, version]) => `${name}@${version}`),
    `${runtime.name} ${runtime.version}`,
  ].join(' | ')

/**
 * Clerk's packages need one another's exact versions, and Nuxt's do too. The overrides of this workspace are right for its
 * own versions of them, and wrong for others.
 */
export const overridesFor = ({ versions }: Combination): Versions => {
  const isOurs = (scope: string) =>
    Object.entries(versions).every(([name, version]) => !name.startsWith(scope) || version === workspace.catalog[name])
  const kept = { '@clerk/': isOurs('@clerk/'), '@nuxt/': isOurs('nuxt') }
  return Object.fromEntries(
    Object.entries(workspace.overrides).filter(([name]) =>
      Object.entries(kept).every(([scope, keep]) => keep || !name.startsWith(scope)),
    ),
  )
}
