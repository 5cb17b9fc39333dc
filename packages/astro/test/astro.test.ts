import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { freePort, type RunningServer, startServer } from '@account-routes/launcher'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import integration from '../src/integration.ts'

const root = fileURLToPath(new URL('app/', import.meta.url))
const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')
const run = promisify(execFile)

let emulator: Emulator
let grace: Person
let ada: Person

beforeAll(async () => {
  emulator = await startEmulator()
  ;[grace, ada] = await people()
})
afterAll(() => emulator?.stop())

describe.each(['on', 'off'] as const)('built with checkOrigin %s', (checkOrigin) => {
  let folder: string
  let server: RunningServer
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'account-routes-astro-'))
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', OUT_DIR: folder, CHECK_ORIGIN: checkOrigin }
    await run(process.execPath, [astro, 'build', '--root', root], { env })
    const command = [join(folder, 'server/entry.mjs')]
    server = await startServer({
      name: 'The app',
      command,
      cwd: root,
      port: await freePort(),
      env: emulator.env('astro'),
    })
  })
  afterAll(async () => {
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> =>
    fetch(server.url + path, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) })

  test('the integration mounts the table with its own options and those of src/account-routes.ts', async () => {
    expect(await (await send('GET', '/injected/me', await grace.bearer())).json()).toMatchObject({ firstName: 'Grace' })
    expect((await send('GET', '/injected/users', await ada.bearer())).status).toBe(200)
    expect((await send('GET', '/injected/users', await grace.bearer())).status).toBe(403)
    expect((await send('GET', '/injected/nothing')).status).toBe(404)
    const put = await send('PUT', '/injected/me', { origin: server.url })
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, PATCH, DELETE, OPTIONS'])
  })

  test("a file without `authorize` mounts only the caller's own account", async () => {
    expect(await (await send('GET', '/file/me', await grace.bearer())).json()).toMatchObject({ firstName: 'Grace' })
    expect((await send('GET', '/file/users', await ada.bearer())).status).toBe(404)
    expect((await send('HEAD', '/file/me', await grace.bearer())).status).toBe(200)
  })

  test('one operation takes its id from the path of its file', async () => {
    const { id } = grace
    const headers = { ...(await ada.bearer()), origin: server.url }
    expect(await (await send('POST', `/users/${id}/ban`, headers)).json()).toMatchObject({ id, banned: true })
    expect((await send('POST', '/users/user_1%2Fban/ban', headers)).status).toBe(422)
    await clerk('POST', `/users/${id}/unban`)
  })

  test("without Clerk's middleware, the log says what is missing", async () => {
    const answer = await send('POST', '/without-clerk', { origin: server.url })
    expect(await answer.json()).toMatchObject({ code: 'misconfigured' })
    expect(server.output()).toContain('export const onRequest = clerkMiddleware()')
  })

  test('a form of another site deletes nothing, one of the app does', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const visitor = await person('form@example.com')
    const foreign = { ...form, ...(await visitor.cookies()), origin: 'https://evil.example' }
    expect((await send('DELETE', '/injected/me', foreign)).status).toBe(403)
    expect(await visitor.exists()).toBe(true)

    const own = { ...form, ...(await visitor.cookies()), origin: server.url }
    expect((await send('DELETE', '/injected/me', own)).status).toBe(200)
    expect(await visitor.exists()).toBe(false)
  })

  test('works behind a proxy that ends TLS, if Astro knows the host', async () => {
    const visitor = await person('proxied@example.com')
    const headers = {
      ...(await visitor.cookies()),
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'behind-tls.example',
    }
    expect((await send('DELETE', '/injected/me', { ...headers, origin: 'https://evil.example' })).status).toBe(403)
    expect((await send('DELETE', '/injected/me', { ...headers, origin: 'https://behind-tls.example' })).status).toBe(
      200,
    )
    expect(await visitor.exists()).toBe(false)
  })

  test('a token without an origin and without a body', async () => {
    const visitor = await person('token@example.com')
    const { status } = await send('DELETE', '/injected/me', await visitor.bearer())
    // Astro's own check takes it for a form. It asks for an origin, or for a content type that no form has.
    expect(status).toBe(checkOrigin === 'on' ? 403 : 200)
    const json = { ...(await visitor.bearer()), 'content-type': 'application/json' }
    expect((await send('DELETE', '/injected/me', json)).status).toBe(checkOrigin === 'on' ? 200 : 401)
  })
})

test('the integration takes no functions: they would stay behind in the configuration', () => {
  const setup = integration({ authorize: () => true } as object).hooks['astro:config:setup']
  const tools = { config: { srcDir: new URL('app/src/', import.meta.url) }, createCodegenDir: () => import.meta.url }
  expect(() => setup?.(tools as unknown as Parameters<NonNullable<typeof setup>>[0])).toThrow(
    'move `authorize` to src/account-routes.ts',
  )
})

test('a mount that could never match ends the build with the fix', () => {
  for (const mount of ['api/account', '', '/api//account', '/api?a'])
    expect(() => integration({ mount })).toThrow(/`mount` must be a path that starts with a slash/)
})

interface Person {
  readonly id: string
  bearer(): Promise<Record<string, string>>
  cookies(): Promise<Record<string, string>>
  exists(): Promise<boolean>
}

async function clerk(method: string, path: string, body?: object): Promise<Response> {
  return fetch(`${emulator.url}/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
}

async function people(): Promise<[Person, Person]> {
  const users = (await (await clerk('GET', '/users')).json()) as { id: string; first_name: string }[]
  const named = (name: string): Person => personOf(users.find((user) => user.first_name === name)?.id ?? '')
  return [named('Grace'), named('Ada')]
}

async function person(email: string): Promise<Person> {
  const user = await clerk('POST', '/users', { email_address: [email], password: 'correct-horse-battery' })
  return personOf(((await user.json()) as { id: string }).id)
}

function personOf(id: string): Person {
  const token = async (): Promise<string> => {
    const response = await fetch(`${emulator.url}/_emulator/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: id }),
    })
    return ((await response.json()) as { jwt: string }).jwt
  }
  return {
    id,
    bearer: async () => ({ authorization: `Bearer ${await token()}` }),
    cookies: async () => ({
      cookie: cookiesOf({ __session: await token(), __client_uat: '1', __clerk_db_jwt: 'dvb_1' }),
    }),
    exists: async () => (await clerk('GET', `/users/${id}`)).ok,
  }
}

/** Plain and with the suffix of the instance's key, as browsers have them. */
function cookiesOf(values: Readonly<Record<string, string>>): string {
  const suffix = createHash('sha1').update(emulator.publishableKey).digest('base64url').slice(0, 8)
  return Object.entries(values)
    .flatMap(([name, value]) => [`${name}=${value}`, `${name}_${suffix}=${value}`])
    .join('; ')
}
