import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { buildElements } from './build.ts'
import { contentSecurityPolicy, type PageOptions, pageFiles, pageOf } from './page.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

export interface Answer {
  readonly status?: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly delay?: number
  /** No answer at all. */
  readonly isLost?: boolean
}

/** Answers by method and path below `/api/account`; `:id` stands for any part of a path. */
export type Routes = Readonly<Record<string, (asked: Asked) => Answer>>

export interface TestServer {
  readonly url: string
  /** Requests below `/api/account`, oldest first. */
  readonly asked: Asked[]
  /** The page to show at `/`, and what the server answers from now on. */
  show(body: string, routes: Routes, options?: PageOptions): void
  stop(): Promise<void>
}

const refusal = (status: number, code: string, message: string, more: object = {}): Answer => ({
  status,
  body: { error: 'Refused', code, message, ...more },
})

export const refusals = {
  notFound: refusal(404, 'not_found', 'Not found.'),
  forbidden: refusal(403, 'forbidden', "You don't have permission to do this."),
  signedOut: refusal(401, 'unauthenticated', 'Sign in to continue.'),
  unavailable: refusal(502, 'clerk_unavailable', "The user service isn't available right now."),
  busy: refusal(503, 'busy', 'The server is busy. Try again in a moment.'),
  stepUp: refusal(403, 'reverification_required', 'Verify your identity to continue.', {
    clerk_error: {
      type: 'forbidden',
      reason: 'reverification-error',
      metadata: { reverification: { level: 'second_factor', afterMinutes: 10 } },
    },
  }),
  blocked: (blockers: readonly object[]): Answer =>
    refusal(409, 'blocked', "This account can't be deleted yet.", { blockers }),
  rateLimited: { ...refusal(429, 'rate_limited', 'Too many requests.'), headers: { 'retry-after': '7' } },
} as const

/** A server that answers like the routes, for states that an example can't be brought into. */
export async function startTestServer(): Promise<TestServer> {
  const built = await buildElements()
  const asked: Asked[] = []
  let page = ''
  let files = pageFiles(built, {})
  let routes: Routes = {}

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/') {
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy }
      return response.writeHead(200, headers).end(page)
    }
    const file = files.get(pathname.replace('/elements/', ''))
    if (file) return response.writeHead(200, { 'content-type': file.type }).end(file.body)
    if (!pathname.startsWith('/api/account')) return response.writeHead(404).end()
    const one: Asked = {
      method: request.method ?? '',
      path: pathname.slice('/api/account'.length),
      query: searchParams,
      body: await bodyOf(request),
    }
    asked.push(one)
    const { status = 200, body = {}, headers, delay = 0, isLost } = find(routes, one)?.(one) ?? refusals.notFound
    await new Promise((resolve) => setTimeout(resolve, delay))
    if (isLost) return response.destroy()
    return response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    show: (body, now, options = {}) => {
      asked.length = 0
      page = pageOf(body, options)
      files = pageFiles(built, options)
      routes = now
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const body = await text(request)
  return body === '' ? undefined : JSON.parse(body)
}

function find(routes: Routes, { method, path }: Asked): Routes[string] | undefined {
  const parts = `${method} ${path}`.split('/')
  const fits = (route: string): boolean => {
    const wanted = route.split('/')
    return (
      wanted.length === parts.length && wanted.every((each, index) => each.startsWith(':') || each === parts[index])
    )
  }
  return Object.entries(routes).find(([route]) => fits(route))?.[1]
}
