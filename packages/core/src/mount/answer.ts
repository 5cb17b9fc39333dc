import { unusableAnswer } from '../clerk/errors.ts'
import { expireSessionCookies } from '../http/cookies.ts'
import { isNavigation, seeOther, toSignIn } from '../http/navigation.ts'
import { Refusal, replyTo } from '../http/refusal.ts'
import type { JsonValue, Reply } from '../http/reply.ts'
import type { RequestView } from '../http/request-view.ts'
import type { Attempt } from '../operation/attempt.ts'
import type { OutputSchema } from '../operation/operation.ts'
import type { Settings } from '../options/settings.ts'
import type { MountedOperation } from './mounted-operation.ts'

interface Validated {
  readonly value?: JsonValue
  readonly issues?: readonly object[] | undefined
}

/** The reply to a successful run: what the row's output lists, and nothing else. */
export function replyToSuccess(operation: MountedOperation, result: unknown, attempt: Attempt): Reply {
  const { request, settings, parties } = attempt
  const status = attempt.status ?? operation.status ?? 200
  const output = operation.output as OutputSchema<unknown> & Partial<Record<number, OutputSchema<unknown>>>
  const schema = output[status] ?? output
  // An asynchronous schema gives no value; a failed one gives what it found so far.
  const { value, issues } = schema['~standard'].validate(result) as Validated
  if (issues || value === undefined) throw unusableAnswer(operation.id)
  const body = attempt.narrowAnswer?.(value) ?? value
  if (!operation.endsSession) return { status, headers: [], body }
  const headers = expireSessionCookies(request, parties.actor as string)
  if (settings.redirectTo && isNavigation(request)) return seeOther(request, settings.redirectTo, headers)
  return { status, headers, body }
}

export function replyToRefusal(refusal: Refusal, request: RequestView, { signInUrl }: Settings): Reply {
  const { code } = refusal
  if (code === 'method_not_allowed' && request.method === 'OPTIONS')
    return { status: 204, headers: replyTo(refusal).headers }
  if (code === 'unauthenticated' && signInUrl && isNavigation(request)) return toSignIn(signInUrl, request)
  return replyTo(refusal)
}

/** A refusal as the operation's row declares it: clients rely on the list, so anything else is a broken upstream. */
export function declared(refusal: Refusal, operation: MountedOperation | undefined): Refusal {
  if (!operation || operation.codes.has(refusal.code)) return refusal
  const log = `${operation.id} does not declare the refusal ${refusal.code}: ${refusal.message}`
  return new Refusal('clerk_unavailable', { log, cause: refusal.details.cause ?? refusal })
}
