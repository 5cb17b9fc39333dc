import { AccountError, type ErrorBody, type ErrorDetails } from './error.ts'
import type { CallOptions, ClientOptions, VerificationLevel } from './options.ts'
import { renewSession } from './renew.ts'

interface Answer extends ErrorBody {
  /** Clerk's request for a new verification, and nothing else. */
  readonly clerk_error?: {
    readonly metadata?: { readonly reverification?: string | { readonly level: VerificationLevel } }
  }
}

/**
 * Sends one request. It is repeated at most once for each of two reasons, both of which mean that nothing was done: an
 * expired session that could be renewed, and a verification that the user then passed.
 * @param body JSON, or a picture
 */
export function request(
  method: string,
  path: string,
  options: ClientOptions & CallOptions = {},
  body?: string | Blob,
): Promise<never> {
  const { signal } = options
  const answered = exchange(method, path, options, body)
  if (!signal) return answered
  // The app's functions may never settle. Nothing is sent after an abort.
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([answered, aborted])
}

async function exchange(
  method: string,
  path: string,
  options: ClientOptions & CallOptions,
  body: string | Blob | undefined,
): Promise<never> {
  const { baseUrl = '/api/account', fetch: send = fetch, getToken, verify, renew = renewSession, signal } = options

  const attempt = async (skipCache: boolean): Promise<readonly [Response, Answer | undefined]> => {
    const token = await (async () => getToken?.({ skipCache }))().catch((cause) =>
      fail({ code: 'no_answer', message: unsent }, { cause }),
    )
    const headers = {
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    }
    try {
      const init = { method, headers, body, redirect: 'error', signal } as RequestInit
      const response = await send(baseUrl + path, init)
      return [response, await response.json().catch(() => undefined)]
    } catch (cause) {
      return fail({ code: 'no_answer', message: method === 'GET' ? unread : unconfirmed }, { cause })
    }
  }
  const fail = (body: ErrorBody, details: ErrorDetails): never => {
    // An abort is the app's own doing, and told in the way that it expects.
    throw signal?.aborted ? signal.reason : new AccountError(body, details)
  }

  let [response, answer] = await attempt(false)
  if (response.status === 401 && (getToken || (await renew(baseUrl).catch(() => false))))
    [response, answer] = await attempt(true)
  const { status } = response
  if (verify && answer?.clerk_error) {
    const refusal = answer
    const wanted = answer.clerk_error.metadata?.reverification
    // As Clerk's `useReverification` reads it.
    const level = wanted === 'strict_mfa' ? 'multi_factor' : (wanted as Exclude<typeof wanted, string>)?.level
    const verified = await verify({ level: level ?? 'second_factor', signal }).catch((cause) =>
      fail(refusal, { status, cause }),
    )
    if (!verified) fail({ code: 'reverification_cancelled', message: cancelled }, { status })
    ;[response, answer] = await attempt(true)
  }
  // The caller's type was generated from the route's answer.
  if (response.ok && isObject(answer)) return answer as never
  const header = response.headers.get('retry-after') ?? ''
  const seconds = Math.ceil(Number(header) || (Date.parse(header) - Date.now()) / 1000)
  // Only the routes' refusals have both: a gateway's fields may have the names of an error's.
  return fail(isRefusal(answer) ? answer : unexpected, {
    status: response.status,
    retryAfter: seconds > 0 && seconds < 1e9 ? seconds : undefined,
  })
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)

const isRefusal = (answer: Answer | undefined): answer is Answer =>
  /^[a-z_]+$/.test(String(answer?.code)) && typeof answer?.message === 'string'

const unsent = "The request couldn't be sent."
const unread = 'The server gave no usable answer.'
/** An answer of something else than the routes. */
export const unexpected: ErrorBody = { code: 'unexpected_answer', message: unread }
const unconfirmed = "We couldn't confirm the change. Reload to see it."
const cancelled = 'You canceled the verification.'
