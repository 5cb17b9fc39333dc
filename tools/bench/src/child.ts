import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly url: string
  readonly pid: number | undefined
  readonly message: Readonly<Record<string, unknown>>
  /** Bytes of the heap after a collection. */
  heap(): Promise<number>
  stop(): Promise<void>
}

const fileOf = (name: string) => fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url))

export const hasServer = (name: string): boolean => existsSync(fileOf(name))

/** Starts a server of `src/servers` in a process of its own, as in production. */
export async function startServer(
  name: string,
  env: Record<string, string> = {},
  execArgv: string[] = [],
): Promise<Child> {
  const child = fork(fileOf(name), {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv: ['--expose-gc', ...execArgv],
  })
  const message = await nextMessage(child)
  return {
    url: `http://127.0.0.1:${message.port}`,
    pid: child.pid,
    message,
    heap: async () => {
      child.send('heap')
      return (await nextMessage(child)).heap as number
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

async function nextMessage(child: ChildProcess): Promise<Readonly<Record<string, unknown>>> {
  const waiting = new AbortController()
  const { signal } = waiting
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`A server of the bench ended with ${code}.`)
  })
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    return message
  } finally {
    ended.catch(() => {})
    waiting.abort()
  }
}
