import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { type AccountRoutesOptions, accountRoutes } from '@account-routes/fetch'
import { createClerkClient } from '@clerk/backend'
import { getRequestListener } from '@hono/node-server'
import { afterEach } from 'vitest'

export interface Listening {
  readonly url: string
  readonly requests: readonly string[]
  close(): Promise<void>
}

/** A server of its own, which notes what it is asked. */
export async function listen(handler: RequestListener): Promise<Listening> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    handler(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Starts servers for the tests of a file, each until the end of its test. */
export function servers(): typeof listen {
  const open: Listening[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })
  return async (handler) => {
    const server = await listen(handler)
    open.push(server)
    return server
  }
}

type Claims = Readonly<Record<string, unknown>>

export interface App extends Listening {
  /** The address of the routes. */
  readonly baseUrl: string
  readonly emulator: Emulator
  newUser(fields?: object): Promise<string>
  /** A session token, fresh unless the claims say otherwise. */
  token(userId: string, claims?: Claims, expiresInSeconds?: number): Promise<string>
  exists(userId: string): Promise<boolean>
}

/** An app with the emulator as its Clerk. */
export async function startApp(options: AccountRoutesOptions): Promise<App> {
  const emulator = await startEmulator()
  const { publishableKey, secretKey, jwtKey, url: apiUrl } = emulator
  const clerkClient = createClerkClient({
    publishableKey,
    secretKey,
    jwtKey,
    apiUrl,
    proxyUrl: apiUrl,
    telemetry: { disabled: true },
  })
  const routes = accountRoutes({ clerkClient, ...options })
  const server = await listen(getRequestListener((request) => routes(request)))
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(emulator.url + path, {
      ...init,
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    })
  const post = async (path: string, body: object) =>
    (await ask(path, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<{ id: string; jwt: string }>
  let count = 0
  return {
    ...server,
    baseUrl: `${server.url}/api/account`,
    emulator,
    newUser: async (fields = {}) =>
      (await post('/v1/users', { email_address: [`client-${++count}@example.com`], ...fields })).id,
    token: async (userId, claims = {}, expiresInSeconds = 600) =>
      (await post('/_emulator/tokens', { userId, claims, expiresInSeconds })).jwt,
    exists: async (userId) => (await ask(`/v1/users/${userId}`)).status === 200,
    close: async () => {
      await server.close()
      await emulator.stop()
    },
  }
}
