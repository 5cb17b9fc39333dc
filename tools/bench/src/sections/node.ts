import { startServer } from '../child.ts'
import { toOthersCore, toServersCore } from '../cores.ts'
import { load } from '../load.ts'
import { table, times, whole, writeSection } from '../report.ts'
import { interleaved, median, ratio } from '../rounds.ts'

/** Costs of our view and our sending beside the framework's own, and beside bridges to web objects. */
export async function benchNode(): Promise<void> {
  toOthersCore()
  const server = await startServer('node')
  toServersCore(server.pid)
  try {
    const side = (name: string) => async () => (await load({ url: `${server.url}/${name}`, status: 401 })).perSecond
    const names = [
      'express-json',
      'express-ours',
      'fastify-send',
      'fastify-ours',
      'node-ours',
      'hono-node-server',
      'srvx',
    ] as const
    const samples = await interleaved(
      Object.fromEntries(names.map((name) => [name, side(name)])) as Record<
        (typeof names)[number],
        () => Promise<number>
      >,
    )
    const row = (label: string, ours: (typeof names)[number], theirs: (typeof names)[number]) => [
      label,
      whole(median(samples[ours])),
      whole(median(samples[theirs])),
      times(ratio(samples[ours], samples[theirs])),
    ]
    writeSection(
      'node',
      table(
        ['ours beside', 'ours/s', 'theirs/s', 'ratio'],
        [
          row("Express' res.json", 'express-ours', 'express-json'),
          row("Fastify's reply.send", 'fastify-ours', 'fastify-send'),
          row('@hono/node-server', 'node-ours', 'hono-node-server'),
          row('srvx', 'node-ours', 'srvx'),
        ],
      ),
    )
  } finally {
    await server.stop()
  }
}
