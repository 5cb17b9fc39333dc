import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'

export interface ServerProcess {
  /** As messages call it. */
  readonly name: string
  /** The arguments of `node`, or of what runs in its place. */
  readonly command: readonly string[]
  /** @default the Node.js that runs this */
  readonly executable?: string
  readonly cwd: string
  readonly port: number
  readonly env?: Readonly<Record<string, string>>
  /** Called with all that it writes. */
  readonly onOutput?: (text: string) => void
  /** Milliseconds until it must answer. */
  readonly patience?: number
  /** Ends it, also while it starts. */
  readonly signal?: AbortSignal
}

export interface RunningServer {
  readonly pid: number | undefined
  readonly url: string
  /** All that it has written so far. */
  output(): string
  /** Settles when the process has ended by itself. */
  readonly exited: Promise<void>
  stop(): Promise<void>
}

/** Starts a server in a process of its own and returns once it answers. */
export async function startServer(server: ServerProcess): Promise<RunningServer> {
  const {
    name,
    command,
    executable = process.execPath,
    cwd,
    port,
    env = {},
    onOutput,
    patience = 30_000,
    signal,
  } = server
  signal?.throwIfAborted()
  const child = spawn(executable, command, {
    cwd,
    env: { ...inherited(), ...env, NODE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collectLines([child.stdout, child.stderr], onOutput)
  const exited = once(child, 'exit').then(() => {})

  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const patient = await Promise.race([exited.then(() => true), delay(3000, false, { ref: false })])
    if (patient) return
    child.kill('SIGKILL')
    await exited
  }

  signal?.addEventListener('abort', stop, { once: true })

  const url = `http://127.0.0.1:${port}`
  try {
    await Promise.race([
      answer(url, patience),
      exited.then(() => {
        throw new Error('It ended before it answered.')
      }),
    ])
  } catch (cause) {
    await stop()
    throw new Error(`${name} did not start. ${cause instanceof Error ? cause.message : ''}\n${output()}`, { cause })
  }
  return { url, pid: child.pid, output, exited, stop }
}

/** Collects what streams write, whole lines in the order of their ends: chunks of two streams meet in the middle of lines. */
function collectLines(streams: readonly Readable[], onOutput?: (text: string) => void): () => string {
  let lines = ''
  const unfinished = streams.map(() => '')
  for (const [index, stream] of streams.entries()) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      onOutput?.(chunk)
      const text = unfinished[index] + chunk
      const end = text.lastIndexOf('\n') + 1
      lines += text.slice(0, end)
      unfinished[index] = text.slice(end)
    })
  }
  return () => lines + unfinished.join('')
}

/**
 * This process' environment without its Clerk keys, so that a server reaches no other instance than the one it is given,
 * and without the variables of a test runner, by which libraries fall silent.
 */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/CLERK|^(?:VITEST|TEST$)/.test(name)))
}

async function answer(url: string, patience: number): Promise<void> {
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience) })
      await response.body?.cancel()
      return
    } catch {
      await delay(50)
    }
  }
  throw new Error(`It gave no answer in ${patience / 1000} seconds.`)
}
