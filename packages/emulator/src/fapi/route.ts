import type * as v from 'valibot'
import type { Instance } from '../instance.ts'
import type { UploadedFile } from '../server/body.ts'
import type { ClientRow } from '../store/sessions/clients.ts'
import type { SessionRow } from '../store/sessions/sessions.ts'
import type { UserRow } from '../store/users/users.ts'
import type { Schema } from '../validation.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A request as a handler gets it, with all input validated. */
export interface FrontendRequest<Body, Query> {
  readonly instance: Instance
  /** The value of a `{name}` in the path. */
  param(name: string): string
  readonly query: Query
  readonly body: Body
  /** The origin of the calling page, such as `http://localhost:3000`, or the emulator's own if there is none. */
  readonly origin: string
  readonly userAgent: string
  /** Returns the calling browser, and creates it at the first call. */
  client(): ClientRow
  /** The calling browser, if it is known. */
  readonly knownClient: ClientRow | undefined
  /** The client by the browser's cookie. Links carry nothing else, and browsers keep the cookie only on the app's own site. */
  readonly linkClient: ClientRow | undefined
  /** Returns the signed-in session of the request with its user, or throws. */
  session(): SignedIn
  file(): Promise<UploadedFile>
}

/** An active session of the calling client. */
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
  /** At the root instead of below `/v1`. The caller sends a session token instead of naming the browser. */
  readonly byToken?: true
  /** Requires a verification in the last 10 minutes, always or depending on the body. */
  readonly reverification?: true | ((body: Body) => boolean)
  /** The `response`, a promise of it, or a whole Response. */
  run(request: FrontendRequest<Body, Query>): unknown
}

/** The path of a route on the server. */
export const fullPath = ({ byToken, path }: Pick<FrontendRoute, 'byToken' | 'path'>): string =>
  byToken ? path : `/v1${path}`

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
