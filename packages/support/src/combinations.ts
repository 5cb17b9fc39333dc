import { type Example, findExample } from '@account-routes/launcher'
import { workspace } from './outside.ts'
import { root } from './packages.ts'
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
}

export interface App extends Pick<Example, 'framework' | 'start'> {
  readonly folder: string
  /** Where it has one operation alone. */
  readonly single: string
  /** What is called something else in older versions of the framework. */
  readonly rename?: Readonly<Record<string, string>>
}

const nodes = ['20.20.2', '22.23.3', '24.21.0', '26.10.0']
const usualNode = '24.21.0'

interface Family {
  readonly title: string
  readonly example: string
  readonly single: string
  /** Newest first; each version of the framework with what comes along. */
  readonly frameworks: readonly (readonly [Versions, Versions?, App['rename']?])[]
  readonly sdk: string
  /** Newest first. */
  readonly sdks: readonly string[]
}

const families: readonly Family[] = [
  {
    title: 'Express 5',
    example: 'express',
    single: '/deleteUser',
    frameworks: [[{ express: '5.3.0' }], [{ express: '5.0.0' }]],
    sdk: '@clerk/express',
    sdks: ['2.1.70', '2.0.1', '1.7.83', '1.6.0'],
  },
  {
    title: 'Express 4',
    example: 'express4',
    single: '/deleteUser',
    frameworks: [[{ express: '4.22.3' }], [{ express: '4.17.0' }]],
    sdk: '@clerk/express',
    sdks: ['2.1.70', '1.6.0'],
  },
  {
    title: 'Fastify 5',
    example: 'fastify',
    single: '/deleteUser',
    frameworks: [[{ fastify: '5.12.8' }], [{ fastify: '5.0.0' }]],
    sdk: '@clerk/fastify',
    sdks: ['3.1.79', '3.0.0', '2.6.35', '2.4.30'],
  },
  {
    title: 'Hono 4',
    example: 'hono',
    single: '/deleteUser',
    frameworks: [[{ hono: '4.13.19' }], [{ hono: '4.8.0' }]],
    sdk: '@clerk/hono',
    sdks: ['0.1.79', '0.1.15'],
  },
  {
    title: 'fetch on Node.js',
    example: 'fetch',
    single: '/deleteUser',
    frameworks: [[{ '@hono/node-server': '2.1.8' }]],
    sdk: '@clerk/backend',
    sdks: ['3.20.1', '3.25.0', '3.0.0', '2.33.8', '2.1.0'],
  },
  {
    title: 'Next.js',
    example: 'next',
    single: '/api/example',
    frameworks: [
      [{ next: '16.4.5' }],
      [{ next: '16.0.0' }, { typescript: '5.9.3' }],
      [{ next: '15.5.29' }, { typescript: '5.9.3' }, { 'src/proxy.ts': 'src/middleware.ts' }],
      [{ next: '15.2.8' }, { typescript: '5.9.3' }, { 'src/proxy.ts': 'src/middleware.ts' }],
    ],
    sdk: '@clerk/nextjs',
    sdks: ['7.9.7', '7.9.17', '7.0.0'],
  },
  {
    title: 'Astro',
    example: 'astro',
    single: '/api/example',
    frameworks: [
      [{ astro: '7.3.4' }, { '@astrojs/node': '11.1.6' }],
      [{ astro: '6.4.8' }, { '@astrojs/node': '10.1.4' }],
      [{ astro: '5.18.2' }, { '@astrojs/node': '9.5.5' }],
    ],
    sdk: '@clerk/astro',
    sdks: ['4.0.21', '3.4.20', '3.0.4'],
  },
  {
    title: 'Nuxt',
    example: 'nuxt',
    single: '/api/example',
    frameworks: [[{ nuxt: '4.5.2' }], [{ nuxt: '4.0.0' }], [{ nuxt: '3.21.11' }]],
    sdk: '@clerk/nuxt',
    sdks: ['3.0.16', '2.6.23', '2.0.2'],
  },
  {
    title: 'React Router',
    example: 'react-router',
    single: '/example',
    frameworks: [
      [{ 'react-router': '8.4.0' }],
      [
        { 'react-router': '8.0.0' },
        { '@react-router/dev': '8.0.0', '@react-router/node': '8.0.0', '@react-router/serve': '8.0.0' },
      ],
      [
        { 'react-router': '7.18.4' },
        { '@react-router/dev': '7.18.4', '@react-router/node': '7.18.4', '@react-router/serve': '7.18.4' },
      ],
      [
        { 'react-router': '7.9.0' },
        { '@react-router/dev': '7.9.0', '@react-router/node': '7.9.0', '@react-router/serve': '7.9.0' },
      ],
    ],
    sdk: '@clerk/react-router',
    sdks: ['3.6.24', '3.0.1'],
  },
  {
    title: 'TanStack Start',
    example: 'tanstack-start',
    single: '/api/example',
    frameworks: [
      [{ '@tanstack/react-start': '1.169.5' }],
      [{ '@tanstack/react-start': '1.132.0' }, { '@tanstack/react-router': '1.132.0' }],
    ],
    sdk: '@clerk/tanstack-react-start',
    sdks: ['1.5.15', '1.0.1'],
  },
]

/** The newest of all on every Node.js, and each older version beside the newest of the rest. */
function combinationsOf({ title, example, single, frameworks, sdk, sdks }: Family): readonly Combination[] {
  const { framework, start } = findExample(example)
  const [newestSdk = '', ...olderSdks] = sdks
  const row = (at: number, sdkVersion: string, node: string): Combination => {
    const [versions, companions = {}, rename] = frameworks[at] as Family['frameworks'][number]
    return {
      title,
      app: { framework, start, folder: `${root}examples/${example}`, single, ...(rename && { rename }) },
      versions: { ...versions, [sdk]: sdkVersion },
      companions,
      runtime: { name: 'Node', version: node },
    }
  }
  return [
    ...nodes.toReversed().map((node) => row(0, newestSdk, node)),
    ...frameworks.slice(1).map((_, index) => row(index + 1, newestSdk, usualNode)),
    ...olderSdks.map((version) => row(0, version, usualNode)),
  ]
}

const elsewhere = (runtime: Runtime, start: string, framework: Versions = {}): Combination => ({
  title: 'fetch elsewhere',
  app: {
    framework: 'fetch',
    start: [start],
    folder: `${root}packages/support/apps/web`,
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

/** Clerk's packages need one another's exact versions, not all of which are in every registry: those of this workspace are. */
export const overridesFor = ({ versions }: Combination): Versions => {
  const current = Object.entries(versions).every(
    ([name, version]) => !name.startsWith('@clerk/') || version === workspace.catalog[name],
  )
  return Object.fromEntries(
    Object.entries(workspace.overrides).filter(([name]) => current || !name.startsWith('@clerk/')),
  )
}
