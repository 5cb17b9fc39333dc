import { adapters, type Framework } from '@account-routes/frameworks'
import type { RunningServer } from '@account-routes/launcher'
import { startClerk } from '../bench-clerk.ts'
import { hasServer, startServer } from '../child.ts'
import { copyExample, hasOverlay } from '../copied-example.ts'
import { toOthersCore, toServersCore } from '../cores.ts'
import { cpuTimeOf } from '../cpu-time.ts'
import { defaultSeconds, type Load, load, type Throughput } from '../load.ts'
import { rowsOf, table, times, whole, writeSection } from '../report.ts'
import { requestsOf } from '../requests.ts'
import { interleaved, median, middleHalf, ratio } from '../rounds.ts'

const connectionCounts = [1, 16, 64]

/** How long a process answers a request before it is measured: so long goes on until all of its code is compiled. */
const warmUpSeconds = 3

/** 16 connections are what most readers look at, so they are measured for longer. */
const lengthAt16 = 2

type Server = Pick<RunningServer, 'url' | 'pid' | 'stop'>

interface Contender {
  start(env: Record<string, string>): Promise<Server>
  remove?(): void
}

/** Frameworks with a file in `src/servers` or a folder in `overlays`. */
const measured = adapters.filter((framework) => hasServer(framework.name) || hasOverlay(framework))

const contenderOf = (framework: Framework): Contender =>
  hasServer(framework.name) ? { start: (env) => startServer(framework.name, env) } : copyExample(framework)

interface Sample extends Throughput {
  /** Microseconds of the server's processor time that one request took. */
  readonly cpu: number | undefined
}

const cpuOf = (samples: readonly Sample[]): string => {
  const known = samples.flatMap(({ cpu }) => cpu ?? [])
  return known.length ? `${median(known).toFixed(0)} µs` : '–'
}

/** The mounts of a server: each operation alone, as the published examples have theirs, by hand, and all of them. */
const mounts = ['ours', 'hand', 'table'] as const
type Mount = (typeof mounts)[number]

type Samples = Readonly<Partial<Record<Mount, readonly Sample[]>>>

/**
 * Our route beside the published example repaired by hand, in the same process, with the same SDK and emulator; at 16
 * connections also beside the whole table mounted. One process, because of several those that wait for their turn shrink
 * their heaps and let go of compiled code.
 */
export async function benchHttp(only: readonly string[]): Promise<void> {
  toOthersCore()
  const clerk = await startClerk()
  try {
    for (const framework of measured.filter(({ name }) => only.length === 0 || only.includes(name))) {
      const contender = contenderOf(framework)
      try {
        write(framework.name, await rowsFor(contender, clerk.env(framework.env), requestsOf(clerk.bearer)))
      } finally {
        contender.remove?.()
      }
    }
  } finally {
    await clerk.stop()
  }
}

async function rowsFor(
  contender: Contender,
  env: Record<string, string>,
  requests: ReturnType<typeof requestsOf>,
): Promise<readonly (readonly string[])[]> {
  const server = await contender.start({ ...env, CLERK_TELEMETRY_DISABLED: '1' })
  try {
    toServersCore(server.pid)
    const rows: string[][] = []
    for (const [label, request] of Object.entries(requests)) {
      await assertSameAnswer(server.url, request)
      for (const cells of await measure(server, request)) rows.push([label, ...cells])
    }
    return rows
  } finally {
    await server.stop()
  }
}

const head = [
  'framework',
  'request',
  'connections',
  'ours/s',
  'by hand/s',
  'ratio',
  'middle half',
  'whole table',
  'p99 ours',
  'p99 by hand',
  'CPU ours',
  'CPU by hand',
]

/** Puts a framework's rows in place of what they were, and leaves the others as they are. */
function write(framework: string, rows: readonly (readonly string[])[]): void {
  const kept = rowsOf('http').filter((cells) => cells.length === head.length && cells[0] !== framework)
  const all = [...kept, ...rows.map((cells) => [framework, ...cells])]
  const place = ([name = '']: readonly string[]) => measured.findIndex((framework) => framework.name === name)
  writeSection(
    'http',
    table(
      head,
      all.toSorted((a, b) => place(a) - place(b)),
    ),
  )
}

/** A row for each number of connections. */
async function measure(server: Server, request: Omit<Load, 'url'>): Promise<readonly (readonly string[])[]> {
  const sample = async (mount: Mount, options: Partial<Load> = {}) =>
    sampleOf(server, mount, { ...request, ...options })
  for (const mount of mounts) await sample(mount, { seconds: warmUpSeconds })
  const rows: string[][] = []
  for (const connections of connectionCounts) {
    const at16 = connections === 16
    const seconds = at16 ? lengthAt16 * defaultSeconds : defaultSeconds
    const sides = mounts.filter((mount) => mount !== 'table' || at16)
    const samples = await interleaved(
      Object.fromEntries(sides.map((mount) => [mount, () => sample(mount, { connections, seconds })])),
    )
    rows.push([String(connections), ...cellsOf(samples)])
  }
  return rows
}

async function sampleOf({ pid, url }: Server, mount: Mount, request: Omit<Load, 'url'>): Promise<Sample> {
  const before = cpuTimeOf(pid)
  const throughput = await load({ ...request, url: `${url}/${mount}/me` })
  const after = cpuTimeOf(pid)
  const cpu = before !== undefined && after !== undefined ? (after - before) / throughput.requests : undefined
  return { ...throughput, cpu }
}

function cellsOf({ ours = [], hand = [], table: wholeTable }: Samples): readonly string[] {
  const rate = (samples: readonly Sample[]) => samples.map(({ perSecond }) => perSecond)
  const p99 = (samples: readonly Sample[]) => `${median(samples.map(({ p99Ms }) => p99Ms))} ms`
  return [
    whole(median(rate(ours))),
    whole(median(rate(hand))),
    times(ratio(rate(ours), rate(hand))),
    middleHalf(rate(ours), rate(hand))
      .map((value) => value.toFixed(2))
      .join('–'),
    wholeTable ? times(ratio(rate(wholeTable), rate(hand))) : '',
    p99(ours),
    p99(hand),
    cpuOf(ours),
    cpuOf(hand),
  ]
}

/** The part of an answer that a route decides; the rest is each framework's own. */
const compared = ['cache-control', 'x-content-type-options', 'vary', 'www-authenticate', 'x-clerk-auth-status']

async function assertSameAnswer(url: string, { method = 'GET', headers = {} }: Omit<Load, 'url'>): Promise<void> {
  const [ours, ...others] = await Promise.all(
    mounts.map(async (mount) => {
      const answer = await fetch(`${url}/${mount}/me`, { method, headers })
      const told = compared.map((name) => [name, answer.headers.get(name)])
      return JSON.stringify([answer.status, told, await answer.json()])
    }),
  )
  for (const other of others)
    if (other !== ours) throw new Error(`Not the same answer to ${method}:\n${ours}\n${other}`)
}
