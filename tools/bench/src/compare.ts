import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findFramework } from '@account-routes/frameworks'
import { freePort, type RunningServer, startServer } from '@account-routes/launcher'
import { type BenchClerk, startClerk } from './bench-clerk.ts'
import { cpuTimeOf } from './cpu-time.ts'
import { type Load, load } from './load.ts'
import { table, times, whole } from './report.ts'
import { requestsOf } from './requests.ts'
import { interleaved, median, middleHalf, ratio } from './rounds.ts'

/** More rounds than elsewhere, because the sides are two processes. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 11)
const warmUpSeconds = 3
const sliceSeconds = 0.7

const [other, ...names] = process.argv.slice(2)
if (other === undefined) throw new Error('Name the folder of another checkout whose examples are built.')
const checkouts = { before: other, now: fileURLToPath(new URL('../../..', import.meta.url)) } as const
type Side = keyof typeof checkouts

const clerk = await startClerk()
try {
  const rows: string[][] = []
  for (const name of names.length > 0 ? names : ['express', 'fetch', 'nuxt']) rows.push(...(await compare(name, clerk)))
  const head = ['framework', 'request', 'CPU before', 'CPU now', 'ratio', 'middle half', 'before/s', 'now/s', 'ratio']
  console.log(table(head, rows))
} finally {
  await clerk.stop()
}

/** The whole table as an example mounts it, in both checkouts, in turn. */
async function compare(name: string, { env, bearer }: BenchClerk): Promise<string[][]> {
  const servers: Partial<Record<Side, RunningServer>> = {}
  try {
    for (const side of ['before', 'now'] as const) {
      servers[side] = await startExample(name, checkouts[side], env(findFramework(name).env))
    }
    const rows: string[][] = []
    for (const [label, request] of Object.entries(requestsOf(bearer))) {
      const warmUp = (side: Side) => sampleOf(servers[side], { ...request, seconds: warmUpSeconds })
      const { perSecond } = await warmUp('before')
      await warmUp('now')
      // A number of requests and not a time, because a machine that others use may give a server nothing for a second.
      const amount = Math.ceil(perSecond * sliceSeconds)
      const measure = (side: Side) => () => sampleOf(servers[side], { ...request, amount })
      const { before, now } = await interleaved({ before: measure('before'), now: measure('now') }, rounds)
      rows.push([name, label, ...cellsOf(before, now)])
    }
    return rows
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()))
  }
}

/** Without the examples' own log and plan of deletion, which differ between versions. */
async function startExample(name: string, checkout: string, env: Record<string, string>): Promise<RunningServer> {
  const cwd = join(checkout, 'examples', name)
  const hasPlan = existsSync(join(checkout, 'packages/deletion'))
  const without = { onEvent: null, ...(hasPlan && { deletion: null }) }
  const options = { ACCOUNT_ROUTES_OPTIONS: JSON.stringify(without), CLERK_TELEMETRY_DISABLED: '1' }
  return startServer({
    name,
    command: findFramework(name).start,
    cwd,
    port: await freePort(),
    env: { ...env, ...options },
  })
}

interface Sample {
  /** Microseconds of the server's processor time per request. */
  readonly cpu: number
  readonly perSecond: number
}

async function sampleOf(server: RunningServer | undefined, request: Omit<Load, 'url'>): Promise<Sample> {
  const startedAt = performance.now()
  const start = cpuTimeOf(server?.pid) ?? Number.NaN
  const { requests } = await load({ ...request, url: `${server?.url}/api/account/me` })
  const cpu = ((cpuTimeOf(server?.pid) ?? Number.NaN) - start) / requests
  return { cpu, perSecond: (requests / (performance.now() - startedAt)) * 1000 }
}

function cellsOf(before: readonly Sample[], now: readonly Sample[]): string[] {
  const cpu = (samples: readonly Sample[]) => samples.map((sample) => sample.cpu)
  const rate = (samples: readonly Sample[]) => samples.map((sample) => sample.perSecond)
  const half = middleHalf(cpu(now), cpu(before)).map((value) => value.toFixed(2))
  return [
    `${median(cpu(before)).toFixed(0)} µs`,
    `${median(cpu(now)).toFixed(0)} µs`,
    times(ratio(cpu(now), cpu(before))),
    half.join('–'),
    whole(median(rate(before))),
    whole(median(rate(now))),
    times(ratio(rate(now), rate(before))),
  ]
}
