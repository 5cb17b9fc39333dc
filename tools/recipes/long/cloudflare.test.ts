import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import type { Store } from '@account-routes/deletion'
import { schema } from '@account-routes/deletion/d1'
import { sqliteStore } from '@account-routes/deletion/sqlite'
import { type CrashRun, crashMatrix } from '@account-routes/deletion/testing'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clerk, startClerk, until } from '../../../packages/deletion/test/support/app.ts'
import { writeCrashes } from '../../../packages/deletion/test/support/results.ts'
import { entry } from '../test/support/cloudflare-worker.ts'
import { writePrinted } from '../test/support/guide.ts'

const effects: string[] = []
const control = createServer(async (request, response) => {
  if (request.url === '/kill') return killRuntime()
  effects.push(await text(request))
  response.end()
})

/** Kills Cloudflare's runtime, the only child of this process by that name. */
function killRuntime(): void {
  spawnSync('pkill', ['-KILL', '-P', String(process.pid), 'workerd'])
}

describe('Cloudflare Queues and D1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'account-routes-cloudflare-'))
  const app = writePrinted(['with-cloudflare.ts'], {
    'plan.ts': "export * from '../../test/support/cloudflare-plan.ts'\n",
    'entry.ts': entry,
  })
  let clerk: Clerk
  let script: string
  let store: Store

  beforeAll(async () => {
    clerk = await startClerk()
    await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve))
    const { outputFiles } = await build({
      entryPoints: [join(app.path, 'entry.ts')],
      bundle: true,
      format: 'esm',
      write: false,
      conditions: ['@account-routes/source', 'workerd', 'worker', 'import'],
      external: ['cloudflare:workers', 'node:*'],
    })
    script = outputFiles[0]?.text ?? ''
    const runtime = start({})
    const database = await runtime.getD1Database('DB')
    for (const statement of schema.split(';\n').filter((part) => part.trim())) await database.prepare(statement).run()
    await runtime.dispose()
    const [file] = globSync(join(folder, '**/*.sqlite')).filter((name) => !name.includes('metadata'))
    const db = new DatabaseSync(file ?? '')
    store = sqliteStore((sql, parameters) => db.prepare(sql).all(...parameters) as object[])
  })
  afterAll(async () => {
    control.close()
    await clerk?.stop()
    app.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const start = (given: { KILL_AT?: number; BUSY?: number }): Miniflare =>
    new Miniflare({
      modules: true,
      script,
      compatibilityDate: '2026-05-12',
      compatibilityFlags: ['nodejs_compat'],
      d1Databases: ['DB'],
      d1Persist: folder,
      queueProducers: { DELETIONS: 'deletions' },
      queueConsumers: { deletions: { maxBatchTimeout: 0 } },
      bindings: {
        CLERK_URL: clerk.url,
        CLERK_SECRET_KEY: clerk.secretKey,
        CONTROL: `http://127.0.0.1:${(control.address() as AddressInfo).port}`,
        KILL_AT: 0,
        BUSY: 0,
        ...given,
      },
    })

  const ask = async (runtime: Miniflare, userId: string): Promise<{ outcome: string; points: number }> => {
    const body = JSON.stringify({ userId, instance: clerk.instance })
    const answer = await runtime.dispatchFetch('http://localhost/', { method: 'POST', body })
    return (await answer.json()) as { outcome: string; points: number }
  }
  const effectsOf = (userId: string): string[] =>
    effects.flatMap((line) => (line.startsWith(`${userId} `) ? [line.split(' ')[1] as string] : []))
  const stateOf = async (userId: string) => (await store.ofUser(userId))?.state

  it('goes on by its alarm, without a sweep', async () => {
    const userId = await clerk.createUser()
    const runtime = start({ BUSY: 2 })
    expect((await ask(runtime, userId)).outcome).toBe('cleanup')
    await until(async () => (await stateOf(userId)) === 'finished', 30_000)
    expect(effectsOf(userId)).toEqual(['billing', 'files', 'search'])
    await runtime.dispose()
  })

  it('answers the first requests of a process side by side', async () => {
    const users = await Promise.all(Array.from({ length: 5 }, () => clerk.createUser()))
    const runtime = start({})
    const answers = await Promise.all(users.map((userId) => ask(runtime, userId)))
    expect(answers.map(({ outcome }) => outcome)).toEqual(Array(5).fill('finished'))
    await runtime.dispose()
  })

  it('loses no accepted deletion and repeats no recorded step, killed at every await', async () => {
    const startOne = async (killAt: number): Promise<CrashRun> => {
      const userId = await clerk.createUser()
      const runtime = start({ KILL_AT: killAt })
      try {
        if (!killAt) return { userId, points: (await ask(runtime, userId)).points }
        await expect(ask(runtime, userId), `kill at ${killAt}`).rejects.toThrow()
        return { userId }
      } finally {
        await runtime.dispose().catch(() => {})
      }
    }
    let last: Miniflare | undefined
    const resume = async () => {
      last ??= start({})
      const worker = (await last.getWorker()) as unknown as { scheduled(options: object): Promise<unknown> }
      await worker.scheduled({})
    }
    const withClerk = async (userId: string): Promise<string[]> => [
      ...effectsOf(userId),
      ...((await clerk.exists(userId)) ? [] : ['clerk']),
    ]
    const result = await crashMatrix({ start: startOne, resume, effects: withClerk, store })
    await last?.dispose()
    expect(result.points).toBeGreaterThan(20)
    const seen = { ...result, lost: 0, repeated: 0 }
    writeCrashes({ ledger: 'D1', process: 'request, with Cloudflare Queues', ...seen })
  })
})
