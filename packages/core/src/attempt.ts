import type { Auth, ClerkContext, MaybePromise } from './clerk.ts'
import { BoundedCalls, type ClerkCalls } from './clerk-calls.ts'
import { rateLimited } from './clerk-errors.ts'
import type { GuardContext } from './guard.ts'
import type { MountedOperation, RunContext } from './operation.ts'
import type { Ids, PathIds } from './path-ids.ts'
import type { Principal } from './principal.ts'
import type { RequestView } from './request-view.ts'
import type { Route } from './route.ts'
import type { Settings } from './settings.ts'

/**
 * One request for one operation: what its guard and its `run()` are given, and whom it turned out to be about. A class,
 * because each object literal with a getter has a shape of its own in V8, which costs more to make and to collect than
 * all else that a refused request needs. It is the same with the views.
 */
export class Attempt implements GuardContext, RunContext<Principal, unknown> {
  readonly operation: MountedOperation
  readonly settings: Settings
  readonly clerk: ClerkCalls
  readonly path: PathIds | undefined
  /** Null, like the other two, as long as nobody was found to be signed in. */
  actor: string | null = null
  impersonator: string | null = null
  target: string | null = null
  /** Set one after the other, before somebody is given them. */
  auth!: Auth
  principal!: Principal
  ids!: Ids
  input: unknown
  readonly #request: RequestView

  constructor({ operation, params }: Route, request: RequestView, context: ClerkContext, settings: Settings) {
    this.operation = operation
    this.settings = settings
    this.clerk = new BoundedCalls(context, request, settings.timeoutMs, operation.method)
    this.path = operation.idsOf?.(request, params)
    this.#request = request
  }

  get aborted(): boolean {
    return this.#request.aborted
  }

  async targetUserId(): Promise<string> {
    // Only guards of operations with this id in their path ask for it.
    return (await this.path?.ids())?.userId as string
  }

  identified(principal: Principal, targetUserId: string | null): void {
    const sub = (this.auth.actor as { sub?: unknown } | null | undefined)?.sub
    this.actor = principal.userId
    this.impersonator = typeof sub === 'string' ? sub : null
    this.target = targetUserId
  }

  limit<P extends Principal>(principal: P, targetUserId: string | null): MaybePromise<P> {
    return this.settings.limiter ? this.#assertWithinLimit(principal, targetUserId) : principal
  }

  async #assertWithinLimit<P extends Principal>(principal: P, targetUserId: string | null): Promise<P> {
    const verdict = await this.settings.limiter?.({ principal, operation: this.operation.id, targetUserId })
    if (verdict === true) return principal
    throw rateLimited(typeof verdict === 'object' ? verdict.retryAfter : undefined)
  }
}
