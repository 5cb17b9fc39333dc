import type { ClerkCalls } from '../clerk/calls.ts'
import type { MaybePromise } from '../clerk/types.ts'
import type { Method } from '../http/method.ts'
import type { Refusal, RefusalCode, RefusalDetails } from '../http/refusal.ts'
import type { Tenancy } from '../options/authorize.ts'
import type { Principal } from '../options/principal.ts'
import type { Attempt } from './attempt.ts'
import type { AssertMountable, Guard } from './guards.ts'
import type { Input } from './input.ts'
import type { Ids, ParametersOf, PathWithIds } from './path-ids.ts'

/**
 * The argument of an operation's `run`. It has no request, so an operation can't run for a caller who wasn't admitted.
 */
export interface RunContext<P, In, Parameter extends string = never, Code extends RefusalCode = never> {
  readonly principal: P
  readonly input: In
  readonly clerk: ClerkCalls
  /** The well-formed ids of the operation's own path, such as `sessionId`. */
  readonly ids: Ids<Parameter>
  /** The request's attempt, for the few operations that need more. */
  readonly attempt: Attempt
  /** Creates a refusal to throw, with a code from the row's `refuses`: `throw refuse('not_found')`. */
  refuse(code: Code, details?: RefusalDetails): Refusal
  /** True once the client has disconnected. */
  aborted(): boolean
}

/** A schema of any library that follows Standard Schema, such as valibot. It drops fields that it doesn't list. */
export interface OutputSchema<Out> {
  readonly '~standard': {
    readonly types?: { readonly output: Out } | undefined
    validate(
      value: unknown,
    ): { readonly value: Out; readonly issues?: undefined } | { readonly issues: readonly object[] } | Promise<unknown>
  }
}

/** The statuses of success besides the usual one, each with its own body. */
export type Outputs<Out> = OutputSchema<Out> | { readonly 200: OutputSchema<Out>; readonly 202: OutputSchema<Out> }

type OutputOf<Given> =
  Given extends OutputSchema<infer Out>
    ? Out
    : Given extends { readonly 200: OutputSchema<infer Done>; readonly 202: OutputSchema<infer Accepted> }
      ? Done | Accepted
      : never

type Upstream = `${Method} /${string}`

interface Shared {
  /** One sentence for documents, without a full stop. */
  readonly summary: string
  readonly idsOf?: PathWithIds<string>['idsOf']
  /** Off by default: mounted only when the option `operations` names it. */
  readonly off?: true
  /** Mounted by this option instead, even if `operations` is a list without it. */
  readonly option?: 'openapi' | 'deletion'
  /** Elements ask for it whether or not it is mounted, so the log doesn't say that it is missing. */
  readonly optional?: true
  /** Allowed while the account is being deleted, because it protects the account or concerns the deletion itself. */
  readonly whileDeleting?: true
  /** Throws if an option is missing that the operation requires, in addition to its guard's. */
  readonly assertMountable?: AssertMountable
  /** Signs the caller out on success. */
  readonly endsSession?: true
  /** @default 200 */
  readonly status?: 201
  /** The reach of an organization's permission; see `hasPermission`. */
  readonly tenancy?: Tenancy
  /** The most calls to Clerk's Backend API that it makes, in order. */
  readonly clerk: readonly Upstream[]
}

/** One row of the table of operations, which the router, documents, clients and tests read. */
export interface Operation<
  Id extends string = string,
  M extends Method = Method,
  Path extends string = string,
  Name extends string = string,
  Wire = unknown,
  Out = unknown,
  Code extends RefusalCode = RefusalCode,
> extends Shared {
  readonly id: Id
  readonly method: M
  /** The path below the mount. Write paths with ids as `...at('/users/:userId')`. */
  readonly path: Path
  /** The name in a client: `users.ban` is `client.users.ban()`. */
  readonly name: Name
  readonly guard: Guard
  /** Requires a recent verification and refuses impersonation: always, or if the input has one of these fields. */
  readonly sensitive?: true | readonly string[] | 'own-account'
  readonly input?: Input<Wire, unknown>
  /** The part of the result that the caller sees. Fields that it doesn't list are dropped. */
  readonly output: Outputs<Out>
  /** The codes that `run` itself or Clerk's answers can lead to; `refusalsOf()` adds the rest. */
  readonly refuses?: readonly Code[]
  /** Method syntax, so that rows with different contexts form one list. */
  run(context: RunContext<Principal | null, unknown, string, Code>): MaybePromise<unknown>
}

/** Fields that no answer may contain. */
type Private = 'privateMetadata' | 'passwordDigest' | 'password' | 'raw' | '_raw'

type HasPrivate<T> = T extends readonly (infer Element)[]
  ? HasPrivate<Element>
  : T extends object
    ? string extends keyof T
      ? false
      : keyof T & Private extends never
        ? true extends { [Key in keyof T]: HasPrivate<T[Key]> }[keyof T]
          ? true
          : false
        : true
    : false

/** The shape of a row as it is written. */
interface Declaration<
  Id,
  M,
  Path extends string,
  Name,
  P extends Principal | null,
  Wire,
  In,
  Output,
  Code extends RefusalCode,
> extends Shared {
  readonly id: Id
  readonly method: M
  readonly path: Path
  readonly name: Name
  readonly guard: Guard<P, In>
  readonly sensitive?: true | readonly (keyof In & string)[] | 'own-account'
  readonly input?: Input<Wire, In>
  readonly output: HasPrivate<OutputOf<Output>> extends true ? 'This output lists a private field.' : Output
  readonly refuses?: readonly Code[]
  run(context: RunContext<P, In, ParametersOf<Path>, NoInfer<Code>>): MaybePromise<unknown>
}

/**
 * Declares an operation. It doesn't compile if `output` lists a private field, or if `run` uses a refusal that the row
 * doesn't list or a parameter that the path doesn't have.
 * @example
 * export const getPlan = defineOperation({
 *   id: 'getPlan', name: 'me.getPlan', method: 'GET', path: '/me/plan', summary: 'See my plan',
 *   guard: ownAccount, output: v.object({ plan: v.string() }), clerk: [],
 *   run: ({ principal }) => plans.of(principal.userId),
 * })
 */
// @__NO_SIDE_EFFECTS__
export function defineOperation<
  const Id extends string,
  const M extends Method,
  const Path extends string,
  const Name extends string,
  P extends Principal | null,
  Output extends Outputs<unknown>,
  Wire = undefined,
  In = undefined,
  const Code extends RefusalCode = never,
>(
  row: Declaration<Id, M, Path, Name, P, Wire, In, Output, Code>,
): Operation<Id, M, Path, Name, Wire, OutputOf<Output>, Code> {
  // The conditional type of `output` hides from TypeScript what it just proved.
  return row as unknown as Operation<Id, M, Path, Name, Wire, OutputOf<Output>, Code>
}
