import { Refusal } from '../http/refusal.ts'

/** Calls to Clerk open at once in this process, those that nobody waits for any more included. */
const maxOpen = 64

/** After this long, the runtime has closed an abandoned connection, or never tells: some drop promises with their request. */
const forgetAfterMs = 300_000

const open = new Map<symbol, number>()
const waiting = new Set<() => void>()

/**
 * Bounds the connections to Clerk. The SDK can't cancel a call, so one that timed out stays open until Clerk or the
 * runtime ends it; without a bound, a Clerk that hangs would take every socket of the server.
 * @param timeoutMs how long to wait for a free connection
 * @returns gives the connection back
 * @throws Refusal `busy`; the call was not made
 */
export function takeConnection(timeoutMs: number): (() => void) | Promise<() => void> {
  if (open.size < maxOpen) return take()
  forgetLost()
  return open.size < maxOpen ? take() : wait(timeoutMs)
}

function take(): () => void {
  const id = Symbol()
  open.set(id, performance.now())
  return () => {
    if (!open.delete(id)) return
    const [next] = waiting
    if (next) next()
  }
}

const wait = (timeoutMs: number): Promise<() => void> =>
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
  for (const [id, since] of open) if (since < limit) open.delete(id)
}
