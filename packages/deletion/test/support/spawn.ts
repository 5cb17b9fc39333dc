import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { WorkerTask } from './worker.ts'

/** A worker process, and its end. */
export interface Worker {
  readonly process: ChildProcess
  /** Waits for a line that the worker prints. */
  line(text: string): Promise<void>
  readonly ended: Promise<{ readonly signal: string | null; readonly output: string }>
}

export function startWorker(task: WorkerTask): Worker {
  const file = join(import.meta.dirname, 'worker.ts')
  const child = spawn(
    process.execPath,
    ['--conditions=@account-routes/source', '--no-warnings', file, JSON.stringify(task)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  return {
    process: child,
    ended: new Promise((resolve) => child.on('close', (_, signal) => resolve({ signal, output }))),
    async line(text) {
      while (!output.includes(text)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`The worker ended without "${text}": ${output}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
  }
}

/** Runs jobs, a few at a time. */
export async function inParallel<T, R>(items: readonly T[], size: number, job: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await job(item)
  }
  await Promise.all(Array.from({ length: size }, lane))
  return results
}
