import { expect } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import type { Answer } from './api.ts'
import { createContract, readDocument } from './contract.ts'

export const frontendDocument = readDocument('fapi-2026-05-12.yml')
const contract = createContract(frontendDocument)

/** The fields of a form, as a test wants to write them. */
export type Form = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

function encoded(form: Form): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    if (value === undefined) continue
    for (const item of Array.isArray(value) ? value : [value]) fields.append(name, String(item))
  }
  return fields
}

const isAtRoot = (path: string): boolean => path.startsWith('/api_keys')

const placed = (path: string): string => (isAtRoot(path) ? path : `/v1${path}`)

/** A browser that talks to the Frontend API as clerk-js does. Every answer is held against Clerk's document. */
export function frontendBrowser(emulator: Pick<Emulator, 'url'>, origin = 'http://localhost:3000') {
  let devBrowser: string | undefined
  let sessionId: string | undefined
  let token: string | undefined

  const address = (path: string, query: Readonly<Record<string, string>>): string => {
    const url = new URL(emulator.url + placed(path))
    const own = { __clerk_api_version: '2026-05-12', _clerk_js_version: '6.40.0', __clerk_db_jwt: devBrowser ?? '' }
    for (const [name, value] of Object.entries({ ...own, ...query })) if (value) url.searchParams.set(name, value)
    if (sessionId && !/^\/(client|waitlist)/.test(path)) url.searchParams.set('_clerk_session_id', sessionId)
    return url.href
  }

  const call = async (method: string, path: string, body?: Form | FormData): Promise<Answer> => {
    const [pathname = '', search = ''] = path.split('?')
    const query = Object.fromEntries(new URLSearchParams(search))
    if (!devBrowser && path !== '/dev_browser') await start()
    const override: Record<string, string> = method === 'GET' || method === 'POST' ? {} : { _method: method }
    const response = await fetch(address(pathname, { ...query, ...override }), {
      method: method === 'GET' ? 'GET' : 'POST',
      headers: { origin, ...(token && isAtRoot(path) ? { authorization: `Bearer ${token}` } : {}) },
      redirect: 'manual',
      ...(method === 'GET' ? {} : { body: body instanceof FormData ? body : encoded(body ?? {}) }),
    })
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    const text = await response.text()
    const json = response.headers.get('content-type')?.startsWith('application/json')
    const answer = { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers }
    hold(method, placed(pathname).replace(/\/$/, ''), answer)
    return answer
  }

  const start = async (): Promise<void> => {
    devBrowser = (await call('POST', '/dev_browser')).body.id as string
  }

  return {
    url: emulator.url,
    get: (path: string) => call('GET', path),
    post: (path: string, body?: Form | FormData) => call('POST', path, body),
    patch: (path: string, body?: Form) => call('PATCH', path, body),
    put: (path: string, body?: Form | FormData) => call('PUT', path, body),
    remove: (path: string) => call('DELETE', path),
    /** Acts as this session, where a client has several. */
    use: (id: string | undefined) => {
      sessionId = id
    },
    devBrowser: () => devBrowser,
    /** Sends a token of this session with requests to services that know no browser. */
    useTokenOf: async (id: string): Promise<void> => {
      token = (await call('POST', `/client/sessions/${id}/tokens`)).body.jwt as string
    },
    /** Signs in with a password and returns the session's id. */
    signIn: async (identifier: string, password: string): Promise<string> => {
      const { status, body } = await call('POST', '/client/sign_ins', { identifier, password, strategy: 'password' })
      expect(status, JSON.stringify(body)).toBe(200)
      sessionId = body.response.created_session_id as string
      return sessionId
    },
  }
}

export type FrontendBrowser = ReturnType<typeof frontendBrowser>

/** Operations that have succeeded in the running test file, with a response as in the document. */
export const succeeded = new Set<string>()

function hold(method: string, path: string, { status, body }: Answer): void {
  const operation = contract.operationOf(method, path)
  if (!operation || status === 501) return
  if (operation.responses[status] && status < 400) succeeded.add(operation.operationId)
  if (typeof body === 'string') return
  // A form can be wrong in every operation, though the document lists 422 for some only. It lists no refusal of a token.
  const isUnlisted = status === 422 || (isAtRoot(path) && (status === 401 || status === 403))
  const problems =
    isUnlisted && !operation.responses[status]
      ? contract.errorProblems(body)
      : contract.problems(method, path, status, withStrategies(body))
  expect(problems, `${method} ${path}`).toEqual([])
}

/**
 * The document wants a status and a strategy of each verification of a sign-up. Clerk has neither before it is prepared,
 * and @clerk/ui relies on that.
 */
function withStrategies(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withStrategies)
  if (typeof value !== 'object' || value === null) return value
  if ('next_action' in value && value.next_action === 'needs_prepare' && 'supported_strategies' in value) {
    const [strategy] = value.supported_strategies as string[]
    return { status: 'unverified', strategy, attempts: null, expire_at: 0, ...value }
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withStrategies(item)]))
}
