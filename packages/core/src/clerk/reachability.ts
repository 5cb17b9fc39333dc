import type { Hints } from '../http/log.ts'

interface Environment {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> }
}

/**
 * Says once per address why Clerk can't be reached. The SDK drops the address and the cause of a failed connection, so
 * this asks the address again, without the secret key.
 */
export async function explainUnreachable(hints: Hints, apiUrl: string | undefined): Promise<void> {
  const env = (globalThis as Environment).process?.env
  const address = apiUrl || env?.CLERK_API_URL || 'https://api.clerk.com'
  const key = `unreachable ${address}`
  // One question at a time: in an outage every request ends here.
  if (hints.hasSaid(key) || asking.has(hints)) return
  asking.add(hints)
  try {
    await fetch(new URL('/v1/jwks', address), { signal: AbortSignal.timeout(5000) })
  } catch (error) {
    hints.once(key, `Clerk's Backend API at ${address} can't be reached: ${causeOf(error)}.`)
  } finally {
    asking.delete(hints)
  }
}

const asking = new WeakSet<Hints>()

function causeOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: unknown; message?: unknown }; message?: unknown }
  return [cause?.code, cause?.message ?? message].filter((part) => typeof part === 'string').join(' ')
}
