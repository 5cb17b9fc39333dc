import { describe, expect, test } from 'vitest'
import { measured } from '../../../vitest.measured.ts'
import type { RequestView } from '../src/adapter.ts'
import { type Auth, createRoutes, type Operation, operations } from '../src/index.ts'
import { clientWith, contextOf, deletionRecord, otherUserId, planWith, signedIn, tokenOf, userId } from './support.ts'

/** Texts that have been slow for some expression or parser, of about this length. */
const shapes: Readonly<Record<string, (length: number) => string>> = {
  letters: (length) => 'a'.repeat(length),
  'an origin': (length) => `http://${'a'.repeat(length)}/#`,
  'an origin of the own host': (length) => `http://app.test/${'a'.repeat(length)}/#`,
  dots: (length) => 'a.'.repeat(length / 2),
  slashes: (length) => '/'.repeat(length),
  spaces: (length) => `Bearer${' '.repeat(length)}x`,
  commas: (length) => 'a,'.repeat(length / 2),
  semicolons: (length) => 'a;'.repeat(length / 2),
  pairs: (length) => 'a=b; '.repeat(length / 5),
  'session cookies': (length) => '__session=a.b.c; '.repeat(length / 17),
  'session cookies with suffixes': (length) => '__session_abcdefgh=eyJ.eyJ.x; '.repeat(length / 30),
  'a token of many parts': (length) => `Bearer ${'eyJ.'.repeat(length / 4)}`,
  'a long token': (length) => `Bearer ${tokenOf('u'.repeat(length / 2))}`,
  percents: (length) => '%'.repeat(length),
  escapes: (length) => '%41'.repeat(length / 3),
  quotes: (length) => '"\\'.repeat(length / 2),
  equals: (length) => '='.repeat(length),
  repeats: (length) => 'a&'.repeat(length / 2),
  'repeats of a known name': (length) => 'status=active&'.repeat(length / 14),
  names: (length) => Array.from({ length: length / 6 }, (_, index) => `n${index}=1&`).join(''),
  colons: (length) => 'application/json;charset='.padEnd(length, ':'),
}

const sizes = [1000, 4000, 16_000] as const

const headers = [
  ...['origin', 'referer', 'cookie', 'authorization', 'host', 'x-forwarded-host', 'x-forwarded-proto', 'accept'],
  ...['sec-fetch-site', 'sec-fetch-mode', 'content-type', 'content-encoding', 'content-length'],
]

interface Sketch {
  readonly method?: string
  readonly path?: string
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const encoder = new TextEncoder()

/** A request as a server hands it on: whatever the bytes are, no URL is parsed before the handler asks for it. */
function viewOf({ method = 'GET', path = '/me', query = '', headers: given = {}, body = '' }: Sketch): RequestView {
  return {
    method,
    path,
    url: `${path}?${query}`,
    get query() {
      return new URLSearchParams(query)
    },
    aborted: false,
    header: (name) => given[name],
    chunks: async function* () {
      yield encoder.encode(body)
    },
  }
}

const user = {
  id: userId,
  banned: false,
  locked: false,
  deleteSelfEnabled: true,
  emailAddresses: [],
  phoneNumbers: [],
  web3Wallets: [],
  externalAccounts: [],
  publicMetadata: {},
  unsafeMetadata: {},
}
const anything = async () => ({ ...user, data: [], totalCount: 0, deleted: true })
const client = clientWith(new Proxy({}, { get: () => anything }), new Proxy({}, { get: () => anything }))
const signedOut: Auth = { isAuthenticated: false, debug: () => ({ reason: 'unexpected-error' }) }
const handler = createRoutes({
  authorize: () => true,
  limiter: () => true,
  deletion: planWith(),
  operations: Object.fromEntries(operations.map(({ id }) => [id, true])),
  openapi: true,
  signInUrl: '/sign-in',
  redirectTo: '/bye',
  trustedOrigins: ['https://trusted.example'],
  adminFields: ['publicMetadata', 'externalId'],
})

/** Milliseconds of CPU for one request; the least of a few, because others share the machine. */
async function costOf(sketch: Sketch, auth: Auth): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage()
    await handler(viewOf(sketch), contextOf(auth, client))
    const { user: own, system } = process.cpuUsage(before)
    least = Math.min(least, (own + system) / 1000)
    if (least < 1) break
  }
  return least
}

/** Requests that put one text into one field, by the field. */
function fieldsOf(row: Operation): Readonly<Record<string, (text: string) => Sketch>> {
  const { method, input } = row
  const ids: Readonly<Record<string, string>> = { ':userId': otherUserId, ':deletionId': deletionRecord.id }
  const path = row.path.replace(/:\w+/g, (name) => ids[name] ?? 'idn_1')
  const json = { 'content-type': 'application/json' }
  const entries = Object.keys((input?.schema as { entries?: object } | undefined)?.entries ?? {})
  const fields: Record<string, (text: string) => Sketch> = {}
  for (const name of [...row.path.matchAll(/:(\w+)/g)].map(([, each]) => each as string))
    fields[`path ${name}`] = (text) => ({
      method,
      path: row.path.replace(`:${name}`, text).replace(/:\w+/g, otherUserId),
    })
  if (input?.from === 'query') {
    fields.query = (query) => ({ method, path, query })
    for (const name of entries) fields[`query ${name}`] = (text) => ({ method, path, query: `${name}=${text}` })
  }
  if (input?.from === 'json') {
    fields.body = (body) => ({ method, path, headers: json, body })
    for (const name of [...entries, 'unknown'])
      for (const [kind, wrap] of Object.entries({
        text: (text: string) => text,
        list: (text: string) => Array.from({ length: text.length / 4 }, () => 'a'),
        object: (text: string) => ({ [text]: text }),
        deep: (text: string) => nested(text.length / 8),
        'names of it': (text: string) =>
          Object.fromEntries(Array.from({ length: text.length / 8 }, (_, i) => [`n${i}`, 1])),
      }))
        fields[`body ${name} as ${kind}`] = (text) => ({
          method,
          path,
          headers: json,
          body: JSON.stringify({ [name]: wrap(text) }),
        })
  }
  if (input?.from === 'picture')
    fields.picture = (body) => ({
      method,
      path,
      headers: { 'content-type': `multipart/form-data; boundary=${body}` },
      body,
    })
  return fields
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = { a: value }
  return value
}

/** Below 2 ms the machine's own noise is all there is to see. */
function isExpensive([small = 0, middle = 0, large = 0]: readonly number[]): boolean {
  return large > 10 || (large > 2 && large > 8 * middle && large > 32 * small)
}

/** Grows one field from 1 kB to 16 kB in every shape, and reports what costs too much. */
async function expensive(make: (text: string) => Sketch, auth: Auth, usualShapes = shapes): Promise<readonly string[]> {
  const found: string[] = []
  for (const [shape, text] of Object.entries(usualShapes)) {
    // Measured again where it looks bad: others share the machine.
    for (let attempt = 1, costs: number[] = []; attempt <= 3; attempt++) {
      const again: number[] = []
      for (const size of sizes) again.push(await costOf(make(text(size)), auth))
      costs = again.map((cost, index) => Math.min(cost, costs[index] ?? cost))
      if (!isExpensive(costs)) break
      if (attempt === 3) found.push(`${shape}: ${costs.join(', ')} ms`)
    }
  }
  return found
}

const rows = operations as readonly Operation[]
/** The shapes that fit into JSON: the fields of a body are many. */
const bodyShapes = Object.fromEntries(
  Object.entries(shapes).filter(([name]) => /letters|origin$|dots|quotes/.test(name)),
)

describe.each([
  ['signed out', signedOut],
  ['signed in', signedIn],
] as const)('[S38] [S39] %s, no field of 16 kB costs more than 10 ms or grows faster than it', measured, (_, auth) => {
  test.each(headers)(
    'header %s',
    async (name) => {
      for (const method of ['GET', 'DELETE', 'PATCH'])
        expect(await expensive((text) => ({ method, headers: { [name]: text } }), auth)).toEqual([])
    },
    60_000,
  )

  test('the path', async () => {
    for (const method of ['GET', 'DELETE'])
      expect(await expensive((text) => ({ method, path: `/${text}` }), auth)).toEqual([])
  }, 60_000)

  test.each(rows.filter((row) => Object.keys(fieldsOf(row)).length > 0))(
    'the fields of $id',
    async (row) => {
      for (const [field, make] of Object.entries(fieldsOf(row)))
        expect([field, await expensive(make, auth, field.startsWith('body ') ? bodyShapes : shapes)]).toEqual([
          field,
          [],
        ])
    },
    60_000,
  )
})
