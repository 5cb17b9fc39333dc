import type { Auth, MaybePromise } from './clerk.ts'
import type { ClerkCalls } from './clerk-calls.ts'
import type { AssertMountable, Attempt, Guard } from './guard.ts'
import type { Input } from './input.ts'
import type { Ids, PathWithIds } from './path-ids.ts'
import type { Principal } from './principal.ts'
import type { Settings } from './settings.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** All that an operation has to work with: no request and no response, so it cannot run for a caller who was not let in. */
export interface RunContext<P extends Principal, In> {
  readonly principal: P
  readonly input: In
  readonly clerk: ClerkCalls
  /** The well-formed ids of the operation's own path, such as `sessionId`. */
  readonly ids: Ids
  /** Whether the client has hung up by now. */
  aborted(): boolean
}

/** A schema of any library that follows Standard Schema, as valibot does. It keeps what it lists and drops the rest. */
export interface OutputSchema<Out> {
  readonly '~standard': {
    readonly types?: { readonly output: Out } | undefined
    validate(
      value: unknown,
    ): { readonly value: Out; readonly issues?: undefined } | { readonly issues: readonly object[] } | Promise<unknown>
  }
}

type OutputOf<Schema> = Schema extends OutputSchema<infer Out> ? Out : never

/** One row of the table of operations. The router, the documents and the checks are made from it. */
export interface Operation<P extends Principal = Principal, In = unknown, Out = unknown> {
  readonly id: string
  readonly method: Method
  /** Below the mount. One with ids is written with `at()`. */
  readonly path: string
  readonly idsOf?: PathWithIds<string>['idsOf']
  readonly summary: string
  readonly guard: Guard<P>
  /** Needs a fresh sign-in and refuses impersonation; a function decides it by the input. */
  readonly sensitive?: true
  /** Mounted only when it is named. */
  readonly off?: true
  /** Refuses to be mounted where the options lack what the operation needs, besides what its guard does. */
  readonly assertMountable?: AssertMountable
  /** Its success signs the caller out. */
  readonly endsSession?: true
  /** @default 200 */
  readonly status?: 201
  readonly input?: Input<In> | ((settings: Settings) => Input<In>)
  /** A second look of the guard, where it depends on the input: it throws, or lets the operation run. */
  guardInput?(auth: Auth, principal: P, input: In, attempt: Attempt): MaybePromise<void>
  /** What of the result the caller sees: everything that is not listed stays here. */
  readonly output: OutputSchema<Out>
  /** The calls to Clerk's Backend API that it makes, in order. */
  readonly upstream: readonly `${Method} /${string}`[]
  run(context: RunContext<P, In>): MaybePromise<unknown>
}

/** An operation as it is mounted: what depends on the options is settled. */
export type MountedOperation = Omit<Operation, 'input'> & { readonly input: Input<unknown> | undefined }

/** What must never be in an answer, whoever asks. */
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

/** Refuses, while compiling, an operation whose output lists a private field. */
// @__NO_SIDE_EFFECTS__
export function defineOperation<
  const Id extends string,
  const Path extends string,
  P extends Principal,
  Output extends OutputSchema<unknown>,
  In = undefined,
>(
  operation: Omit<Operation<P, In, OutputOf<Output>>, 'id' | 'path' | 'output'> & {
    readonly id: Id
    readonly path: Path
    readonly output: HasPrivate<OutputOf<Output>> extends true ? 'This output lists a private field.' : Output
  },
): Operation<P, In, OutputOf<Output>> & { readonly id: Id; readonly path: Path } {
  // The conditional type above stands in the way of what it just proved.
  return operation as unknown as Operation<P, In, OutputOf<Output>> & { readonly id: Id; readonly path: Path }
}
