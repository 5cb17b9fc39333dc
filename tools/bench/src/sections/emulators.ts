import { type Child, startServer } from '../child.ts'
import { toOthersCore, toServersCore } from '../cores.ts'
import { load } from '../load.ts'
import { table, times, whole, writeSection } from '../report.ts'
import { interleaved, median, ratio } from '../rounds.ts'

const json = { 'Content-Type': 'application/json' }

/** Our emulator beside `emulate`, on the calls that both have, with the same hundred users. */
export async function benchEmulators(): Promise<void> {
  const ready = await interleaved({ ours: () => timeToReady('emulator'), emulate: () => timeToReady('emulate') })
  toOthersCore()
  const ours = await startServer('emulator')
  const emulate = await startServer('emulate')
  toServersCore(ours.pid)
  toServersCore(emulate.pid)
  try {
    const secretKey = ours.message.secretKey as string
    // emulate answers a key 5,000 times an hour, so every measurement has keys of its own.
    let spent = 0
    const keysOf = {
      ours: () => Array.from({ length: 16 }, () => secretKey),
      emulate: () => Array.from({ length: 16 }, () => `sk_test_${spent++}`),
    }
    const first = { ours: await fill(ours, secretKey), emulate: await fill(emulate, 'sk_test_emulate') }
    const calls = {
      'GET /v1/users/{id}': (side: 'ours' | 'emulate') => ({ path: `/v1/users/${first[side]}` }),
      'GET /v1/users?limit=10': () => ({ path: '/v1/users?limit=10' }),
      'GET /v1/users?query=user50': () => ({ path: '/v1/users?query=user50' }),
      'GET /v1/users/count': () => ({ path: '/v1/users/count' }),
      'PATCH /v1/users/{id}': (side: 'ours' | 'emulate') => ({
        path: `/v1/users/${first[side]}`,
        method: 'PATCH' as const,
        body: JSON.stringify({ first_name: 'Grace' }),
      }),
      'GET /v1/jwks': () => ({ path: '/v1/jwks' }),
    }
    const rows: string[][] = [
      [
        'ready, ms',
        median(ready.ours).toFixed(0),
        median(ready.emulate).toFixed(0),
        times(ratio(ready.emulate, ready.ours)),
      ],
    ]
    for (const [label, call] of Object.entries(calls)) {
      const side = (name: 'ours' | 'emulate', server: Child) => async () => {
        const { path, ...request } = call(name)
        const keys = keysOf[name]()
        return (await load({ ...request, url: `${server.url}${path}`, headers: json, keys, status: 200 })).perSecond
      }
      const samples = await interleaved({ ours: side('ours', ours), emulate: side('emulate', emulate) })
      rows.push([
        label,
        whole(median(samples.ours)),
        whole(median(samples.emulate)),
        times(ratio(samples.ours, samples.emulate)),
      ])
    }
    writeSection('emulators', table(['call', 'ours/s', 'emulate 0.12/s', 'ours faster by'], rows))
  } finally {
    await ours.stop()
    await emulate.stop()
  }
}

async function timeToReady(name: string): Promise<number> {
  const start = performance.now()
  const server = await startServer(name)
  const ms = performance.now() - start
  await server.stop()
  return ms
}

/** A hundred users; the id of the first. */
async function fill({ url }: Child, secretKey: string): Promise<string> {
  const headers = { ...json, Authorization: `Bearer ${secretKey}` }
  let first: string | undefined
  for (let index = 0; index < 100; index++) {
    const body = JSON.stringify({
      email_address: [`user${index}@example.com`],
      password: 'a long enough password',
      first_name: `User ${index}`,
    })
    const answer = await fetch(`${url}/v1/users`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`${url} refused a user: ${await answer.text()}`)
    first ??= ((await answer.json()) as { id: string }).id
  }
  return first as string
}
