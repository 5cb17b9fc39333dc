import type { GenericSchema } from 'valibot'
import type { JsonObject } from '../src/http/reply.ts'
import type { OpenApiDocument, OperationObject, PathItem, RequestBody } from '../src/openapi/types.ts'
import { refusalsOf } from '../src/operation/derived.ts'
import { idPattern } from '../src/operation/ids.ts'
import type { Operation } from '../src/operation/operation.ts'
import { headers, RefusalResponses, schemas as refusalSchemas } from './refusals.ts'
import { NamedSchemas } from './schemas.ts'

const tags = {
  self: { name: 'Own account', description: 'The caller acts on their own account.' },
  others: { name: 'Users', description: 'The caller acts on other users, as far as the app allows it.' },
  nobody: { name: 'Open', description: 'No session is needed.' },
} as const satisfies Record<Operation['guard']['acts'], object>

const securitySchemes: JsonObject = {
  session: { type: 'apiKey', in: 'cookie', name: '__session', description: "Clerk's session cookie." },
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: "Clerk's session token." },
}

const redirect: JsonObject = {
  description: 'A browser that shows the answer as a page goes to a page of the app instead.',
  headers: { Location: { description: 'A path of the app.', schema: { type: 'string' } } },
}

const succeeded: Readonly<Record<string, string>> = {
  200: 'Done.',
  201: 'Created.',
  202: 'Accepted, and still going on.',
}

/** The document of the whole table, converted from its rows. */
export async function wholeDocument(rows: readonly Operation[]): Promise<OpenApiDocument> {
  const schemas = await NamedSchemas.load()
  const refused = new RefusalResponses()
  const parameters: Record<string, JsonObject> = {}
  const paths: Record<string, PathItem> = {}

  const operationOf = (row: Operation): OperationObject => {
    const { id, summary, guard, input, path } = row
    const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
    for (const name of names) parameters[name] = parameterOf(name)
    const inQuery = input?.from === 'query' ? queryOf(schemas.ofInput(input.schema as GenericSchema)) : []
    const all = [...names.map((name) => ({ $ref: `#/components/parameters/${name}` })), ...inQuery]
    const body = input && input.from !== 'query' ? bodyOf(input, schemas) : undefined
    const description = descriptionOf(row)
    return {
      operationId: id,
      summary,
      ...(description && { description }),
      tags: [tags[guard.acts].name],
      ...(guard.acts === 'nobody' && { security: [] }),
      ...(all.length > 0 && { parameters: all }),
      ...(body && { requestBody: body }),
      responses: { ...successOf(row, schemas), ...refused.of(codesOf(row)) },
    }
  }

  for (const row of rows) {
    const path = row.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operationOf(row) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Account routes',
      version: '1',
      description:
        'Routes by which users of Clerk delete and change their own account, and administrators manage users.',
    },
    servers: [{ url: '/api/account' }],
    security: [{ session: [] }, { bearer: [] }],
    tags: Object.values(tags),
    paths,
    components: {
      schemas: { ...schemas.components, ...refusalSchemas },
      parameters,
      responses: { ...refused.components, Redirect: redirect },
      headers,
      securitySchemes,
    },
  }
}

/** Mounted in the table, an operation finds its ids in the path and never in a body. */
function codesOf(row: Operation): ReturnType<typeof refusalsOf> {
  const codes = refusalsOf({ ...row, idsOf: undefined } as unknown as Operation)
  return row.idsOf ? new Set([...codes, 'invalid_input']) : codes
}

function successOf({ output, status, endsSession }: Operation, schemas: NamedSchemas): Record<string, JsonObject> {
  const outputs = '~standard' in output ? { [status ?? 200]: output } : output
  return Object.fromEntries(
    Object.entries(outputs).map(([each, schema]) => [
      each,
      {
        description: succeeded[each] ?? 'Done.',
        ...(endsSession && {
          headers: { 'Set-Cookie': { description: "Expires Clerk's session cookies.", schema: { type: 'string' } } },
        }),
        content: { 'application/json': { schema: schemas.ofOutput(schema) } },
      },
    ]),
  )
}

const words = (name: string) => name.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const parameterOf = (name: string): JsonObject => ({
  name,
  in: 'path',
  required: true,
  description: name.endsWith('Id') ? `Clerk's id of the ${words(name)}.` : `The ${words(name)}.`,
  schema: { type: 'string', maxLength: 128, pattern: idPattern(name).source },
})

const queryOf = ({ properties, required = [] }: JsonObject): readonly JsonObject[] =>
  Object.entries(properties as Record<string, JsonObject>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: (required as readonly string[]).includes(name),
    ...(schema.type === 'array' && { style: 'form', explode: true }),
    schema,
  }))

function bodyOf({ from, schema, optional }: NonNullable<Operation['input']>, schemas: NamedSchemas): RequestBody {
  if (from === 'json')
    return {
      required: !optional,
      content: { 'application/json': { schema: schemas.ofInput(schema as GenericSchema) } },
    }
  const bytes: JsonObject = { type: 'string', format: 'binary' }
  return {
    required: true,
    content: {
      'image/*': { schema: bytes },
      'multipart/form-data': {
        schema: { type: 'object', properties: { file: bytes }, required: ['file'], maxProperties: 1 },
      },
    },
  }
}

const code = (text: string) => `\`${text}\``

function descriptionOf({ sensitive, guard: { refusesOwnAccount } }: Operation): string {
  const occasion =
    sensitive === 'own-account'
      ? ' where the path names their own account'
      : Array.isArray(sensitive)
        ? ` with ${sensitive.map(code).join(', ')}`
        : ''
  const own = refusesOwnAccount === true ? '' : ` with ${refusesOwnAccount?.map(code).join(', ')}`
  return [
    ...(sensitive ? [`Requires that the caller verified their identity recently${occasion}.`] : []),
    ...(refusesOwnAccount ? [`Refuses the caller's own account${own}.`] : []),
  ].join(' ')
}
