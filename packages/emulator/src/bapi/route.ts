import type { Instance } from '../instance.ts'
import type { UploadedFile } from '../server/body.ts'
import type { Schema } from '../validation.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a handler gets: everything checked already. */
export interface ApiRequest<Query, Body> {
  readonly instance: Instance
  /** The value of a `{name}` in the path. */
  param(name: string): string
  readonly query: Query
  readonly body: Body
  /** The file that a multipart route takes. */
  file(): Promise<UploadedFile>
  /** Clerk-API-Version of the caller, or the newest. */
  readonly version: string
}

/** One operation of the Backend API. */
export interface Route<Query = unknown, Body = unknown> {
  readonly method: Method
  /** As in Clerk's document, `{user_id}` and all. */
  readonly path: string
  /** The name of the operation in Clerk's document. */
  readonly operation: string
  /** What is other than at Clerk, for the documentation. */
  readonly differs?: string
  readonly query?: Schema<Query>
  /** What the JSON body must be; where it depends on the version, a function of that. */
  readonly body?: Schema<Body> | ((version: string) => Schema<Body>)
  /** The body of the answer, or a promise of it; a string is JSON text already. */
  run(request: ApiRequest<Query, Body>): unknown
}

/** Keeps each route's own types while it is written down, and forgets them for the table. */
export function route<Query = unknown, Body = unknown>(definition: Route<Query, Body>): Route {
  return definition as unknown as Route
}
