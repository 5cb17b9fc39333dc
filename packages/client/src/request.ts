import { AccountError, type ErrorBody, type ErrorDetails } from './error.ts'
import type { CallOptions, ClientOptions, VerificationLevel } from './options.ts'
import { renewSession } from './renew.ts'

interface Answer extends ErrorBody {
  /** Clerk's request for a new verification, and nothing else. */
  readonly clerk_error?: {
    readonly metadata?: { readonly reverification?: string | { readonly level: VerificationLevel } }
  }
}

interface Answered extends ErrorDetails {
  readonly status: number
}

/**
 * Sends one request. It is repeated at most once for each of two reasons, both of which mean that nothing was done: an
 * expired session that could be renewed, and a verification that the user then passed.
 * @param body JSON, or a picture
 */
export async function request(
  method: string,
  path: string,
  options: ClientOptions & CallOptions = {},
  body?: string | Blob,
): Promise<never> {
  const { baseUrl = '/api/account', fetch: send = fetch, getToken, verify, renew = renewSession, signal } = options

  const attempt = async (skipCache: boolean): Promise<readonly [Answered, Answer | undefined]> => {
    try {
      const token = await getToken?.({ skipCache })
      const headers = {
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      }
      const init = { method, headers, body, redirect: 'error', signal } as RequestInit
      const response = await send(baseUrl + path, init)
      const retryAfter = Number(response.headers.get('retry-after')) || undefined
      return [{ status: response.status, retryAfter }, await response.json().catch(() => undefined)]
    } catch (cause) {
      return fail({ code: 'no_answer', message: method === 'GET' ? unread : unconfirmed }, { cause })
    }
  }
  const fail = (body: ErrorBody, details: ErrorDetails): never => {
    // An abort comes from the app, which expects its own error.
    throw signal?.aborted ? signal.reason : new AccountError(body, details)
  }

  let [details, answer] = await attempt(false)
  if (details.status === 401 && (getToken || (await renew(baseUrl).catch(() => undefined))))
    [details, answer] = await attempt(true)
  if (verify && answer?.clerk_error) {
    const refusal = answer
    const wanted = answer.clerk_error.metadata?.reverification
    // As Clerk's `useReverification` reads it.
    const level = wanted === 'strict_mfa' ? 'multi_factor' : (wanted as Exclude<typeof wanted, string>)?.level
    const verified = await verify({ level: level ?? 'second_factor', signal }).catch((cause) =>
      fail(refusal, { ...details, cause }),
    )
    if (!verified) fail({ code: 'reverification_cancelled', message: cancelled }, details)
    ;[details, answer] = await attempt(true)
  }
  // The caller's type was generated from the route's answer.
  if (details.status < 300 && answer && typeof answer === 'object') return answer as never
  // Only the routes' refusals have a text as code: a gateway's fields may have the names of an error's.
  return fail(typeof answer?.code === 'string' ? answer : { code: 'unexpected_answer', message: unread }, details)
}

const unread = 'The server sent an unexpected answer.'
const unconfirmed = "We couldn't confirm the change. Reload to see it."
const cancelled = 'You canceled the verification.'
