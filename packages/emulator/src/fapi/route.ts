import type * as v from 'valibot'
import type { Instance } from '../instance.ts'
import type { UploadedFile } from '../server/body.ts'
import type { ClientRow } from '../store/sessions/clients.ts'
import type { SessionRow } from '../store/sessions/sessions.ts'
import type { UserRow } from '../store/users/users.ts'
import type { Schema } from '../validation.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What every handler gets. */
export interface FrontendRequest<Body, Query> {
  readonly instance: Instance
  /** The value of a `{name}` in the path. */
  param(name: string): string
  readonly query: Query
  readonly body: Body
  /** The page that asks, `http://localhost:3000`; the emulator itself where a request names none. */
  readonly origin: string
  readonly userAgent: string
  /** The browser that asks. It is created when a handler first needs one. */
  client(): ClientRow
  /** The browser that asks, if it is known. */
  readonly knownClient: ClientRow | undefined
  /** The signed-in session that the request is about, with its user. */
  session(): SignedIn
  file(): Promise<UploadedFile>
}

/** A live session of the client that asks. */
export interface SignedIn {
  readonly session: SessionRow
  readonly user: UserRow
}

/** One operation of the Frontend API. */
export interface FrontendRoute<Body = unknown, Query = unknown> {
  readonly method: Method
  /** As in Clerk's document. */
  readonly path: string
  /** The name of the operation in Clerk's document. */
  readonly operation: string
  /** How this differs from Clerk; shown in the docs. */
  readonly differs?: string
  readonly query?: Schema<Query>
  readonly body?: Schema<Body>
  /** Answers without the `{ response, client }` around it. */
  readonly bare?: true
  /** Works without knowing the browser. */
  readonly anonymous?: true
  /** Asks for a verification in the last 10 minutes. `true`, or a function of the body that says so. */
  readonly reverification?: true | ((body: Body) => boolean)
  /** The `response`, a promise of it, or a whole Response. */
  run(request: FrontendRequest<Body, Query>): unknown
}

/** Keeps the types of each route while it is written, and drops them for the table. */
export function frontendRoute<
  B extends v.GenericSchema<unknown, unknown> = v.GenericSchema<unknown, Record<string, never>>,
  Q extends v.GenericSchema<unknown, unknown> = v.GenericSchema<unknown, Record<string, never>>,
>(
  definition: Omit<FrontendRoute<v.InferOutput<B>, v.InferOutput<Q>>, 'body' | 'query'> & {
    readonly body?: B
    readonly query?: Q
  },
): FrontendRoute {
  return definition as unknown as FrontendRoute
}
