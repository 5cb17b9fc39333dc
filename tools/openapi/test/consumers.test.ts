import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createAccountClient, safe } from '@account-routes/client'
import { type AccountRoutesOptions, hasRole, operations } from '@account-routes/core'
import { openApiDocument } from '@account-routes/core/openapi'
import { createClient } from '@hey-api/openapi-ts'
import { getRequestListener } from '@hono/node-server'
import { OpenAPIBackend } from 'openapi-backend'
import createFetchClient from 'openapi-fetch'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, listen, startApp } from '../../../packages/client/test/support/app.ts'

const run = promisify(execFile)
const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc')

const options: AccountRoutesOptions = { authorize: hasRole('admin'), openapi: true, selfFields: ['firstName'] }

let app: App
let folder: string
let document: OpenAPI3
let userId: string
let headers: { readonly authorization: string }

beforeAll(async () => {
  app = await startApp(options)
  folder = await mkdtemp(fileURLToPath(new URL('generated-', import.meta.url)))
  // As an app gets it: from the server.
  document = (await (await fetch(`${app.baseUrl}/openapi.json`)).json()) as OpenAPI3
  userId = await app.newUser({ first_name: 'Ada', public_metadata: { role: 'admin' } })
  headers = { authorization: `Bearer ${await app.token(userId, { metadata: { role: 'admin' } })}` }
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await app.close()
})

const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  types: ['node'],
  module: 'ESNext',
  moduleResolution: 'bundler',
}

/** Compiles what an app would write with the generated files. */
async function compile(file: string, source: string): Promise<void> {
  await writeFile(join(folder, file), source)
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }))
  await run(process.execPath, [tsc, '-p', folder]).catch((cause) => {
    throw new Error(cause.stdout)
  })
}

test('the served document is the one that a script writes', () => {
  expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument(options))))
})

test('openapi-typescript generates types that openapi-fetch calls the routes by', async () => {
  await writeFile(join(folder, 'schema.d.ts'), astToString(await openapiTS(document)))
  await compile(
    'typed.ts',
    `import createClient from 'openapi-fetch'
import type { components, paths } from './schema'
const client = createClient<paths>({ baseUrl: '/api/account' })
const { data, error } = await client.PATCH('/me', { body: { firstName: 'Grace' } })
export const name: string | null | undefined = data?.firstName
if (error?.code === 'invalid_input') console.log(error.issues?.[0]?.path)
const listed = await client.GET('/users', { params: { query: { limit: 2, userId: ['user_1'] } } })
export const ids: string[] | undefined = listed.data?.data.map((user: components['schemas']['User']) => user.id)
// @ts-expect-error a field of another type
await client.PATCH('/me', { body: { firstName: 7 } })
// @ts-expect-error a path that is not mounted
await client.POST('/me/verify-password', { body: { password: 'x' } })
`,
  )
  const client = createFetchClient<Record<string, never>>({ baseUrl: app.baseUrl, headers }) as unknown as {
    GET(path: string, init?: object): Promise<{ data?: unknown; response: Response }>
  }
  expect(await client.GET('/me')).toMatchObject({ data: { id: userId, firstName: 'Ada' } })
  const query = { userId: [userId, 'user_other'], limit: 2 }
  expect(await client.GET('/users', { params: { query } })).toMatchObject({ data: { totalCount: 1 } })
})

test('hey-api generates a client that calls the routes', async () => {
  const output = join(folder, 'hey')
  await createClient({
    input: document as never,
    output,
    logs: { level: 'silent' },
    plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
  })
  const generated = await readFile(join(output, 'sdk.gen.ts'), 'utf8')
  for (const { id } of operations.filter(({ guard }) => guard.acts !== 'others').slice(0, 3))
    expect(generated).toContain(`export const ${id} =`)
  await compile(
    'called.ts',
    `import { getUserList, updateSelf } from './hey/sdk.gen'
const { data } = await getUserList({ query: { limit: 2 } })
export const ids: string[] | undefined = data?.data.map((user) => user.id)
// @ts-expect-error a field that the options leave out
await updateSelf({ body: { locale: 'en' } })
`,
  )
  const sdk = await import(join(output, 'sdk.gen.ts'))
  const called = { baseUrl: app.baseUrl, headers }
  expect(await sdk.getSelf(called)).toMatchObject({ data: { id: userId } })
  expect(await sdk.banUser({ ...called, path: { userId } })).toMatchObject({ error: { code: 'own_account' } })
  expect(await sdk.updateSelf({ ...called, body: { firstName: 'Grace' } })).toMatchObject({
    data: { firstName: 'Grace' },
  })
})

test('openapi-backend mocks the routes, and the client takes its answers', async () => {
  const backend = new OpenAPIBackend({ definition: document as never, apiRoot: '/api/account', quick: true })
  backend.register('notImplemented', (context) => {
    const { status, mock } = context.api.mockResponseForOperation(context.operation.operationId as string)
    return Response.json(mock, { status })
  })
  backend.register('validationFail', () => Response.json({ code: 'invalid_input' }, { status: 422 }))
  backend.register('notFound', () => Response.json({ code: 'not_found' }, { status: 404 }))
  const hasToken = ({ request }: { request: { headers: Record<string, string | string[]> } }) =>
    request.headers.authorization === 'Bearer mock'
  backend.registerSecurityHandler('bearer', hasToken)
  backend.registerSecurityHandler('session', () => false)
  backend.register('unauthorizedHandler', () => Response.json({ code: 'unauthenticated' }, { status: 401 }))
  await backend.init()
  const mock = await listen(
    getRequestListener(async (request) => {
      const { pathname, search } = new URL(request.url)
      const text = await request.text()
      const body = text ? JSON.parse(text) : undefined
      return backend.handleRequest({
        method: request.method,
        path: pathname,
        query: search.slice(1),
        body,
        headers: Object.fromEntries(request.headers),
      })
    }),
  )
  try {
    const baseUrl = `${mock.url}/api/account`
    const client = createAccountClient({ baseUrl, getToken: async () => 'mock' })
    expect(await safe(createAccountClient({ baseUrl }).me.get())).toMatchObject({ error: { code: 'unauthenticated' } })
    expect(await client.me.delete()).toEqual({ success: true })
    const { data } = await client.users.list({ limit: 2, userId: ['user_1', 'user_2'] })
    expect(data[0]).toMatchObject({ id: expect.any(String), banned: expect.any(Boolean) })
    expect(await client.users.ban('user_1')).toMatchObject({ emailAddresses: expect.any(Array) })
    const bad = { nickname: 'x' } as object
    expect(await safe(client.me.update(bad))).toMatchObject({ error: { code: 'invalid_input' } })
  } finally {
    await mock.close()
  }
})
