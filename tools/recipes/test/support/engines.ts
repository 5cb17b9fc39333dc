import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A scheduler's own server, if it has one beside PostgreSQL. */
export interface Engine {
  readonly env: Readonly<Record<string, string>>
  /** Tells the scheduler of the app, while a process of it is up. */
  register?(): Promise<void>
  stop(): Promise<void> | void
}

interface Row {
  readonly title: string
  /** The file that the guide prints. */
  readonly file: string
  /** Processes of the app that may run at once. */
  readonly parallel: number
  /** Reason to leave it out on this machine. */
  readonly skip?: string
  start(): Promise<Engine>
}

const nothing = async (): Promise<Engine> => ({ env: {}, stop: () => {} })

const hasRedis = process.env.REDIS_URL !== undefined || spawnSync('redis-server', ['--version']).status === 0

export const engines: readonly Row[] = [
  { title: 'pg-boss', file: 'with-pg-boss.ts', parallel: 2, start: nothing },
  { title: 'graphile-worker', file: 'with-graphile-worker.ts', parallel: 2, start: nothing },
  { title: 'DBOS', file: 'with-dbos.ts', parallel: 1, start: nothing },
  { title: 'Restate', file: 'with-restate.ts', parallel: 1, start: startRestate },
  {
    title: 'BullMQ',
    file: 'with-bullmq.ts',
    parallel: 2,
    ...(hasRedis ? {} : { skip: 'needs a Redis: REDIS_URL, or redis-server on the PATH' }),
    start: startRedis,
  },
]

async function startRestate(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'account-routes-restate-'))
  const [ingress, admin, node, alarms] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const require = createRequire(import.meta.url)
  const entry = dirname(require.resolve('@restatedev/restate-server/package.json'))
  const { bin } = require('@restatedev/restate-server/package.json') as { bin: string }
  const child = spawn(process.execPath, [join(entry, bin)], {
    cwd: folder,
    env: {
      ...process.env,
      RESTATE_BASE_DIR: folder,
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
      RESTATE_BIND_ADDRESS: `127.0.0.1:${node}`,
      RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${node}`,
      DO_NOT_TRACK: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk))
  return {
    env: { RESTATE_URL: `http://127.0.0.1:${ingress}`, ALARMS_PORT: String(alarms) },
    // As `restate deployments register` does.
    async register() {
      for (let tries = 0; ; tries++) {
        const answer = await fetch(`http://127.0.0.1:${admin}/deployments`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ uri: `http://127.0.0.1:${alarms}`, force: true }),
        }).catch(() => undefined)
        if (answer?.ok) break
        if (tries === 60)
          throw new Error(
            `Restate took no deployment: ${await answer?.text()} ${Buffer.concat(output).toString().slice(-2_000)}`,
          )
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
    },
    stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startRedis(): Promise<Engine> {
  if (process.env.REDIS_URL !== undefined) return { env: {}, stop: () => {} }
  const port = await freePort()
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], {
    stdio: 'ignore',
  })
  return { env: { REDIS_URL: `redis://127.0.0.1:${port}` }, stop: () => void child.kill('SIGKILL') }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
