import { startClerk } from './bench-clerk.ts'
import { type Child, startServer } from './child.ts'
import { copied, startCopiedExample } from './copied-example.ts'
import { type Load, load, type Throughput } from './load.ts'
import { rowsOf, table, times, whole, writeSection } from './report.ts'
import { requestsOf } from './requests.ts'
import { interleaved, median, ratio } from './rounds.ts'

const connectionCounts = [1, 16, 64]

interface Contender {
  readonly name: string
  start(env: Record<string, string>): Promise<Child>
}

const contenders: readonly Contender[] = [
  ...['express', 'fastify', 'hono', 'fetch'].map((name) => ({
    name,
    start: (env: Record<string, string>) => startServer(name, env),
  })),
  ...copied.map((name) => ({ name, start: (env: Record<string, string>) => startCopiedExample(name, env) })),
]

interface Sample extends Throughput {
  /** Microseconds of the server's processor time that one request took. */
  readonly cpu: number | undefined
}

const cpuOf = (samples: readonly Sample[]): string => {
  const known = samples.flatMap(({ cpu }) => cpu ?? [])
  return known.length ? `${median(known).toFixed(0)} µs` : '–'
}

/** The mounts of a server: each operation alone, as the published examples have theirs, all of them, and by hand. */
type Mount = 'ours' | 'hand' | 'table'

/**
 * Our route beside the published example repaired by hand, in the same process, with the same SDK and emulator; at 16
 * connections also beside the whole table mounted.
 */
export async function benchHttp(only: readonly string[]): Promise<void> {
  const clerk = await startClerk()
  const rows: string[][] = []
  try {
    for (const contender of contenders.filter(({ name }) => only.length === 0 || only.includes(name))) {
      const server = await contender.start({ ...clerk.env(contender.name), CLERK_TELEMETRY_DISABLED: '1' })
      try {
        for (const [label, request] of Object.entries(requestsOf(clerk.bearer))) {
          await assertSameAnswer(server.url, request)
          for (const connections of connectionCounts) {
            const side = (mount: Mount) => async (): Promise<Sample> => {
              const before = await server.cpu()
              const throughput = await load({ ...request, connections, url: `${server.url}/${mount}/me` })
              const after = await server.cpu()
              const cpu =
                before !== undefined && after !== undefined ? (after - before) / throughput.requests : undefined
              return { ...throughput, cpu }
            }
            const mounts: readonly Mount[] = connections === 16 ? ['ours', 'hand', 'table'] : ['ours', 'hand']
            const samples = await interleaved(Object.fromEntries(mounts.map((mount) => [mount, side(mount)])))
            const row = [contender.name, label, String(connections), ...cellsOf(samples)]
            console.log(row.join('  '))
            rows.push(row)
          }
        }
      } finally {
        await server.stop()
      }
    }
  } finally {
    await clerk.stop()
  }
  const head = [
    'framework',
    'request',
    'connections',
    'ours/s',
    'by hand/s',
    'ratio',
    'whole table',
    'p99 ours',
    'p99 by hand',
    'CPU ours',
    'CPU by hand',
  ]
  const measured = new Set(rows.map(([name]) => name))
  const kept = rowsOf('http').filter((cells) => cells.length === head.length && !measured.has(cells[0]))
  const order = contenders.map(({ name }) => name)
  const all = [...kept, ...rows].toSorted(([a = ''], [b = '']) => order.indexOf(a) - order.indexOf(b))
  writeSection('http', table(head, all))
}

function cellsOf({ ours = [], hand = [], table: wholeTable }: Readonly<Record<string, readonly Sample[]>>) {
  const rate = (samples: readonly Sample[]) => samples.map(({ perSecond }) => perSecond)
  const p99 = (samples: readonly Sample[]) => `${median(samples.map(({ p99Ms }) => p99Ms))} ms`
  return [
    whole(median(rate(ours))),
    whole(median(rate(hand))),
    times(ratio(rate(ours), rate(hand))),
    wholeTable ? times(ratio(rate(wholeTable), rate(hand))) : '',
    p99(ours),
    p99(hand),
    cpuOf(ours),
    cpuOf(hand),
  ]
}

/** What a route decides of an answer; the rest is each framework's own. */
const compared = ['cache-control', 'x-content-type-options', 'vary', 'www-authenticate', 'x-clerk-auth-status']

async function assertSameAnswer(url: string, { method = 'GET', headers = {} }: Omit<Load, 'url'>): Promise<void> {
  const mounts: readonly Mount[] = ['ours', 'table', 'hand']
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
