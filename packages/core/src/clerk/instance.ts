import { unverifiedPart } from '../http/json-web-token.ts'
import { Refusal } from '../http/refusal.ts'
import type { RequestView } from '../http/request-view.ts'
import { sessionTokenOf } from '../http/session-tokens.ts'
import { backendRequest } from './backend-request.ts'
import type { ClerkCalls } from './calls.ts'
import type { Auth } from './types.ts'

/** A request whose caller a guard has admitted. */
interface Admitted {
  readonly request: RequestView
  readonly auth: Auth
}

/**
 * Refuses unless the secret key belongs to the instance that signed the caller's token. With another instance's key,
 * every user is "not found", which must never count as "already deleted".
 * @param confirmed key ids that this secret key's instance has confirmed before
 * @throws Refusal `misconfigured`
 */
export async function assertSameInstance(admitted: Admitted, clerk: ClerkCalls, confirmed: Set<string>): Promise<void> {
  if (!(await isOwnInstance(signingInstanceOf(admitted), clerk, confirmed)))
    throw new Refusal('misconfigured', { log: otherInstance })
}

/**
 * The instance that signed the caller's token: the id of its key.
 * @throws Refusal `misconfigured` where the request has no token
 */
export function signingInstanceOf({ request, auth }: Admitted): string {
  const token = sessionTokenOf(request, auth)
  const kid = token && unverifiedPart(token, 'header')?.kid
  if (typeof kid !== 'string') throw new Refusal('misconfigured', { log: noToken })
  return kid
}

/** True if the secret key belongs to this instance: Clerk's key ids are the instance's id. */
export async function isOwnInstance(instance: string, clerk: ClerkCalls, confirmed: Set<string>): Promise<boolean> {
  if (confirmed.has(instance)) return true
  const answer = await clerk.read((client) => backendRequest(client, { method: 'GET', path: '/jwks' }))
  if (!keyIdsOf(answer).includes(instance)) return false
  confirmed.add(instance)
  return true
}

const keyIdsOf = (answer: unknown): readonly unknown[] => {
  const keys = (answer as { keys?: unknown } | null)?.keys
  return Array.isArray(keys) ? keys.map((key: { kid?: unknown } | null) => key?.kid) : []
}

const noToken =
  'The request has no session token, and nothing else shows whether the secret key belongs to the instance that signed the caller in.'

const otherInstance =
  "Clerk's secret key belongs to another instance than the session token: set CLERK_SECRET_KEY and the publishable key of the same instance."
