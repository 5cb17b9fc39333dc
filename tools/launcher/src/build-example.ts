import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Framework } from '@account-routes/frameworks'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo')

/** Builds an example and its dependencies if they are out of date. Silent unless the build fails. */
export async function buildExample(framework: Framework, signal?: AbortSignal): Promise<void> {
  const task = [
    turbo,
    'run',
    'build',
    `--filter=@account-routes/example-${framework.name}`,
    '--output-logs=errors-only',
  ]
  const child = spawn(process.execPath, task, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  signal?.addEventListener('abort', () => child.kill(), { once: true })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`The ${framework.title} example could not be built.\n${output}`)
}
