import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import type { Emulator } from '@account-routes/emulator'
import { freePort, startServer } from '@account-routes/launcher'
import { run } from '@account-routes/packaging/packages'
import { satisfies } from 'semver'
import { installApp, unwanted } from './app.ts'
import type { Combination } from './combinations.ts'
import type { Result } from './results.ts'
import type { InstalledRuntime } from './runtimes.ts'
import { smoke } from './smoke.ts'

const minutes = 60_000

export interface Surroundings {
  readonly emulator: Emulator
  readonly tarballs: ReadonlyMap<string, string>
  readonly runtime: InstalledRuntime
  readonly signal: AbortSignal
}

/** Copies, installs, builds, starts and asks one app, and leaves nothing behind. */
export async function tryCombination(
  combination: Combination,
  { emulator, tarballs, runtime, signal }: Surroundings,
): Promise<Omit<Result, 'date'>> {
  const folder = await mkdtemp(join(tmpdir(), 'account-routes-matrix-'))
  let step = 'install'
  try {
    const place = await installApp(combination, folder, tarballs)
    const { name, version } = combination.runtime
    const reason = name === 'Node' && unwanted(place, combination, (range) => satisfies(version, range))
    if (reason) return { outcome: 'not offered', reason }

    step = 'build'
    // Bun and Deno run what is there; everything else is built on the Node.js that it will run on.
    const path = name === 'Node' ? [dirname(runtime.executable), process.env.PATH].join(delimiter) : process.env.PATH
    const keys = combination.app.keysInBuild && emulator.env(combination.app.env)
    const env = { ...process.env, ...keys, PATH: path, CI: '1', NODE_ENV: 'production' }
    await run('pnpm', ['run', 'build'], { cwd: place, env, signal, timeout: 8 * minutes, maxBuffer: 2 ** 26 })

    step = 'start'
    const server = await startServer({
      name: 'It',
      executable: runtime.executable,
      command: [...runtime.run, ...combination.app.start],
      cwd: place,
      port: await freePort(),
      env: emulator.env(combination.app.env),
      patience: minutes,
      signal,
    })
    try {
      step = 'answers'
      const wrong = await smoke(server.url, combination.app.single, emulator)
      if (wrong.length === 0) return { outcome: 'works' }
      console.log(server.output().slice(-2000))
      return {
        outcome: 'fails',
        reason: [wrong[0], ...(wrong.length > 1 ? [`and ${wrong.length - 1} more`] : [])].join(', '),
      }
    } finally {
      await server.stop()
    }
  } catch (error) {
    return { outcome: 'fails', reason: `${step}: ${firstWords(error)}` }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The line that says what is wrong, out of all that a package manager or a bundler writes. */
function firstWords(error: unknown): string {
  const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string }
  console.log(`${stdout}\n${stderr}`.trim().slice(-3000) || message)
  const lines = `${stdout}\n${stderr}\n${message}`.split('\n').map((line) => line.replace(colours, '').trim())
  const words = lines.find((line) => telling.test(line)) ?? lines.find((line) => hinting.test(line)) ?? lines[0] ?? ''
  return words.replaceAll(/\S*account-routes-\S+\//g, '…/').slice(0, 240)
}

const telling = /^\w*(Error|ERR)\b[^(]*:|error TS\d+|×|╰─▶/
const hinting = /\berror\b|failed|cannot|not found/i

// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with one
const colours = /\u001b\[[\d;]*m/g
