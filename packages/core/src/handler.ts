import type { ClerkContext } from './clerk.ts'
import { type ClerkCalls, clerkCalls } from './clerk-calls.ts'
import { unusableAnswer } from './clerk-errors.ts'
import { configured } from './configured.ts'
import { expireSessionCookies } from './cookies.ts'
import { emit, nobody } from './event.ts'
import { type Attempt, signedOut } from './guard.ts'
import { logRefusal } from './log.ts'
import { isNavigation, seeOther, toSignIn } from './navigation.ts'
import type { MountedOperation } from './operation.ts'
import { assertSameOrigin } from './origin.ts'
import type { Ids } from './path-ids.ts'
import { Refusal, replyTo } from './refusal.ts'
import { type JsonValue, type Reply, withSafeHeaders } from './reply.ts'
import type { RequestView } from './request-view.ts'
import type { FindRoute } from './route.ts'
import type { Settings } from './settings.ts'

/** Plain values in, plain values out. It never throws, whatever it is given. */
export type Handler = (request: RequestView, clerk: ClerkContext) => Promise<Reply>

export function handlerOf(findRoute: FindRoute, settings: Settings): Handler {
  return async (request, context) => {
    const startedAt = performance.now()
    let attempt: Attempt | undefined
    let refusal: Refusal | undefined
    let reply: Reply | undefined
    try {
      const { operation, params } = findRoute(request.method, request.path)
      let calls: ClerkCalls | undefined
      const clerk = () => {
        calls ??= clerkCalls(context, request, settings.timeoutMs, operation.method)
        return calls
      }
      const path = operation.idsOf?.(request, params)
      attempt = { operation, settings, clerk, path, parties: nobody }

      // Clerk is asked nothing and no byte of a body is read before the guard has passed.
      assertSameOrigin(request, settings.trustedOrigins)
      const log = `Add Clerk's middleware before these routes:\n\n  ${context.setup}`
      const auth = await configured(() => context.auth(), log)
      if (typeof auth?.isAuthenticated !== 'boolean') throw new Refusal('misconfigured', { log })
      // Not thrown: a throw costs more than all else that a stranger's request needs.
      if (!auth.isAuthenticated) refusal = signedOut
      else {
        const principal = await operation.guard(auth, attempt)
        // An operation whose path has no ids asks for none.
        const ids = (path && (await path.ids())) as Ids
        const input = operation.input && (await operation.input.read(request, path?.json))
        if (operation.guardInput) await operation.guardInput(auth, principal, input, attempt)
        const result = await operation.run({ principal, input, clerk: clerk(), ids, aborted: () => request.aborted })
        reply = success(operation, result, request, settings)
      }
    } catch (error) {
      refusal = error instanceof Refusal ? error : new Refusal('internal', { cause: error })
    }
    reply ??= answerTo(refusal as Refusal, request, settings)

    const failed = reply.status >= 500
    if (refusal && failed) logRefusal(attempt?.operation.id, refusal)
    if (attempt && settings.onEvent)
      emit(settings.onEvent, {
        operation: attempt.operation.id,
        ...attempt.parties,
        outcome: failed ? 'failed' : refusal ? 'refused' : 'done',
        status: reply.status,
        ...(refusal && { code: refusal.code }),
        durationMs: performance.now() - startedAt,
      })
    return withSafeHeaders(reply, request.method)
  }
}

interface Validated {
  readonly value?: JsonValue
  readonly issues?: readonly object[] | undefined
}

function success(operation: MountedOperation, result: unknown, request: RequestView, settings: Settings): Reply {
  // A schema that has to wait gives no value, and one that finds something amiss gives what it found so far. It lists
  // JSON values only.
  const { value: body, issues } = operation.output['~standard'].validate(result) as Validated
  if (issues || body === undefined) throw unusableAnswer(operation.id)
  const headers = operation.endsSession ? expireSessionCookies(request) : []
  if (operation.endsSession && settings.redirectTo && isNavigation(request))
    return seeOther(settings.redirectTo, headers)
  return { status: operation.status ?? 200, headers, body }
}

function answerTo(refusal: Refusal, request: RequestView, { signInUrl }: Settings): Reply {
  const { code } = refusal
  if (code === 'method_not_allowed' && request.method === 'OPTIONS')
    return { status: 204, headers: replyTo(refusal).headers }
  if (code === 'unauthenticated' && signInUrl && isNavigation(request)) return toSignIn(signInUrl, request)
  return replyTo(refusal)
}
