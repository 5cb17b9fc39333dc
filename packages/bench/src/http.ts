import { startClerk } from './bench-clerk.ts'
import { type Child, startServer } from './child.ts'
import { copied, startCopiedExample } from './copied-example.ts'
import { load, type Throughput } from './load.ts'
import { table, times, whole, writeSection } from './report.ts'
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

/** Our route beside the published example repaired by hand, in the same process, with the same SDK and emulator. */
export async function benchHttp(only: readonly string[]): Promise<void> {
  const clerk = await startClerk()
  const rows: string[][] = []
  try {
    for (const contender of contenders.filter(({ name }) => only.length === 0 || only.includes(name))) {
      const server = await contender.start({ ...clerk.env(contender.name), CLERK_TELEMETRY_DISABLED: '1' })
      try {
        for (const [label, request] of Object.entries(requestsOf(clerk.bearer))) {
          for (const connections of connectionCounts) {
            const side = (mount: string) => async (): Promise<Sample> => {
              const before = await server.cpu()
              const throughput = await load({ ...request, connections, url: `${server.url}/${mount}/me` })
              const after = await server.cpu()
              const cpu =
                before !== undefined && after !== undefined ? (after - before) / throughput.requests : undefined
              return { ...throughput, cpu }
            }
            const { ours, hand } = await interleaved({ ours: side('ours'), hand: side('hand') })
            const rate = (samples: readonly Sample[]) => samples.map(({ perSecond }) => perSecond)
            const p99 = (samples: readonly Sample[]) => `${median(samples.map(({ p99Ms }) => p99Ms))} ms`
            const row = [
              contender.name,
              label,
              String(connections),
              whole(median(rate(ours))),
              whole(median(rate(hand))),
              times(ratio(rate(ours), rate(hand))),
              p99(ours),
              p99(hand),
              cpuOf(ours),
              cpuOf(hand),
            ]
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
    'p99 ours',
    'p99 by hand',
    'CPU ours',
    'CPU by hand',
  ]
  writeSection('http', table(head, rows))
}
