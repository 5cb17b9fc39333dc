import { createClerkClient } from '@clerk/backend'
import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { people, test } from '../support/emulator.ts'
import { type FrontendBrowser, frontendBrowser } from '../support/frontend.ts'

test.override('options', {
  seed: {
    ...people,
    organizations: [{ id: 'org_engines', name: 'Engines', members: [{ user: 'ada@example.com', role: 'org:admin' }] }],
    jwt_templates: [{ name: 'hasura', claims: { mail: '{{user.primary_email_address}}' }, lifetime: 600 }],
  },
})

const password = 'analytical-engine'
const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
const activeSession = async (browser: FrontendBrowser) =>
  (await browser.get('/client')).body.response.last_active_session_id

describe('tokens', () => {
  test('are session tokens of the page that asks', async ({ emulator }) => {
    const browser = frontendBrowser(emulator, 'http://localhost:5173')
    const id = await browser.signIn('ada@example.com', password)
    const { body } = await browser.post(`/client/sessions/${id}/tokens`, { organization_id: '' })
    expect(claimsOf(body.jwt)).toMatchObject({
      sid: id,
      sub: 'user_ada',
      azp: 'http://localhost:5173',
      fva: [0, -1],
      v: 2,
    })
    const clerk = createClerkClient({
      secretKey: emulator.secretKey,
      publishableKey: emulator.publishableKey,
      apiUrl: emulator.url,
      telemetry: { disabled: true },
    })
    const state = await clerk.authenticateRequest(
      new Request('http://localhost:5173', { headers: { authorization: `Bearer ${body.jwt}` } }),
      { proxyUrl: emulator.url },
    )
    expect(state.toAuth()).toMatchObject({ userId: 'user_ada', sessionId: id })
  })

  test('name the organization that is asked for, where the user is a member', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const id = await browser.signIn('ada@example.com', password)
    const ask = (organization_id: string) => browser.post(`/client/sessions/${id}/tokens`, { organization_id })
    expect(claimsOf((await ask('org_engines')).body.jwt).o).toMatchObject({ id: 'org_engines', rol: 'admin' })
    expect(claimsOf((await ask('')).body.jwt).o).toBeUndefined()
    const other = frontendBrowser(emulator)
    const grace = await other.signIn('grace@example.com', 'first-compiler')
    expect(refusal(await other.post(`/client/sessions/${grace}/tokens`, { organization_id: 'org_engines' }))).toBe(
      '404 organization_not_found_or_unauthorized',
    )
  })

  test('come from a template', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const id = await browser.signIn('ada@example.com', password)
    expect(claimsOf((await browser.post(`/client/sessions/${id}/tokens/hasura`)).body.jwt)).toMatchObject({
      mail: 'ada@example.com',
      sub: 'user_ada',
    })
    expect(refusal(await browser.post(`/client/sessions/${id}/tokens/nothing`))).toBe('404 resource_not_found')
  })

  test('are not given for ended sessions, nor for those of another browser', async ({ emulator, call }) => {
    const browser = frontendBrowser(emulator)
    const id = await browser.signIn('ada@example.com', password)
    const thief = frontendBrowser(emulator)
    await thief.signIn('grace@example.com', 'first-compiler')
    expect(refusal(await thief.post(`/client/sessions/${id}/tokens`))).toBe('404 resource_not_found')
    await call.post(`/sessions/${id}/revoke`)
    expect(refusal(await browser.post(`/client/sessions/${id}/tokens`))).toBe('401 authentication_invalid')
  })
})

describe('several sessions in one browser', () => {
  test('are switched by a touch and end one by one', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const ada = await browser.signIn('ada@example.com', password)
    const grace = await browser.signIn('grace@example.com', 'first-compiler')
    const { response } = (await browser.get('/client')).body
    expect(response.sessions.map(({ id }: { id: string }) => id)).toEqual([ada, grace])
    expect(response.last_active_session_id).toBe(grace)
    const touched = await browser.post(`/client/sessions/${ada}/touch`, {
      active_organization_id: '',
      intent: 'select_session',
    })
    expect(touched.body.client.last_active_session_id).toBe(ada)

    const removed = await browser.post(`/client/sessions/${ada}/remove`)
    expect(removed.body.response).toMatchObject({ id: ada, status: 'removed' })
    expect(await activeSession(browser)).toBe(grace)
    const ended = await browser.post(`/client/sessions/${grace}/end`)
    expect(ended.body.response.status).toBe('ended')
    expect(await activeSession(browser)).toBeNull()
  })

  test('end together, and the browser stays known', async ({ emulator, call }) => {
    const browser = frontendBrowser(emulator)
    await browser.signIn('ada@example.com', password)
    const grace = await browser.signIn('grace@example.com', 'first-compiler')
    const before = (await browser.get('/client')).body.response.id
    const { body } = await browser.remove('/client/sessions')
    expect(body.response).toMatchObject({ id: before, sessions: [] })
    expect((await call.get(`/sessions/${grace}`)).body.status).toBe('removed')
    expect((await browser.remove('/client')).status).toBe(200)
  })
})

test('a touch changes the organization of the session, and of its next tokens', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const id = await browser.signIn('ada@example.com', password)
  const touch = (active_organization_id: string) =>
    browser.post(`/client/sessions/${id}/touch`, { active_organization_id })
  expect((await touch('org_engines')).body.response.last_active_organization_id).toBe('org_engines')
  expect(claimsOf((await browser.post(`/client/sessions/${id}/tokens`)).body.jwt).o.id).toBe('org_engines')
  expect((await touch('')).body.response.last_active_organization_id).toBeNull()
  expect(refusal(await touch('org_nowhere'))).toBe('404 organization_not_found_or_unauthorized')
})

test('switching does not make older tokens of the session invalid', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const id = await browser.signIn('ada@example.com', password)
  const before = (await browser.get('/client')).body.response.updated_at
  await browser.post(`/client/sessions/${id}/touch`)
  expect((await browser.get('/client')).body.response.updated_at).toBe(before)
})

test("one's sessions everywhere are listed with their devices, and revoked", async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const here = await browser.signIn('ada@example.com', password)
  const there = frontendBrowser(emulator)
  const elsewhere = await there.signIn('ada@example.com', password)
  expect((await browser.get('/me/sessions')).body).toHaveLength(2)
  await browser.post(`/client/sessions/${here}/touch`)
  const { body: active } = await browser.get('/me/sessions/active')
  expect(active.map(({ id }: { id: string }) => id)).toEqual([here, elsewhere])
  expect(active[0].latest_activity).toMatchObject({ is_mobile: false })
  const revoked = await browser.post(`/me/sessions/${elsewhere}/revoke`)
  expect(revoked.body.response.status).toBe('revoked')
  expect(refusal(await there.get('/me'))).toBe('401 authentication_invalid')
  const grace = frontendBrowser(emulator)
  await grace.signIn('grace@example.com', 'first-compiler')
  expect(refusal(await grace.post(`/me/sessions/${here}/revoke`))).toBe('404 resource_not_found')
})

test('a session token in a cookie cannot act for a client of another browser', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const id = await browser.signIn('ada@example.com', password)
  const thief = frontendBrowser(emulator)
  await thief.get('/client')
  thief.use(id)
  expect(refusal(await thief.get('/me'))).toBe('401 authentication_invalid')
})
