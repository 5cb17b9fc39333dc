import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { startExample } from '@account-routes/launcher'
import type { Page } from 'playwright-core'
import { buildElements } from './build.ts'
import { contentSecurityPolicy, type PageOptions, pageFiles, pageOf } from './page.ts'

type Seed = NonNullable<NonNullable<Parameters<typeof startEmulator>[0]>['seed']>

/** The Express example on the emulator, with a page of elements on its origin. */
export interface Example {
  readonly url: string
  readonly emulator: Emulator
  /** The output of the example. */
  output(): string
  /** A call of Clerk's Backend API. */
  backend(path: string, method?: string, body?: object): Promise<unknown>
  /** A call of the emulator's own. */
  control(path: string, body?: object): Promise<void>
  /** Opens a page with elements. */
  show(page: Page, body: string, options?: PageOptions & { readonly query?: string }): Promise<void>
  stop(): Promise<void>
}

export async function startExampleWith(seed: Seed): Promise<Example> {
  const built = await buildElements()
  const emulator = await startEmulator({ seed })
  // Without its plan, whose ledger would remember across a reset who was deleted.
  const env = { ACCOUNT_ROUTES_OPTIONS: JSON.stringify({ deletion: null }) }
  const app = await startExample('express', { emulator, env })
  let html = ''
  let policy: string | undefined
  let files = pageFiles(built, {})

  // A proxy in front of the example, which sees the same host.
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = files.get(pathname.replace('/elements/', ''))
    if (pathname === '/elements/') {
      const headers = policy ? { 'content-security-policy': policy } : {}
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html)
    } else if (file) response.writeHead(200, { 'content-type': file.type }).end(file.body)
    else {
      const { method, headers } = request
      const passed = ask(`${app.url}${request.url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      passed.on('error', () => response.destroy())
      request.pipe(passed)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const call = async (address: string, body: object | undefined, init: RequestInit): Promise<string> => {
    const json = body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...init.headers },
    }
    const response = await fetch(address, { ...init, ...json })
    const text = await response.text()
    if (!response.ok) throw new Error(`${address}: ${response.status} ${text}`)
    return text
  }
  return {
    url,
    emulator,
    output: () => app.output(),
    backend: async (path, method = 'GET', body) => {
      const headers = { authorization: `Bearer ${emulator.secretKey}` }
      return JSON.parse(await call(`${emulator.url}/v1${path}`, body, { method, headers }))
    },
    control: async (path, body) => {
      await call(`${emulator.url}/_emulator/${path}`, body, { method: 'POST' })
    },
    show: async (page, body, { query = '', ...options } = {}) => {
      html = pageOf(body, { heading: 'Users', ...options })
      policy = options.policy === null ? undefined : contentSecurityPolicy
      files = pageFiles(built, options)
      await page.goto(`${url}/elements/${query}`)
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await app.stop()
      await emulator.stop()
    },
  }
}
