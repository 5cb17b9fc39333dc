import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CrashRun, crashMatrix } from '@account-routes/deletion/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Clerk, startClerk, until } from '../../../packages/deletion/test/support/app.ts'
import { startPostgres } from '../../../packages/deletion/test/support/postgres.ts'
import { writeCrashes } from '../../../packages/deletion/test/support/results.ts'
import { openLedger } from '../../../packages/deletion/test/support/worker.ts'
import { type Engine, engines } from '../test/support/engines.ts'
import { writePrinted } from '../test/support/guide.ts'
import type { Task } from '../test/support/plan.ts'

const serve = fileURLToPath(new URL('../test/support/serve.ts', import.meta.url))
const data = mkdtempSync(join(tmpdir(), 'account-routes-schedulers-'))
const never = 3_600_000

let clerk: Clerk
let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  ;[clerk, server] = await Promise.all([startClerk(), startPostgres()])
})
afterAll(async () => {
  await Promise.all([clerk?.stop(), server?.stop()])
  rmSync(data, { recursive: true, force: true })
})

for (const { file, title, skip, start, parallel } of engines)
  describe.skipIf(skip)(skip ? `${title}: ${skip}` : title, () => {
    const log = join(data, `${file}.log`)
    const app = writePrinted([file], { 'plan.ts': "export * from '../../test/support/plan.ts'\n" })
    let engine: Engine | undefined
    let store: Awaited<ReturnType<typeof openLedger>>
    const running = new Set<ChildProcess>()

    beforeAll(async () => {
      writeFileSync(log, '')
      engine = await start()
      store = await openLedger(server.url)
      if (!engine.register) return
      const app = startApp({})
      await app.line(/started/)
      await engine.register()
      await app.stop()
    }, 120_000)
    afterAll(async () => {
      for (const child of running) child.kill('SIGKILL')
      await engine?.stop()
      await store?.end()
      app.remove()
    })

    /** Starts a process of the app. It goes on until it is stopped or kills itself. */
    function startApp(given: Partial<Task>) {
      const { url, secretKey, instance } = clerk
      const task: Task = { clerk: { url, secretKey, instance }, log, sweepEveryMs: never, ...given }
      const child = spawn(
        process.execPath,
        ['--conditions=@account-routes/source', '--no-warnings', serve, app.path, file],
        {
          env: { ...process.env, ...engine?.env, DATABASE_URL: server.url, TASK: JSON.stringify(task) },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      )
      running.add(child)
      const chunks: Buffer[] = []
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      const output = (): string => Buffer.concat(chunks).toString()
      const ended = new Promise<string | null>((resolve) => child.on('close', (_, signal) => resolve(signal)))
      const line = async (pattern: RegExp): Promise<RegExpExecArray> => {
        let found: RegExpExecArray | null = null
        await until(() => {
          found = pattern.exec(output())
          if (!found && child.exitCode !== null) throw new Error(output())
          return found !== null
        }, 60_000).catch((cause) => {
          throw new Error(output(), { cause })
        })
        return found as unknown as RegExpExecArray
      }
      const stop = async (): Promise<void> => {
        child.kill('SIGKILL')
        await ended
        running.delete(child)
      }
      return { line, ended, stop, output }
    }

    const effectsOf = (userId: string): string[] =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith(`${userId} `))
        .map((line) => line.split(' ')[1] as string)
    const stateOf = async (userId: string) => (await store.ofUser(userId))?.state

    it('goes on by its alarm, without a sweep', async () => {
      const userId = await clerk.createUser()
      const first = startApp({ userId, busy: 2 })
      await until(async () => (await stateOf(userId)) === 'finished', 60_000).catch((cause) => {
        throw new Error(first.output(), { cause })
      })
      expect(effectsOf(userId)).toEqual(['billing', 'files', 'search'])
      await first.stop()
    })

    it('loses no accepted deletion and repeats no recorded step, killed at every await', async () => {
      const start = async (killAt: number): Promise<CrashRun> => {
        const userId = await clerk.createUser()
        const child = startApp({ userId, killAt })
        if (!killAt) {
          const points = Number((await child.line(/points (\d+)/))[1])
          await child.stop()
          return { userId, points }
        }
        expect(await child.ended, child.output()).toBe('SIGKILL')
        // A statement that was on its way may still arrive.
        await new Promise((resolve) => setTimeout(resolve, 200))
        return { userId }
      }
      let last: ReturnType<typeof startApp> | undefined
      const resume = async () => {
        last ??= startApp({ sweepEveryMs: 500 })
      }
      const effects = async (userId: string): Promise<string[]> => [
        ...effectsOf(userId),
        ...((await clerk.exists(userId)) ? [] : ['clerk']),
      ]
      const result = await crashMatrix({ start, resume, effects, store, concurrency: parallel })
      await last?.stop()
      expect(result.points).toBeGreaterThan(20)
      const seen = { ...result, lost: 0, repeated: 0 }
      writeCrashes({ ledger: 'PostgreSQL', process: `request, with ${title}`, ...seen })
    })
  })
