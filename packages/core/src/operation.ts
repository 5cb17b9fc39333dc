import type { GenericSchema, InferOutput } from 'valibot'
import type { MaybePromise } from './clerk.ts'
import type { ClerkCalls } from './clerk-calls.ts'
import type { Guard } from './guard.ts'
import type { PathParameter } from './ids.ts'
import type { Principal } from './principal.ts'
import type { Settings } from './settings.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A picture as it came, with the type that its bytes tell. */
export interface Picture {
  readonly type: string
  readonly bytes: Uint8Array
}

/** Where an operation's input comes from, and what it must look like. */
export type Input<In> =
  | { readonly from: 'query'; readonly schema: GenericSchema<unknown, In> }
  | {
      readonly from: 'json'
      readonly schema: GenericSchema<unknown, In>
      /** No body at all means an empty object. */
      readonly optional?: true
    }
  | (Picture extends In ? { readonly from: 'picture' } : never)

/** All that an operation has to work with: no request and no response, so it cannot run for a caller who was not let in. */
export interface RunContext<P extends Principal, In> {
  readonly principal: P
  readonly input: In
  readonly clerk: ClerkCalls
  /** Another well-formed id of the operation's own path, such as `sessionId`. */
  id(name: Exclude<PathParameter, 'userId'>): string
  readonly aborted: boolean
}

/** One row of the table of operations. The router, the documents and the checks are made from it. */
export interface Operation<P extends Principal = Principal, In = unknown, Out = unknown> {
  readonly id: string
  readonly method: Method
  /** Below the mount; `:userId` and the like are ids. */
  readonly path: string
  readonly summary: string
  readonly guard: Guard<P>
  /** Needs a fresh sign-in and refuses impersonation; a function decides it by the input. */
  readonly sensitive?: true
  /** Sensitive for this input. */
  sensitiveFor?(input: In): boolean
  /** Mounted only when it is named. */
  readonly off?: true
  /** Tells whether a guess is right, so that it must not be mounted without a limiter. */
  readonly oracle?: true
  /** Its success signs the caller out. */
  readonly endsSession?: true
  /** @default 200 */
  readonly status?: 201
  readonly input?: Input<In> | ((settings: Settings) => Input<In>)
  /** Further users that the input names; each one is authorized like a target in the path. */
  targets?(input: In): readonly string[]
  /** What of the result the caller sees: everything that is not listed stays here. */
  readonly output: GenericSchema<unknown, Out>
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
  Output extends GenericSchema<unknown, unknown>,
  In = undefined,
>(
  operation: Omit<Operation<P, In, InferOutput<Output>>, 'id' | 'path' | 'output'> & {
    readonly id: Id
    readonly path: Path
    readonly output: HasPrivate<InferOutput<Output>> extends true ? 'This output lists a private field.' : Output
  },
): Operation<P, In, InferOutput<Output>> & { readonly id: Id; readonly path: Path } {
  // The conditional type above stands in the way of what it just proved.
  return operation as unknown as Operation<P, In, InferOutput<Output>> & { readonly id: Id; readonly path: Path }
}
