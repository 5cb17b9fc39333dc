import type { Auth, ClerkContext } from './clerk.ts'
import { clerkCalls } from './clerk-calls.ts'
import { rateLimited, unusableAnswer } from './clerk-errors.ts'
import { configured } from './configured.ts'
import { expireSessionCookies } from './cookies.ts'
import { emit } from './event.ts'
import type { GuardContext } from './guard.ts'
import { logRefusal } from './log.ts'
import { isNavigation, seeOther, toSignIn } from './navigation.ts'
import type { MountedOperation } from './operation.ts'
import { assertSameOrigin } from './origin.ts'
import type { Principal } from './principal.ts'
import { Refusal, replyTo } from './refusal.ts'
import { type JsonValue, type Reply, withSafeHeaders } from './reply.ts'
import { isSafe, type RequestView } from './request-view.ts'
import type { FindRoute, Route } from './route.ts'
import type { Settings } from './settings.ts'

/** Plain values in, plain values out. It never throws, whatever it is given. */
export type Handler = (request: RequestView, clerk: ClerkContext) => Promise<Reply>

/** Who and whom an attempt is about, as far as it got. */
interface Parties {
  actor: string | null
  impersonator: string | null
  target: string | null
}

export function handlerOf(findRoute: FindRoute, settings: Settings): Handler {
  return async (request, clerk) => {
    const startedAt = performance.now()
    const parties: Parties = { actor: null, impersonator: null, target: null }
    let route: Route | undefined
    let refusal: Refusal | undefined
    let reply: Reply
    try {
      route = findRoute(request.method, request.path)
      reply = await perform(route, request, clerk, settings, parties)
    } catch (error) {
      refusal = error instanceof Refusal ? error : new Refusal('internal', { cause: error })
      reply = answerTo(refusal, request, settings)
    }

    const failed = reply.status >= 500
    if (refusal && failed) logRefusal(route?.operation.id, refusal)
    if (route && settings.onEvent)
      emit(settings.onEvent, {
        operation: route.operation.id,
        ...parties,
        outcome: failed ? 'failed' : refusal ? 'refused' : 'done',
        status: reply.status,
        ...(refusal && { code: refusal.code }),
        durationMs: performance.now() - startedAt,
      })
    return withSafeHeaders(reply, !isSafe(request.method))
  }
}

/** Origin, guard, input, run, output. Clerk is asked nothing and no byte of a body is read before the guard has passed. */
async function perform(
  { operation, params }: Route,
  request: RequestView,
  context: ClerkContext,
  settings: Settings,
  parties: Parties,
): Promise<Reply> {
  assertSameOrigin(request, settings.trustedOrigins)
  const auth = await authOf(context)
  const clerk = clerkCalls(context, request, settings.timeoutMs, unknownOutcomeOf(operation))
  const path = operation.idsOf?.(request, { ...params, ...request.params })
  const guardContext: GuardContext = {
    operation,
    settings,
    clerk,
    // Only guards of operations with this id in their path ask for it.
    targetUserId: async () => (await path?.ids())?.userId as string,
    identified: (principal, targetUserId) => {
      parties.actor = principal.userId
      parties.impersonator = impersonatorOf(auth)
      parties.target = targetUserId
    },
    limit: (principal, targetUserId) => assertWithinLimit(settings, operation, principal, targetUserId),
  }

  const principal = await operation.guard(auth, guardContext)
  const ids = await path?.ids()
  const input = await operation.input?.read(request, path?.json)
  await operation.guardInput?.(auth, principal, input, guardContext)

  const result = await operation.run({
    principal,
    input,
    clerk,
    id: (name) => ids?.[name] as string,
    get aborted() {
      return request.aborted
    },
  })
  return success(operation, result, request, settings)
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

async function authOf({ auth, setup }: ClerkContext): Promise<Auth> {
  const log = `Add Clerk's middleware before these routes:\n\n  ${setup}\n`
  const result = await configured(auth, log)
  if (typeof result?.isAuthenticated !== 'boolean') throw new Refusal('misconfigured', { log })
  return result
}

async function assertWithinLimit(
  { limiter }: Settings,
  { id }: MountedOperation,
  principal: Principal,
  targetUserId: string | null,
): Promise<void> {
  if (!limiter) return
  const verdict = await limiter({ principal, operation: id, targetUserId })
  if (verdict !== true) throw rateLimited(typeof verdict === 'object' ? verdict.retryAfter : undefined)
}

function impersonatorOf({ actor }: Auth): string | null {
  const sub = (actor as { sub?: unknown } | null | undefined)?.sub
  return typeof sub === 'string' ? sub : null
}

/** A repeated PUT or DELETE does no more than the first one did (RFC 9110, section 9.2.2). */
const unknownOutcomeOf = ({ method }: MountedOperation): string =>
  `The change may have been done; ${
    method === 'PUT' || method === 'DELETE' ? 'it is safe to repeat.' : 'look before you repeat it.'
  }`
