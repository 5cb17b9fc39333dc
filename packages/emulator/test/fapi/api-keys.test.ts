import { expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'

/** An id as long as Clerk's. */
const id = (prefix: string, name: string): string => `${prefix}_${name.padEnd(27, '0')}`
const [ada, grace, engines] = [id('user', 'ada'), id('user', 'grace'), id('org', 'engines')]

test.override('options', {
  seed: {
    users: [
      { id: ada, email_address: ['ada@example.com'], password: 'analytical-engine' },
      { id: grace, email_address: ['grace@example.com'], password: 'analytical-engine' },
    ],
    organizations: [
      {
        id: engines,
        name: 'Engines',
        members: [{ user: 'ada@example.com', role: 'org:admin' }, { user: 'grace@example.com' }],
      },
    ],
  },
})

async function as(emulator: Parameters<typeof frontendBrowser>[0], name: string) {
  const browser = frontendBrowser(emulator)
  await browser.useTokenOf(await browser.signIn(`${name}@example.com`, 'analytical-engine'))
  return browser
}

test('users make, list, change and revoke their own API keys, which servers accept', async ({ emulator, call }) => {
  const browser = await as(emulator, 'ada')
  const made = await browser.post('/api_keys', { name: 'Deploy', subject: ada, seconds_until_expiration: '3600' })
  expect(made.status).toBe(201)
  const { id: key, secret } = made.body
  expect(made.body).toMatchObject({ name: 'Deploy', subject: ada, created_by: ada, description: null })
  const verify = async () => (await call.post('/api_keys/verify', { secret })).status
  expect(await verify()).toBe(200)
  const list = async (query = '') => (await browser.get(`/api_keys?subject=${ada}${query}`)).body
  expect(await list()).toMatchObject({ total_count: 1, data: [{ id: key }] })
  expect(JSON.stringify(await list())).not.toContain(secret)
  expect(await list('&query=nothing')).toMatchObject({ total_count: 0 })
  expect((await browser.patch(`/api_keys/${key}`, { description: 'From CI' })).body.description).toBe('From CI')
  const revoked = await browser.post(`/api_keys/${key}/revoke`, { revocation_reason: 'Leaked' })
  expect(revoked.body).toMatchObject({ revoked: true, revocation_reason: 'Leaked' })
  expect(await verify()).toBe(404)
  expect(await list()).toMatchObject({ total_count: 0 })
  expect(await list('&include_invalid=true')).toMatchObject({ total_count: 1 })
  expect(refusal(await browser.post('/api_keys', { name: 'x', subject: ada }))).toBe(
    '422 form_param_min_length_exceeded name',
  )
})

test('nobody reaches the API keys of others', async ({ emulator, call }) => {
  const [mine, theirs] = [await as(emulator, 'ada'), await as(emulator, 'grace')]
  const { body } = await mine.post('/api_keys', { name: 'Deploy', subject: ada })
  expect(refusal(await theirs.get(`/api_keys?subject=${ada}`))).toBe('403 not_allowed_access')
  expect(refusal(await theirs.post('/api_keys', { name: 'Mine', subject: ada }))).toBe('403 not_allowed_access')
  expect(refusal(await theirs.patch(`/api_keys/${body.id}`, { description: 'x' }))).toBe('404 resource_not_found')
  expect(refusal(await theirs.post(`/api_keys/${body.id}/revoke`))).toBe('404 resource_not_found')
  const stranger = frontendBrowser(emulator)
  expect(refusal(await stranger.get(`/api_keys?subject=${ada}`))).toBe('401 authentication_invalid')
  // A forged token, an expired one, and that of a session that has ended.
  const { body: session } = await call.post('/sessions', { user_id: ada })
  const tokens = async (change: object) =>
    (
      (await (
        await fetch(`${emulator.url}/_emulator/tokens`, {
          method: 'POST',
          body: JSON.stringify({ userId: ada, sessionId: session.id, ...change }),
        })
      ).json()) as { jwt: string }
    ).jwt
  const ask = async (token: string) => {
    const headers = { origin: 'http://localhost:3000', authorization: `Bearer ${token}` }
    return (await fetch(`${emulator.url}/api_keys?subject=${ada}`, { headers })).status
  }
  const good = await tokens({})
  expect(await ask(good)).toBe(200)
  expect(await ask(`${good.slice(0, -6)}AAAAAA`)).toBe(401)
  expect(await ask('eyJ.no.token')).toBe(401)
  expect(await ask(await tokens({ expiresInSeconds: -60 }))).toBe(401)
  await call.post(`/sessions/${session.id}/revoke`)
  expect(await ask(good)).toBe(401)
})

test('administrators manage the API keys of an organization, members do not', async ({ emulator }) => {
  const [admin, member] = [await as(emulator, 'ada'), await as(emulator, 'grace')]
  const key = { name: 'Deploy', subject: engines }
  const { body } = await admin.post('/api_keys', key)
  expect(body).toMatchObject({ subject: engines, created_by: ada })
  expect((await admin.get(`/api_keys?subject=${engines}`)).body.total_count).toBe(1)
  expect(refusal(await member.get(`/api_keys?subject=${engines}`))).toBe('403 missing_organization_permission')
  expect(refusal(await member.post('/api_keys', key))).toBe('403 missing_organization_permission')
  expect(refusal(await member.post(`/api_keys/${body.id}/revoke`))).toBe('403 missing_organization_permission')
  expect((await admin.post(`/api_keys/${body.id}/revoke`)).body.revoked).toBe(true)
})

test('API keys answer at the path with two slashes that clerk-js makes of a proxy URL', async ({ emulator, call }) => {
  const origin = 'http://localhost:3000'
  const ask = (init: RequestInit) => fetch(`${emulator.url}//api_keys?subject=${ada}`, init)
  const preflight = await ask({ method: 'OPTIONS', headers: { origin } })
  expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
  const { body: session } = await call.post('/sessions', { user_id: ada })
  const { body: token } = await call.post(`/sessions/${session.id}/tokens`)
  const response = await ask({ headers: { origin, authorization: `Bearer ${token.jwt}` } })
  expect(await response.json()).toEqual({ data: [], total_count: 0 })
})
