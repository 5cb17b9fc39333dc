import { RequestCalls } from '../clerk/calls.ts'
import type { Auth, ClerkContext } from '../clerk/types.ts'
import type { Hints } from '../http/log.ts'
import type { Method } from '../http/method.ts'
import { Refusal } from '../http/refusal.ts'
import type { JsonValue } from '../http/reply.ts'
import type { RequestView } from '../http/request-view.ts'
import type { Tenancy } from '../options/authorize.ts'
import { nobody, type Parties } from '../options/event.ts'
import type { TargetUser } from '../options/options.ts'
import type { Settings } from '../options/settings.ts'
import type { PathIds } from './path-ids.ts'

/** The parts of an operation's row that decide who is admitted. */
export interface AttemptedOperation {
  readonly id: string
  readonly method: Method
  readonly sensitive?: Sensitivity | undefined
  readonly tenancy?: Tenancy | undefined
}

/**
 * Requires a fresh sign-in and refuses impersonation: always, where the input has one of these fields, or where the path
 * names the caller's own account.
 */
export type Sensitivity = true | readonly string[] | 'own-account'

/** The part of a mounted operation that its document needs. */
export interface MountedRow {
  readonly id: string
  readonly input: { readonly schema?: object } | undefined
  readonly endsSession?: true
}

/** State that all requests of one mounted handler share. */
export interface HandlerState {
  readonly settings: Settings
  /** Everything that is mounted beside this operation. */
  readonly rows: readonly MountedRow[]
  readonly hints: Hints
  /** Signing keys that the secret key's instance has confirmed. */
  readonly confirmedKeys: Set<string>
}

const signedOutAuth: Auth = { isAuthenticated: false }

/** For a function of the app's that does not answer within `timeoutMs`. */
const tooSlow = (option: string): Refusal =>
  new Refusal('internal', { log: `The option \`${option}\` did not answer within \`timeoutMs\`.` })

/** One request for one operation. */
export class Attempt {
  declare readonly operation: AttemptedOperation
  declare readonly request: RequestView
  declare readonly path: PathIds | undefined
  declare readonly settings: Settings
  /** Set before a guard is asked. */
  declare auth: Auth
  declare readonly state: HandlerState
  declare private readonly context: ClerkContext
  declare private calls: RequestCalls | undefined
  /** The caller as Clerk has them now, once they were read. */
  declare caller: Promise<TargetUser> | undefined
  /** The users involved, set as soon as they are known, for the event. */
  declare parties: Parties
  /** The reason in the input, for the event. */
  declare reason: string | undefined
  /** Set by `answer()` where the status is not the row's usual one. */
  declare status: 202 | undefined
  /** Set if the caller may see less of the answer than its schema lists. */
  declare narrowAnswer: ((value: JsonValue) => JsonValue) | undefined
  /** Releases what the request holds. Its argument is a call that is still running but no longer awaited. */
  declare release: ((until?: Promise<unknown>) => void) | undefined

  constructor(
    operation: AttemptedOperation,
    request: RequestView,
    path: PathIds | undefined,
    context: ClerkContext,
    state: HandlerState,
  ) {
    this.operation = operation
    this.request = request
    this.path = path
    this.settings = state.settings
    this.auth = signedOutAuth
    this.state = state
    this.context = context
    this.calls = undefined
    this.caller = undefined
    this.parties = nobody
    this.reason = undefined
    this.narrowAnswer = undefined
    this.release = undefined
  }

  /** Created on demand: most refused requests need none. */
  get clerk(): RequestCalls {
    this.calls ??= new RequestCalls(this.context, this.request, {
      timeoutMs: this.settings.timeoutMs,
      method: this.operation.method,
    })
    return this.calls
  }

  /** @throws Refusal `misconfigured` where the secret key is another instance's than the session token */
  async assertSameInstance(): Promise<void> {
    // Loaded on demand: nearly every deletion finds its user.
    const { assertSameInstance } = await import('../clerk/instance.ts')
    return assertSameInstance(this, this.clerk, this.state.confirmedKeys)
  }

  /** For a function of the app's that took too long: the time went into a call to Clerk, or into the app's own work. */
  tooSlow(option: string): Refusal {
    return this.calls?.waiting ? new Refusal('clerk_timeout') : tooSlow(option)
  }

  hint(key: string, text: string): void {
    this.state.hints.once(key, text)
  }

  identify(targets: readonly string[]): void {
    const { userId, actor } = this.auth
    const sub = (actor as { sub?: unknown } | null | undefined)?.sub
    this.parties = {
      actor: userId as string,
      impersonator: typeof sub === 'string' ? sub : null,
      target: targets.length === 1 ? (targets[0] as string) : null,
      targets,
    }
  }

  end(): void {
    this.release?.(this.calls?.abandoned)
  }
}

/** True if an operation needs a recent verification with this input. */
export const isSensitive = ({ sensitive }: Pick<AttemptedOperation, 'sensitive'>, input: unknown): boolean =>
  sensitive === true ||
  (Array.isArray(sensitive) && sensitive.some((field) => Object.hasOwn((input ?? {}) as object, field)))
