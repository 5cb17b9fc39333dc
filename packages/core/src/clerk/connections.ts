import { Refusal } from '../http/refusal.ts'

/** Calls to Clerk open at once in this process, those that nobody waits for any more included. */
const maxOpen = 64

/** After this long, the runtime has closed an abandoned connection, or never tells: some drop promises with their request. */
const forgetAfterMs = 300_000

/** One call to Clerk, from its start to its end. */
export interface Connection {
  readonly since: number
}

const open = new Set<Connection>()
const waiting = new Set<() => void>()

/**
 * Bounds the connections to Clerk. The SDK can't cancel a call, so one that timed out stays open until Clerk or the
 * runtime ends it; without a bound, a Clerk that hangs would take every socket of the server.
 * @param timeoutMs how long to wait for a free connection
 * @throws Refusal `busy`; the call was not made
 */
export function takeConnection(timeoutMs: number): Connection | Promise<Connection> {
  if (open.size >= maxOpen) forgetLost()
  return open.size < maxOpen ? take() : wait(timeoutMs)
}

export function endConnection(connection: Connection): void {
  if (!open.delete(connection) || waiting.size === 0) return
  const [next] = waiting
  next?.()
}

function take(): Connection {
  const connection = { since: performance.now() }
  open.add(connection)
  return connection
}

const wait = (timeoutMs: number): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const proceed = () => {
      clearTimeout(timer)
      waiting.delete(proceed)
      resolve(take())
    }
    const timer = setTimeout(() => {
      waiting.delete(proceed)
      reject(new Refusal('busy', { headers: [['Retry-After', '1']], log: 'Too many calls to Clerk are open.' }))
    }, timeoutMs)
    waiting.add(proceed)
  })

function forgetLost(): void {
  const limit = performance.now() - forgetAfterMs
  for (const connection of open) if (connection.since < limit) open.delete(connection)
}
