import { isDeepStrictEqual } from 'node:util'
import type { Emulator } from '@account-routes/emulator'

interface Answer {
  readonly status: number
  readonly allow: string | null
  readonly body: unknown
}

/**
 * What every combination has to answer, over HTTP: who is refused and that Clerk is not asked for it, and that an account
 * is deleted by one request, with the plan of the example where the runtime has SQLite. In words, what was not so.
 */
export async function smoke(url: string, single: string, emulator: Emulator): Promise<readonly string[]> {
  const wrong: string[] = []
  const expect = (what: string, seen: unknown, wanted: unknown) => {
    if (!isDeepStrictEqual(seen, wanted))
      wrong.push(`${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`)
  }
  const ask = async (method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    })
    const text = await response.text()
    let body: unknown = text.slice(0, 200)
    try {
      body = JSON.parse(text)
    } catch {}
    return { status: response.status, allow: response.headers.get('allow'), body }
  }
  const codeOf = ({ body }: Answer) => (body as { code?: unknown } | null)?.code
  const me = '/api/account/me'
  const clerk = clerkOf(emulator)

  const [person, other] = [await clerk.newUser(), await clerk.newUser()]
  const [bearer, otherBearer] = [await clerk.bearer(person), await clerk.bearer(other)]
  await clerk.forgetRequests()

  const signedOut = await ask('DELETE', me)
  expect('signed out', [signedOut.status, codeOf(signedOut)], [401, 'unauthenticated'])
  const alone = await ask('POST', single)
  expect('one operation alone, signed out', [alone.status, codeOf(alone)], [401, 'unauthenticated'])
  const foreign = await ask('DELETE', me, { cookie: '__session=x', origin: 'https://evil.example' })
  expect('a foreign origin', [foreign.status, codeOf(foreign)], [403, 'cross_origin'])
  const method = await ask('PUT', me, { authorization: bearer })
  expect('another method', [method.status, method.allow], [405, 'GET, HEAD, PATCH, DELETE, OPTIONS'])
  expect('what Clerk was asked for these', await clerk.requests(), [])

  const self = await ask('GET', me, { authorization: bearer })
  expect('getSelf', [self.status, (self.body as { id?: unknown } | null)?.id], [200, person])
  await clerk.forgetRequests()
  const deleted = await ask('DELETE', me, { authorization: bearer })
  expect('deleteSelf', [deleted.status, deleted.body], [200, { success: true }])
  const path = `/v1/users/${person}`
  const deletions = (await clerk.requests()).filter((request) => request.startsWith('DELETE '))
  expect('what Clerk was asked to delete for it', deletions, [`DELETE ${path}`])
  const deletedAlone = await ask('POST', single, { authorization: otherBearer })
  expect('deleteSelf alone', [deletedAlone.status, deletedAlone.body], [200, { success: true }])
  expect('who is left', [await clerk.has(person), await clerk.has(other)], [false, false])
  return wrong
}

function clerkOf({ url, secretKey }: Emulator) {
  const call = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T
  let made = 0
  return {
    async newUser(): Promise<string> {
      made += 1
      const email_address = [`someone-${process.pid}-${Date.now()}-${made}@example.com`]
      return (await json<{ id: string }>(call('POST', '/v1/users', { email_address, skip_password_requirement: true })))
        .id
    },
    async bearer(user_id: string): Promise<string> {
      const { id } = await json<{ id: string }>(call('POST', '/v1/sessions', { user_id }))
      const { jwt } = await json<{ jwt: string }>(call('POST', `/v1/sessions/${id}/tokens`))
      return `Bearer ${jwt}`
    },
    has: async (id: string): Promise<boolean> => (await call('GET', `/v1/users/${id}`)).status === 200,
    forgetRequests: (): Promise<Response> => fetch(`${url}/_emulator/requests`, { method: 'DELETE' }),
    /** Keys are fetched once by some SDKs, which asks Clerk nothing about anybody. */
    async requests(): Promise<readonly string[]> {
      const asked = await json<{ method: string; path: string }[]>(fetch(`${url}/_emulator/requests`))
      return asked.filter(({ path }) => path !== '/v1/jwks').map(({ method, path }) => `${method} ${path}`)
    },
  }
}
