import { configured } from '../clerk/configured.ts'
import { isUnreachable } from '../clerk/errors.ts'
import { explainUnreachable } from '../clerk/reachability.ts'
import type { Auth, ClerkContext } from '../clerk/types.ts'
import { logRefusal } from '../http/log.ts'
import { assertSameOrigin } from '../http/origin.ts'
import { Refusal } from '../http/refusal.ts'
import { type Reply, withSafeHeaders } from '../http/reply.ts'
import type { RequestView } from '../http/request-view.ts'
import { withTimeout } from '../http/timeout.ts'
import { assertSensitive, signedOut } from '../operation/admission.ts'
import { Attempt, type HandlerState, isSensitive } from '../operation/attempt.ts'
import type { AuthorizeTraits } from '../options/authorize.ts'
import { emit } from '../options/event.ts'
import type { Principal } from '../options/principal.ts'
import { declared, replyToRefusal, replyToSuccess } from './answer.ts'
import { cannotVerifyRefusal, hintAtMount, hintAtOrigin } from './hints.ts'
import type { MountedOperation } from './mounted-operation.ts'
import type { FindRoute, Route } from './route.ts'

/** Plain values in, plain values out. It never throws, whatever it is given. */
export type Handler = (request: RequestView, clerk: ClerkContext) => Promise<Reply>

export function handlerOf(findRoute: FindRoute, state: HandlerState): Handler {
  const { settings } = state
  return async (request, context) => {
    const startedAt = performance.now()
    let route: Route | undefined
    let attempt: Attempt | undefined
    let refusal: Refusal | undefined
    let reply: Reply
    try {
      route = findRoute(request.method, request.path, request.params)
      const { operation, params } = route
      attempt = new Attempt(operation, request, operation.idsOf?.(request, params), context, state)
      reply = await answer(operation, attempt, request, context, state)
    } catch (error) {
      const thrown = error instanceof Refusal ? error : new Refusal('internal', { cause: error })
      refusal = declared(thrown, route?.operation)
      reply = replyToRefusal(refusal, request, settings)
    }
    attempt?.end()
    if (refusal) tell(refusal, reply.status, route?.operation, request, context, state)
    if (attempt && settings.onEvent)
      emit(settings.onEvent, {
        operation: attempt.operation.id,
        ...attempt.parties,
        outcome: reply.status >= 500 ? 'failed' : refusal ? 'refused' : 'done',
        status: reply.status,
        ...(refusal && { code: refusal.code }),
        durationMs: performance.now() - startedAt,
      })
    return withSafeHeaders(reply, request.method)
  }
}

/** Clerk is asked nothing and no byte of a body is read before the guard has admitted the caller. */
async function answer(
  operation: MountedOperation,
  attempt: Attempt,
  request: RequestView,
  context: ClerkContext,
  { settings, hints }: HandlerState,
): Promise<Reply> {
  const { guard, input: source } = operation
  assertSameOrigin(request, settings.trustedOrigins)
  const auth = await authenticate(context, settings.timeoutMs)
  attempt.auth = auth
  if (guard.acts !== 'nobody' && !auth.isAuthenticated) throw cannotVerifyRefusal(auth, request, hints) ?? signedOut
  const caller = (await guard.admit(attempt)) as Principal
  const ids = (await attempt.path?.ids()) ?? {}
  const readBody = attempt.path && (() => attempt.path?.json() as Promise<unknown>)
  // A picture is 10 MB: nobody's is read before `authorize` has allowed it.
  const early = source?.from === 'picture'
  let input = early ? undefined : await source?.read(attempt, caller?.userId, readBody)
  if (operation.tenancy === 'organizationId')
    input = withinOrganization(input, auth, settings.authorize as AuthorizeTraits | undefined)
  if (Array.isArray(operation.sensitive) && isSensitive(operation, input)) assertSensitive(attempt)
  const principal = await guard.prove(attempt, caller, ids, input as never)
  if (early) input = await source.read(attempt, caller.userId)
  const { clerk } = attempt
  const aborted = () => request.aborted
  const result = await operation.run({ principal, input, clerk, ids, attempt, refuse, aborted })
  return replyToSuccess(operation, result, attempt)
}

const refuse = (...[code, details]: ConstructorParameters<typeof Refusal>): Refusal => new Refusal(code, details)

async function authenticate(context: ClerkContext, timeoutMs: number): Promise<Auth> {
  const log = `Add Clerk's middleware before these routes:\n\n  ${context.setup}`
  const supplied = configured(() => context.auth(), log)
  const auth = await withTimeout(
    supplied,
    timeoutMs,
    () => new Refusal('clerk_timeout', { log: "Clerk's SDK did not authenticate the request within `timeoutMs`." }),
  )
  if (typeof auth?.isAuthenticated !== 'boolean') throw new Refusal('misconfigured', { log })
  return auth
}

/** A list is narrowed to the active organization where the option `authorize` reaches no further and nothing is asked for. */
function withinOrganization(input: unknown, { orgId }: Auth, authorize: AuthorizeTraits | undefined): unknown {
  if (!authorize?.narrows || !orgId || (input as { organizationId?: unknown }).organizationId !== undefined)
    return input
  return { ...(input as object), organizationId: [orgId] }
}

function tell(
  refusal: Refusal,
  status: number,
  operation: MountedOperation | undefined,
  request: RequestView,
  context: ClerkContext,
  { hints }: HandlerState,
): void {
  if (status >= 500) logRefusal(operation?.id, refusal)
  if (isUnreachable(refusal.details.cause)) explainUnreachable(hints, context.apiUrl)
  if (refusal.code === 'cross_origin') hintAtOrigin(request, hints)
  if (refusal.code === 'not_found' && !operation) hintAtMount(request, hints)
}
