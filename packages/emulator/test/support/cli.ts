import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** The command, as somebody at a terminal starts it. */
export function run(...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, ['--conditions=@account-routes/source', cli, ...args], {
    env: { ...process.env, EMULATOR_PORT: '', NO_COLOR: '1' },
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
  return { child, ended, url, output: () => stdout + stderr }
}
