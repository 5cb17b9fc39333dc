import { isObject } from '../http/is-object.ts'
import type { JsonValue } from '../http/reply.ts'
import type { MountedRow } from '../operation/attempt.ts'
import type { Settings } from '../options/settings.ts'
import { whole } from './document.gen.ts'
import type { Components, OpenApiDocument, OperationObject, PathItem, RequestBody } from './types.ts'

/** How the document names the app. */
export interface DocumentTexts {
  /**
   * The path or address of the mount.
   * @default '/api/account'
   */
  readonly url?: string | undefined
  /** @default 'Account routes' */
  readonly title?: string | undefined
  /** @default '1' */
  readonly version?: string | undefined
}

/** The options that the document depends on, besides what they mount. */
type CuttingSettings = Pick<Settings, 'redirectTo' | 'signInUrl' | 'deletion'>

/** The whole document without what is not mounted, and without the fields that the options leave out. */
export function cutDocument(
  rows: readonly MountedRow[],
  settings: CuttingSettings,
  { url = '/api/account', title = whole.info.title, version = whole.info.version }: DocumentTexts = {},
): OpenApiDocument {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const cutPath = (item: PathItem): PathItem =>
    Object.fromEntries(
      Object.entries(item).flatMap(([method, operation]) => {
        const row = byId.get(operation.operationId)
        return row ? [[method, cutOperation(operation, row, settings)]] : []
      }),
    )
  const paths = Object.fromEntries(
    Object.entries(whole.paths)
      .map(([path, item]) => [path, cutPath(item)] as const)
      .filter(([, item]) => Object.keys(item).length > 0),
  )
  const operations = Object.values(paths).flatMap((item) => Object.values(item))
  return {
    ...whole,
    info: { ...whole.info, title, version },
    servers: [{ url: url || '/' }],
    tags: whole.tags.filter(({ name }) => operations.some(({ tags }) => tags.includes(name))),
    paths,
    components: reachable(paths),
  }
}

function cutOperation(
  operation: OperationObject,
  row: MountedRow,
  { redirectTo, signInUrl, deletion }: CuttingSettings,
): OperationObject {
  const { requestBody } = operation
  const responses = deletion ? operation.responses : withoutPlan(operation.responses)
  const redirects = (redirectTo && row.endsSession) || (signInUrl && responses['401'])
  return {
    ...operation,
    responses,
    ...(requestBody && { requestBody: cutBody(requestBody, row) }),
    ...(redirects && { responses: { ...responses, 303: { $ref: '#/components/responses/Redirect' } } }),
  }
}

/** Without a plan a deletion is done when it is answered. */
function withoutPlan({ 202: accepted, ...responses }: OperationObject['responses']): OperationObject['responses'] {
  return accepted ? { ...responses, 200: { ...responses[200], ...simplySucceeded } } : responses
}

const simplySucceeded = {
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Success' } } },
}

/** The options narrow a row's own schema; the document follows it. */
function cutBody(body: RequestBody, { input }: MountedRow): RequestBody {
  const json = body.content['application/json']
  const entries = (input?.schema as { readonly entries?: object } | undefined)?.entries
  if (!json || !entries || !isObject(json.schema.properties)) return body
  const properties = Object.fromEntries(
    Object.entries(json.schema.properties).filter(([name]) => Object.hasOwn(entries, name)),
  )
  return { ...body, content: { 'application/json': { schema: { ...json.schema, properties } } } }
}

/** The components that the paths refer to, directly or through each other. */
function reachable(paths: OpenApiDocument['paths']): Components {
  const seen = new Set<string>()
  const visit = (value: JsonValue): void => {
    if (!isObject(value)) return
    for (const [key, inner] of Object.entries(value) as [string, JsonValue][]) {
      if (key !== '$ref' || typeof inner !== 'string') visit(inner)
      else if (!seen.has(inner)) {
        seen.add(inner)
        const [, , section = '', name = ''] = inner.split('/')
        visit(whole.components[section]?.[name] ?? null)
      }
    }
  }
  visit(paths)
  return Object.fromEntries(
    Object.entries(whole.components).map(([section, all]) => [
      section,
      section === 'securitySchemes'
        ? all
        : Object.fromEntries(Object.entries(all).filter(([name]) => seen.has(`#/components/${section}/${name}`))),
    ]),
  )
}
