import fc from 'fast-check'
import { expect } from 'vitest'
import { fill, isOnOthers, parametersOf, sampleOf } from './call.ts'
import type { Clerk, Person } from './clerk.ts'
import type { Answer } from './http.ts'
import { png } from './pictures.ts'
import { operations, type Row } from './table.ts'

/** Senders. The administrator may act on the member, the member on nobody else. */
export interface Cast {
  readonly admin: Person
  readonly member: Person
}

type Headers = Readonly<Record<string, string>>

export interface RandomRequest {
  /** The person who is signed in, if anybody. */
  readonly actor: Person | undefined
  readonly method: string
  /** Below the mount, with the query. */
  readonly path: string
  readonly headers: Headers
  readonly body: string | Uint8Array | undefined
}

/** A request in which ids and credentials are still names. */
interface Sketch {
  readonly operation: string
  readonly method: string
  readonly ids: Readonly<Record<string, string>>
  readonly tail: string
  readonly query: string
  readonly as: string
  readonly headers: Headers
  readonly type: string | undefined
  readonly body: object | string | Uint8Array | undefined
}

const letters = 'RandomRandomRandomRandomRan'
const anyText = fc.oneof(fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 20 }))
const inPath = anyText.map((text) => encodeURIComponent(Buffer.from(text).toString()))

const anyId = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('ADMIN', 'MEMBER', `user_${letters}`, `sess_${letters}`, `idn_${letters}`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('user_x%2Fmfa', 'user_x%3Fa', '..', '%2e%2e', 'me', 'count', 'ban', '__proto__'),
  },
  { weight: 2, arbitrary: inPath },
  { weight: 1, arbitrary: fc.constant('x'.repeat(10_000)) },
)

const fields = [
  ...['firstName', 'lastName', 'locale', 'username', 'password', 'emailAddress', 'phoneNumber', 'userIds', 'userId'],
  ...['publicMetadata', 'privateMetadata', 'unsafeMetadata', 'deleteSelfEnabled', 'external_id', 'banned', 'code'],
  ...['primaryEmailAddressId', 'skipPasswordChecks', 'revokeAllSessions', '__proto__', 'constructor', 'toString'],
]
const anyJson = fc.jsonValue({ maxDepth: 3 })
const anyFields = fc.dictionary(
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...fields) }, { weight: 1, arbitrary: anyText }),
  anyJson,
  {
    maxKeys: 4,
  },
)

const queries = [
  'limit',
  'offset',
  'orderBy',
  'query',
  'userId',
  'emailAddress',
  'banned',
  'status',
  'createdAtAfter',
  'a',
]
const anyQuery = fc
  .array(
    fc.tuple(
      fc.constantFrom(...queries),
      fc.oneof(fc.constantFrom('0', '1', '500', '501', '-1', 'true', '-created_at', 'active', '%00', '%ff'), inPath),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'))

/** Characters that HTTP lets through in a header's value. */
const anyHeaderValue = fc.string({
  unit: fc
    .integer({ min: 0x21, max: 0xff })
    .filter((code) => code < 0x7f || code > 0x9f)
    .map((code) => String.fromCharCode(code)),
  maxLength: 30,
})
const anyHeaders = fc.dictionary(
  fc.constantFrom(
    'origin',
    'sec-fetch-site',
    'sec-fetch-mode',
    'accept',
    'x-forwarded-host',
    'x-forwarded-proto',
    'referer',
    'content-encoding',
    'x-http-method-override',
    'if-none-match',
    'range',
  ),
  fc.oneof(
    fc.constantFrom('same-origin', 'cross-site', 'null', 'https://evil.example', 'text/html', 'navigate', 'DELETE'),
    anyHeaderValue,
  ),
  { maxKeys: 3 },
)

/** Whoever sends; most of them are let in, since what lies behind is looked at too. */
const anybody = [
  'admin bearer',
  'admin bearer',
  'member bearer',
  'member bearer',
  'admin browser',
  'member browser',
  'member old',
  'member acted',
  'nobody',
  'garbage',
]

const sketch = fc.constantFrom(...operations).chain((operation) =>
  fc.record<Sketch>({
    operation: fc.constant(operation.id),
    method: fc.oneof(
      { weight: 8, arbitrary: fc.constant(operation.method) },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE') },
    ),
    ids: fc.record(Object.fromEntries(parametersOf(operation).map((name) => [name, anyId]))),
    tail: fc.oneof(
      { weight: 8, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: inPath.map((text) => `/${text}`) },
    ),
    query: fc.oneof(
      { weight: 1, arbitrary: fc.constant(sampleOf(operation).query ?? '') },
      { weight: 1, arbitrary: anyQuery },
    ),
    as: fc.constantFrom(...anybody),
    headers: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: anyHeaders }),
    type: fc.oneof(
      { weight: 8, arbitrary: fc.constant(sampleOf(operation).picture ? 'image/png' : 'application/json') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          'application/json; charset=utf-8',
          'text/plain',
          'application/x-www-form-urlencoded',
          undefined,
        ),
      },
      { weight: 1, arbitrary: anyHeaderValue },
    ),
    body: fc.oneof(
      { weight: 4, arbitrary: fc.constant(sampleOf(operation).picture ?? {}) },
      { weight: 4, arbitrary: anyFields },
      { weight: 1, arbitrary: fc.constantFrom(png, undefined, '') },
      { weight: 1, arbitrary: anyJson.map((value) => JSON.stringify(value) ?? '') },
      { weight: 1, arbitrary: anyText },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 50 }) },
    ),
  }),
)

/** A few requests, to be sent one after the other. */
export const anyRequests: fc.Arbitrary<readonly Sketch[]> = fc.array(sketch, { minLength: 10, maxLength: 10 })

export const newCast = async (clerk: Clerk): Promise<Cast> => ({
  admin: await clerk.newUser({ public_metadata: { role: 'admin' } }),
  member: await clerk.newUser(),
})

async function headersOf(actor: Person | undefined, as: string): Promise<Headers> {
  if (as === 'garbage') return { authorization: 'Bearer not.a.token' }
  if (as.endsWith('browser')) return (await actor?.browser()) ?? {}
  if (as.endsWith('old')) return (await actor?.bearer({ claims: { fva: [600, -1] } })) ?? {}
  if (as.endsWith('acted')) return (await actor?.bearer({ claims: { act: { sub: 'user_of_support' } } })) ?? {}
  return (await actor?.bearer()) ?? {}
}

/** Fills in who and whom, and the fields that a valid request has beside the random ones. */
export async function requestOf(sketch: Sketch, cast: Cast): Promise<RandomRequest> {
  const { method, tail, query, as, type, body } = sketch
  const operation = operations.find(({ id }) => id === sketch.operation) as Row
  const named = new Map([
    ['ADMIN', cast.admin.id],
    ['MEMBER', cast.member.id],
  ])
  const ids = Object.fromEntries(Object.entries(sketch.ids).map(([name, id]) => [name, named.get(id) ?? id]))
  const given = { ...sampleOf(operation).json?.(cast.member) }
  const json = typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify({ ...given, ...body }) : body
  const actor = as.startsWith('admin') ? cast.admin : as.startsWith('member') ? cast.member : undefined
  const bodiless = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  return {
    actor,
    method,
    path: fill(operation.path, ids) + tail + (query && `?${query}`),
    headers: {
      ...(await headersOf(actor, as)),
      ...(type && !bodiless && { 'content-type': type }),
      ...sketch.headers,
    },
    body: bodiless ? undefined : json,
  }
}

/** The paths that a server may take this one for: as it is, as the web's URL has it, decoded, without empty segments. */
function readings(path: string): readonly string[] {
  const plain = path.split('?', 1)[0] ?? ''
  const { pathname } = new URL(`http://app.test/x${plain}`)
  const whole = [plain, ...(pathname.startsWith('/x/') ? [pathname.slice(2)] : [])]
  return whole.flatMap((one) => [one, decoded(one), one.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '')])
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Calls that the table allows for this request, found without the router and the guards. */
export function allowedFor({ actor, method, path }: RandomRequest, { admin }: Cast): (line: string) => boolean {
  const templates = operations
    .filter((operation) => operation.method === (method === 'HEAD' ? 'GET' : method))
    .filter((operation) => actor && (actor === admin || !isOnOthers(operation)))
    .flatMap((operation) =>
      readings(path)
        .flatMap((reading) => matchesPath(operation, reading))
        .flatMap((ids) =>
          operation.clerk.map((template) => template.replace('{user_id}', ids.userId ?? actor?.id ?? '')),
        ),
    )
  // Before a powerful operation on others Clerk is asked about the caller.
  const caller = `GET /users/${actor?.id}`
  return (line) =>
    templates.some((template) => matchesLine(line, template)) || (templates.length > 0 && line === caller)
}

/** The ids that an operation's path finds in this one; none where it does not fit. */
function matchesPath(operation: Row, path: string): readonly Readonly<Record<string, string>>[] {
  const wanted = operation.path.split('/')
  const given = path.split('/')
  const ids: Record<string, string> = {}
  const fits =
    wanted.length === given.length &&
    wanted.every((segment, at) => {
      const actual = given[at] as string
      if (!segment.startsWith(':')) return segment === actual
      ids[segment.slice(1)] = actual
      return actual !== ''
    })
  return fits ? [ids] : []
}

function matchesLine(line: string, template: string): boolean {
  const wanted = template.split('/')
  const given = line.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((segment, at) => segment === given[at] || (/^\{\w+\}$/.test(segment) && given[at] !== ''))
  )
}

/** 2xx to 4xx. */
export function assertAnswered({ method, path }: RandomRequest, answer: Answer): void {
  expect(answer.status, `${method} ${path} ${answer.text}`).toBeGreaterThanOrEqual(200)
  expect(answer.status, `${method} ${path} ${answer.text}`).toBeLessThan(500)
}
