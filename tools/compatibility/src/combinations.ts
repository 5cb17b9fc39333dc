import {
  type Changes,
  type Framework,
  type FrameworkVersion,
  frameworks,
  type Versions,
} from '@account-routes/frameworks'
import { workspace } from '@account-routes/packaging/outside'
import { root } from '@account-routes/packaging/packages'
import type { Runtime } from './runtimes.ts'

/** One row: an app with these versions on this runtime. */
export interface Combination {
  readonly title: string
  /** The adapter whose peer ranges the versions belong to. */
  readonly package: string
  readonly app: App
  /** Versions of the framework and of Clerk's SDK. */
  readonly versions: Versions
  /** Packages that have to come along with those. */
  readonly companions: Versions
  readonly runtime: Runtime
  /** Below what our packages ask for, to see that they ask for no more than they need. */
  readonly tooOld?: true
}

export interface App extends Pick<Framework, 'env' | 'single' | 'start'>, Omit<Changes, 'start'> {
  readonly folder: string
}

const nodes = ['20.20.2', '22.23.3', '24.21.0', '26.10.0']
const usualNode = '24.21.0'

/** The newest of all on every Node.js, and each older version beside the newest of the rest. */
function combinationsOf({
  name,
  title,
  package: adapter,
  env,
  single,
  start,
  sdk,
  matrix,
}: Framework): readonly Combination[] {
  const [newest, ...older] = matrix.frameworks
  const [newestSdk, ...olderSdks] = matrix.sdks
  if (!newest || !newestSdk) return []
  const row = (
    { versions, companions = {}, sdk: own = newestSdk, changes }: FrameworkVersion,
    node = usualNode,
  ): Combination => ({
    title,
    package: adapter,
    app: { env, start, folder: `${root}examples/${name}`, single, ...changes },
    versions: { ...versions, [sdk]: own },
    companions,
    runtime: { name: 'Node', version: node },
  })
  return [
    ...nodes.toReversed().map((node) => row(newest, node)),
    ...older.map((one) => row(one)),
    ...olderSdks.map((version) => row({ ...newest, sdk: version })),
    ...(matrix.tooOld ?? []).map((one) => ({ ...row(one), tooOld: true as const })),
  ]
}

const elsewhere = (runtime: Runtime, start: string, more: Versions = {}): Combination => ({
  title: 'fetch elsewhere',
  package: '@account-routes/fetch',
  app: {
    env: 'fetch',
    start: [start],
    folder: `${root}tools/compatibility/apps/web`,
    single: '/deleteUser',
  },
  versions: { ...more, '@clerk/backend': '3.20.1' },
  companions: {},
  runtime,
})

const webRuntimes: readonly Combination[] = [
  elsewhere({ name: 'Bun', version: '1.4.5' }, 'server.js'),
  elsewhere({ name: 'Deno', version: '2.9.6' }, 'server.js'),
  elsewhere({ name: 'Node', version: usualNode }, 'edge.js', { 'edge-runtime': '4.0.1' }),
]

export const combinations: readonly Combination[] = [...frameworks.flatMap(combinationsOf), ...webRuntimes]

export const idOf = ({ title, versions, runtime }: Combination): string =>
  [
    title,
    ...Object.entries(versions).map(([name, version]) => `${name}@${version}`),
    `${runtime.name} ${runtime.version}`,
  ].join(' | ')

const sdks: ReadonlySet<string> = new Set(frameworks.map(({ sdk }) => sdk))

/**
 * Clerk's packages need one another's exact versions, and Nuxt's do too. The overrides of this workspace are right for its
 * own versions of them, and wrong for others.
 */
export const overridesFor = ({ versions }: Combination): Versions => {
  const areOurs = (isMeant: (name: string) => boolean) =>
    Object.entries(versions).every(([name, version]) => !isMeant(name) || version === workspace.catalog[name])
  const kept = { '@clerk/': areOurs((name) => sdks.has(name)), '@nuxt/': areOurs((name) => name === 'nuxt') }
  return Object.fromEntries(
    Object.entries(workspace.overrides).filter(([name]) =>
      Object.entries(kept).every(([scope, keep]) => keep || !name.startsWith(scope)),
    ),
  )
}
