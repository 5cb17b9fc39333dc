import type { JsonObject, JsonValue } from '../http/reply.ts'

// Type aliases, because an interface is not assignable to a JSON object.

/** One operation in a document. */
export type OperationObject = {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly security?: readonly JsonObject[]
  readonly parameters?: readonly JsonObject[]
  readonly requestBody?: RequestBody
  readonly responses: { readonly [status: string]: JsonObject }
}

/** The body of an operation's request. */
export type RequestBody = {
  readonly required: boolean
  readonly content: { readonly [mediaType: string]: { readonly schema: JsonObject } }
}

/** The operations of a path by their methods, in lower case. */
export type PathItem = { readonly [method: string]: OperationObject }

/** Named parts that operations refer to. */
export type Components = { readonly [section: string]: { readonly [name: string]: JsonValue } }

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly servers: readonly { readonly url: string }[]
  readonly security: readonly JsonObject[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: { readonly [path: string]: PathItem }
  readonly components: Components
}
