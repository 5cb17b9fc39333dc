import { Attempt } from './attempt.ts'
import type { ClerkContext } from './clerk.ts'
import { unusableAnswer } from './clerk-errors.ts'
import { configured } from './configured.ts'
import { expireSessionCookies } from './cookies.ts'
import { emit } from './event.ts'
import { logRefusal } from './log.ts'
import { isNavigation, seeOther, toSignIn } from './navigation.ts'
import type { MountedOperation } from './operation.ts'
import { assertSameOrigin } from './origin.ts'
import { Refusal, replyTo } from './refusal.ts'
import { type JsonValue, type Reply, withSafeHeaders } from './reply.ts'
import { isSafe, type RequestView } from './request-view.ts'
import type { FindRoute } from './route.ts'
import type { Settings } from './settings.ts'

/** Plain values in, plain values out. It never throws, whatever it is given. */
export type Handler = (request: RequestView, clerk: ClerkContext) => Promise<Reply>

export function handlerOf(findRoute: FindRoute, settings: Settings): Handler {
  return async (request, context) => {
    const startedAt = performance.now()
    let attempt: Attempt | undefined
    let refusal: Refusal | undefined
    let reply: Reply
    try {
      // Origin, guard, input, run, output. Clerk is asked nothing and no byte of a body is read before the guard has passed.
      attempt = new Attempt(findRoute(request.method, request.path), request, context, settings)
      const { operation, path } = attempt
      assertSameOrigin(request, settings.trustedOrigins)
      const log = `Add Clerk's middleware before these routes:\n\n  ${context.setup}\n`
      const auth = await configured(() => context.auth(), log)
      if (typeof auth?.isAuthenticated !== 'boolean') throw new Refusal('misconfigured', { log })
      attempt.auth = auth
      attempt.principal = await operation.guard(auth, attempt)
      if (path) attempt.ids = await path.ids()
      if (operation.input) attempt.input = await operation.input.read(request, path?.json)
      if (operation.guardInput) await operation.guardInput(auth, attempt.principal, attempt.input, attempt)
      reply = success(operation, await operation.run(attempt), request, settings)
    } catch (error) {
      refusal = error instanceof Refusal ? error : new Refusal('internal', { cause: error })
      reply = answerTo(refusal, request, settings)
    }

    const failed = reply.status >= 500
    if (refusal && failed) logRefusal(attempt?.operation.id, refusal)
    if (attempt && settings.onEvent) {
      const { operation, actor, impersonator, target } = attempt
      emit(settings.onEvent, {
        operation: operation.id,
        actor,
        impersonator,
        target,
        outcome: failed ? 'failed' : refusal ? 'refused' : 'done',
        status: reply.status,
        ...(refusal && { code: refusal.code }),
        durationMs: performance.now() - startedAt,
      })
    }
    return withSafeHeaders(reply, !isSafe(request.method))
  }
}

function success(operation: MountedOperation, result: unknown, request: RequestView, settings: Settings): Reply {
  const output = operation.output['~standard'].validate(result)
  // A schema that has to wait, or that finds something amiss, gives no value.
  if (!('value' in output) || output.issues) throw unusableAnswer(operation.id)
  const headers = operation.endsSession ? expireSessionCookies(request) : []
  if (operation.endsSession && settings.redirectTo && isNavigation(request))
    return seeOther(settings.redirectTo, headers)
  // An output schema lists JSON values only.
  return { status: operation.status ?? 200, headers, body: output.value as JsonValue }
}

function answerTo(refusal: Refusal, request: RequestView, { signInUrl }: Settings): Reply {
  const { code, details } = refusal
  if (code === 'method_not_allowed' && request.method === 'OPTIONS')
    return { status: 204, headers: details.headers ?? [] }
  if (code === 'unauthenticated' && signInUrl && isNavigation(request)) return toSignIn(signInUrl, request)
  return replyTo(refusal)
}
