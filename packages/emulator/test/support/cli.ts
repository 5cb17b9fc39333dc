import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** The state folder of the tests, in place of the user's. */
const stateFolder = mkdtempSync(join(tmpdir(), 'emulator-state-'))

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** The largest file that the process may write, in KiB. */
  readonly fileLimit?: number
}

/** The command, as somebody at a terminal starts it. */
export function run(...args: string[]): Running {
  return runWith({}, ...args)
}

export type Running = ReturnType<typeof runWith>

export function runWith({ env, cwd, fileLimit }: RunOptions, ...args: string[]) {
  const command = [process.execPath, '--conditions=@account-routes/source', cli, ...args]
  const limited = fileLimit ? ['bash', '-c', `ulimit -f ${fileLimit}; exec "$@"`, 'bash', ...command] : command
  const child: ChildProcess = spawn(limited[0] as string, limited.slice(1), {
    env: { ...process.env, EMULATOR_PORT: '', NO_COLOR: '1', XDG_STATE_HOME: stateFolder, ...env },
    ...(cwd ? { cwd } : {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Also where a test fails half-way.
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }))
  /** Its address, once it says that it listens. */
  const url = async (): Promise<string> => {
    for (let waited = 0; waited < 10_000; waited += 20) {
      const found = /Clerk emulator at (http:\S+?),/.exec(stdout)
      if (found?.[1] && stdout.includes('secret key')) return found[1]
      if (child.exitCode !== null) throw new Error(`It ended: ${stderr}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`It does not come up: ${stdout}${stderr}`)
  }
  /** Its address and its secret key, which the greeting shows in part only. */
  const emulator = async (): Promise<{ url: string; secretKey: string }> => {
    const address = await url()
    const env = (await (await fetch(`${address}/_emulator/env/fetch`)).json()) as { CLERK_SECRET_KEY: string }
    return { url: address, secretKey: env.CLERK_SECRET_KEY }
  }
  return { child, ended, url, emulator, output: () => stdout + stderr }
}
