import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { adapters } from '@account-routes/frameworks'
import { startClerk } from '../bench-clerk.ts'
import { hasServer, startServer } from '../child.ts'
import { load } from '../load.ts'
import { table, writeSection } from '../report.ts'
import { requestsOf } from '../requests.ts'

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

const ours = /\/packages\/[^/]+\/dist\/|\/valibot\//
const clerks = /\/@clerk\//

/** Shares of the busy processor: of all our packages together, and of Clerk's SDK. */
export async function benchProfile(): Promise<void> {
  const clerk = await startClerk()
  const rows: string[][] = []
  try {
    for (const { name, env } of adapters.filter((row) => hasServer(row.name))) {
      for (const [label, request] of Object.entries(requestsOf(clerk.bearer))) {
        const folder = mkdtempSync(join(tmpdir(), 'account-routes-profile-'))
        const server = await startServer(name, clerk.env(env), ['--cpu-prof', `--cpu-prof-dir=${folder}`])
        await load({ ...request, url: `${server.url}/ours/me`, seconds: 3 })
        await server.stop()
        rows.push([name, label, ...sharesOf(folder)])
        rmSync(folder, { recursive: true })
      }
    }
  } finally {
    await clerk.stop()
  }
  writeSection('profile', table(['framework', 'request', 'Account Routes', "Clerk's SDK"], rows))
}

function sharesOf(folder: string): readonly string[] {
  const [file] = readdirSync(folder)
  const profile: CpuProfile = JSON.parse(readFileSync(join(folder, file as string), 'utf8'))
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  let busy = 0
  let own = 0
  let sdk = 0
  for (const [index, id] of profile.samples.entries()) {
    const frame = frames.get(id)
    const time = profile.timeDeltas[index] ?? 0
    if (!frame || frame.functionName === '(idle)' || frame.functionName === '(program)') continue
    busy += time
    if (ours.test(frame.url)) own += time
    else if (clerks.test(frame.url)) sdk += time
  }
  return [own, sdk].map((time) => `${((time / busy) * 100).toFixed(1)} %`)
}
