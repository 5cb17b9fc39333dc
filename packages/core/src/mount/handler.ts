import { configured, setupOf } from '../clerk/configured.ts'
import type { Auth, ClerkContext, MaybePromise } from '../clerk/types.ts'
import { type Hints, logRefusal } from '../http/log.ts'
import { assertSameOrigin } from '../http/origin.ts'
import { Refusal } from '../http/refusal.ts'
import { type Reply, withSafeHeaders } from '../http/reply.ts'
import type { RequestView } from '../http/request-view.ts'
import { withTimeout } from '../http/timeout.ts'
import { assertSensitive, signedOut } from '../operation/admission.ts'
import { Attempt, type HandlerState, isSensitive } from '../operation/attempt.ts'
import { emit } from '../options/event.ts'
import type { Principal } from '../options/principal.ts'
import { declared, replyToRefusal, replyToSuccess } from './answer.ts'
import type { MountedOperation } from './mounted-operation.ts'
import type { FindRoute, Route } from './route.ts'

/** Answers a request. Plain values in, plain values out; it never throws. */
export type Handler = (request: RequestView, clerk: ClerkContext) => Promise<Reply>

export function handlerOf(findRoute: FindRoute, state: HandlerState): Handler {
  const { settings } = state
  return async (request, context) => {
    // For events only: reading the clock takes a quarter of the time of a refusal.
    const startedAt = settings.onEvent ? performance.now() : 0
    let route: Route | undefined
    let attempt: Attempt | undefined
    let refusal: Refusal | undefined
    let reply: Reply | undefined
    try {
      route = findRoute(request.method, request.path, request.params)
      const { operation, params } = route
      attempt = new Attempt(operation, request, operation.idsOf?.(request, params), context, state)
      assertSameOrigin(request, settings.trustedOrigins)
      const auth = authenticate(context, settings.timeoutMs)
      attempt.auth = assertAuth(auth instanceof Promise ? await auth : auth, context)
      // Not thrown, as anyone can cause it: a throw takes a sixth of a fetch server's 401.
      if (operation.guard.acts !== 'nobody' && !attempt.auth.isAuthenticated)
        refusal = hasCredentials(request) ? await whySignedOut(attempt.auth, request, context, state.hints) : signedOut
      else reply = await answer(operation, attempt)
    } catch (error) {
      const thrown = error instanceof Refusal ? error : new Refusal('internal', { cause: error })
      refusal = declared(thrown, route?.operation)
    }
    reply ??= replyToRefusal(refusal as Refusal, request, settings)
    attempt?.end()
    if (refusal) tell(refusal, reply.status, route?.operation, request, context, state)
    if (attempt && settings.onEvent)
      emit(settings.onEvent, {
        operation: attempt.operation.id,
        ...attempt.parties,
        outcome: reply.status >= 500 ? 'failed' : refusal ? 'refused' : 'done',
        status: reply.status,
        ...(refusal && { code: refusal.code }),
        ...(attempt.reason && { reason: attempt.reason }),
        durationMs: performance.now() - startedAt,
      })
    return withSafeHeaders(reply, request.method)
  }
}

/** Clerk is asked nothing and no byte of a body is read before the guard has admitted the caller. */
async function answer(operation: MountedOperation, attempt: Attempt): Promise<Reply> {
  const { guard, input: source } = operation
  const { request, settings, path } = attempt
  const caller = (await guard.admit(attempt)) as Principal
  const ids = path ? await path.ids() : noIds
  // A picture has up to 10 MB, so it isn't read before `authorize` has allowed it.
  const early = source?.from === 'picture'
  let input: unknown
  if (source && !early) input = await source.read(attempt, caller?.userId, path && (() => path.json()))
  attempt.reason = (input as { readonly reason?: string } | undefined)?.reason
  if (guard.narrow) input = guard.narrow(attempt, input)
  if (Array.isArray(operation.sensitive) && isSensitive(operation, input)) assertSensitive(attempt)
  const principal = await guard.prove(attempt, caller, ids, input as never)
  if (settings.deletion) await (await import('../deletion/index.ts')).assertNotLeaving(attempt, operation)
  if (early) input = await source.read(attempt, caller.userId)
  const { clerk } = attempt
  const aborted = () => request.aborted
  const result = await operation.run({ principal, input, clerk, ids, attempt, refuse, aborted })
  return replyToSuccess(operation, result, attempt)
}

const noIds = {}

interface DebugData {
  readonly reason?: unknown
  readonly message?: unknown
  readonly authReason?: unknown
  readonly authMessage?: unknown
}

const hasCredentials = (request: RequestView): boolean =>
  request.header('authorization') !== undefined || request.header('cookie') !== undefined

/** Credentials that came and did not count may be the server's fault. */
async function whySignedOut(auth: Auth, request: RequestView, context: ClerkContext, hints: Hints): Promise<Refusal> {
  // Clerk's SDK for Next.js has other names for them.
  const { authReason, authMessage, reason = authReason, message = authMessage } = (auth.debug?.() ?? {}) as DebugData
  if (typeof reason !== 'string' || !/^(jwk-|secret-key-|token-invalid-signature|unexpected-error)/.test(reason))
    return signedOut
  const { cannotVerify, explainUnreachable } = await import('./diagnosis.ts')
  const refusal = cannotVerify(reason, String(message ?? ''), request, hints)
  if (refusal?.code === 'clerk_unavailable') explainUnreachable(hints, context.apiUrl)
  return refusal ?? signedOut
}

const refuse = (...[code, details]: ConstructorParameters<typeof Refusal>): Refusal => new Refusal(code, details)

const authenticate = (context: ClerkContext, timeoutMs: number): MaybePromise<Auth> =>
  withTimeout(
    configured(() => context.auth(), setupOf(context)),
    timeoutMs,
    () => new Refusal('clerk_timeout', { log: "Clerk's SDK did not authenticate the request within `timeoutMs`." }),
  )

function assertAuth(auth: Auth, context: ClerkContext): Auth {
  if (typeof auth?.isAuthenticated === 'boolean') return auth
  throw new Refusal('misconfigured', { log: setupOf(context) })
}

function tell(
  refusal: Refusal,
  status: number,
  operation: MountedOperation | undefined,
  request: RequestView,
  context: ClerkContext,
  { hints }: HandlerState,
): void {
  const { code } = refusal
  if (status >= 500) logRefusal(operation?.id, refusal)
  else if (code !== 'cross_origin' && (code !== 'not_found' || operation)) return
  // Loaded on demand and not awaited. A deploy may have replaced the file by now.
  import('./diagnosis.ts').then(({ explain }) => explain(refusal, request, context, hints)).catch(() => {})
}
