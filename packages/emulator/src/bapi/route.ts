import type { Instance } from '../instance.ts'
import type { Machine } from '../model/machines/machines.ts'
import type { UploadedFile } from '../server/body.ts'
import type { Schema } from '../validation.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A request as a handler gets it, with all input validated. */
export interface ApiRequest<Query, Body> {
  readonly instance: Instance
  /** Returns the value of a `{name}` in the path. */
  param(name: string): string
  readonly query: Query
  readonly body: Body
  /** The machine whose secret key the request has, if it is not the instance's. */
  readonly machine: Machine | undefined
  /** Reads the file of a multipart form. */
  file(): Promise<UploadedFile>
  /** The `Clerk-API-Version` of the caller, or the newest one. */
  readonly version: string
}

/** One operation of the Backend API. */
export interface Route<Query = unknown, Body = unknown> {
  readonly method: Method
  /** The path in Clerk's document, with its parameters: `/users/{user_id}`. */
  readonly path: string
  /** The name of the operation in Clerk's document. */
  readonly operation: string
  /** How this differs from Clerk; shown in the docs. */
  readonly differs?: string
  readonly query?: Schema<Query>
  /** The schema of the JSON body, or a function of the API version that returns it. */
  readonly body?: Schema<Body> | ((version: string) => Schema<Body>)
  /** The status of a success. 204 sends no body. @default 200 */
  readonly status?: 201 | 204
  /** Answers without `/v1` as well: Clerk's SDKs leave it out for machine authentication. */
  readonly unversioned?: true
  /** Also accepts the secret key of a machine. */
  readonly machine?: true
  /** Returns the body of the response, or a promise of it. A string counts as JSON text. */
  run(request: ApiRequest<Query, Body>): unknown
}

/** Checks a route with its own types, then erases them for the table. */
export function route<Query = unknown, Body = unknown>(definition: Route<Query, Body>): Route {
  return definition as unknown as Route
}
