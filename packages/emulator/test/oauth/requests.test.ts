import { createHash } from 'node:crypto'
import { describe, expect } from 'vitest'
import type { api } from '../support/api.ts'
import { test } from '../support/emulator.ts'
import { callback, heldFetch, post, providerBrowser } from '../support/oauth.ts'

interface Application {
  readonly client_id: string
  readonly client_secret: string
}

async function application(call: ReturnType<typeof api>, fields: object = {}): Promise<Application> {
  const input = { name: 'Partner', redirect_uris: [callback], scopes: 'openid email', consent_screen_enabled: false }
  return (await call.post('/oauth_applications', { ...input, ...fields })).body as Application
}

const verifier = 'a-verifier-of-forty-three-characters-or-more'
const challenge = createHash('sha256').update(verifier).digest('base64url')

/** Sends an authorization request of a browser that nobody has signed in on. */
async function authorize(url: string, query: Record<string, string> | URLSearchParams) {
  const response = await heldFetch(`${url}/oauth/authorize?${new URLSearchParams(query)}`, { redirect: 'manual' })
  const location = response.headers.get('location')
  const json = response.headers.get('content-type')?.startsWith('application/json')
  const body = json ? ((await response.json()) as { error: string; error_description: string }) : undefined
  return { status: response.status, location, body }
}

describe('an authorization request', () => {
  test('redirects nowhere unless the client and its address are registered', async ({ emulator, call }) => {
    const { client_id } = await application(call)
    const good = { response_type: 'code', client_id, redirect_uri: callback, state: 'state-1234' }
    for (const [change, error] of [
      [{ client_id: '' }, 'invalid_request'],
      [{ client_id: 'nobody' }, 'invalid_client'],
      [{ redirect_uri: 'https://evil.example/' }, 'invalid_request'],
      [{ redirect_uri: `${callback}/` }, 'invalid_request'],
      [{ redirect_uri: `${callback}?more=1` }, 'invalid_request'],
      [{ redirect_uri: callback.replace('app.example', 'app.example@evil.example') }, 'invalid_request'],
      [{ redirect_uri: callback.toUpperCase() }, 'invalid_request'],
      [{ redirect_uri: 'not an address' }, 'invalid_request'],
    ] as const) {
      const refused = await authorize(emulator.url, { ...good, ...change })
      expect(refused, JSON.stringify(change)).toMatchObject({ location: null, body: { error } })
      expect(refused.status).toBe(error === 'invalid_client' ? 401 : 400)
    }
    const twice = new URLSearchParams([...Object.entries(good), ['redirect_uri', 'https://evil.example/']])
    expect(await authorize(emulator.url, twice)).toMatchObject({ status: 400, location: null })
  })

  test('needs its redirect_uri only if the application has several', async ({ emulator, call }) => {
    const request = { response_type: 'code', state: 'state-1234' }
    const one = await application(call)
    expect((await authorize(emulator.url, { ...request, client_id: one.client_id })).location).toMatch(/^\/sign-in\?/)
    const two = await application(call, { redirect_uris: [callback, `${callback}2`] })
    expect(await authorize(emulator.url, { ...request, client_id: two.client_id })).toMatchObject({ status: 400 })
  })

  test('with missing or ill-typed parameters leads back with an error', async ({ emulator, call }) => {
    const { client_id } = await application(call)
    const good = { response_type: 'code', client_id, redirect_uri: callback, state: 'state-1234' }
    for (const [change, error] of [
      [{ response_type: '' }, 'invalid_request'],
      [{ response_type: 'token' }, 'unsupported_response_type'],
      [{ response_mode: 'fragment' }, 'invalid_request'],
      [{ state: '' }, 'invalid_state'],
      [{ state: 'short' }, 'invalid_state'],
      [{ scope: 'openid everything' }, 'invalid_scope'],
      [{ scope: 'openid private_metadata' }, 'invalid_scope'],
      [{ prompt: 'select_account' }, 'invalid_request'],
      [{ prompt: 'none login' }, 'invalid_request'],
      [{ prompt: 'none' }, 'login_required'],
      [{ code_challenge: challenge }, 'invalid_request'],
      [{ code_challenge: challenge, code_challenge_method: 'plain' }, 'invalid_request'],
      [{ code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request'],
      [{ code_challenge_method: 'S256' }, 'invalid_request'],
    ] as const) {
      const { status, location } = await authorize(emulator.url, { ...good, ...change })
      expect(status, JSON.stringify(change)).toBe(303)
      const back = new URL(location ?? '')
      expect(`${back.origin}${back.pathname}`).toBe(callback)
      expect(back.searchParams.get('error'), JSON.stringify(change)).toBe(error)
      expect(back.searchParams.get('error_description')).not.toBe('')
      const state = 'state' in change ? change.state || null : good.state
      expect(back.searchParams.get('state')).toBe(state)
    }
  })

  test('ignores parameters that it does not know', async ({ emulator, call }) => {
    const { client_id } = await application(call)
    const query = { response_type: 'code', client_id, redirect_uri: callback, state: 'state-1234', audience: 'api' }
    expect((await authorize(emulator.url, query)).location).toMatch(/^\/sign-in\?/)
  })

  test('of a public application, or of one that requires it, needs a code_challenge', async ({ emulator, call }) => {
    for (const fields of [{ public: true }, { pkce_required: true }]) {
      const { client_id } = await application(call, fields)
      const query = { response_type: 'code', client_id, redirect_uri: callback, state: 'state-1234' }
      const { location } = await authorize(emulator.url, query)
      expect(new URL(location ?? '').searchParams.get('error')).toBe('invalid_request')
      const code = { code_challenge: challenge, code_challenge_method: 'S256' }
      expect((await authorize(emulator.url, { ...query, ...code })).location).toMatch(/^\/sign-in\?/)
    }
  })

  test('sends no form to an address that could run as a script', async ({ emulator, call }) => {
    const redirect_uri = 'javascript:alert(1)'
    const { client_id } = await application(call, { redirect_uris: [redirect_uri] })
    const query = { response_type: 'code', client_id, redirect_uri, state: 'state-1234', response_mode: 'form_post' }
    const { status, body } = await authorize(emulator.url, query)
    expect(status).not.toBe(200)
    expect(body).toBeUndefined()
  })
})

test('the consent page takes answers of its own page only, and denies without one', async ({ emulator, call }) => {
  const { client_id } = await application(call, { consent_screen_enabled: true })
  const browser = providerBrowser()
  const query = new URLSearchParams({ response_type: 'code', client_id, redirect_uri: callback, state: 'state-1234' })
  const first = await browser.follow(`${emulator.url}/oauth/authorize?${query}`)
  const page = await browser.signIn(emulator, first, 'user_ada')
  expect(page).toContain('Allow Partner?')
  const forged = { method: 'POST', body: new URLSearchParams([...query, ['consented', 'true']]) }
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }] as const) {
    const answer = await browser.follow(`${emulator.url}/oauth/consent`, { ...forged, headers: { ...headers } })
    expect(answer).toBe('Only the consent page of the emulator may do this.')
  }
  const denied = (await browser.consent(emulator, page, { consented: 'false' })) as URL
  expect(denied.searchParams.get('error')).toBe('access_denied')
  const stranger = (await browser.consent(emulator, page, { organization_id: 'org_of_others' })) as URL
  expect(stranger.searchParams.get('error')).toBe('access_denied')
})

describe('the token endpoint', () => {
  async function code(url: string, client_id: string, withChallenge = true): Promise<string> {
    const browser = providerBrowser()
    const query = new URLSearchParams({
      response_type: 'code',
      client_id,
      redirect_uri: callback,
      scope: 'openid',
      state: 'state-1234',
      ...(withChallenge ? { code_challenge: challenge, code_challenge_method: 'S256' } : {}),
    })
    const back = await browser.signIn({ url }, await browser.follow(`${url}/oauth/authorize?${query}`), 'user_ada')
    return (back as URL).searchParams.get('code') ?? ''
  }

  test('refuses what is missing, wrong, twice or not a form', async ({ emulator, call }) => {
    const app = await application(call)
    const other = await application(call)
    const url = `${emulator.url}/oauth/token`
    const good = {
      grant_type: 'authorization_code',
      code: await code(emulator.url, app.client_id),
      redirect_uri: callback,
      code_verifier: verifier,
      client_id: app.client_id,
      client_secret: app.client_secret,
    }
    for (const [change, status, error] of [
      [{ grant_type: '' }, 400, 'invalid_request'],
      [{ grant_type: 'password' }, 401, 'unsupported_grant_type'],
      [{ grant_type: 'constructor' }, 401, 'unsupported_grant_type'],
      [{ client_id: '' }, 401, 'invalid_client'],
      [{ client_id: 'nobody' }, 401, 'invalid_client'],
      [{ client_secret: '' }, 401, 'invalid_client'],
      [{ client_secret: 'wrong' }, 401, 'invalid_client'],
      [{ code: '' }, 400, 'invalid_request'],
      [{ code: 'clk_code_unknown' }, 400, 'invalid_grant'],
      [{ code: good.code.toUpperCase() }, 400, 'invalid_grant'],
      [{ redirect_uri: '' }, 400, 'invalid_request'],
      [{ redirect_uri: `${callback}/` }, 400, 'invalid_grant'],
      [{ code_verifier: '' }, 400, 'invalid_grant'],
      [{ code_verifier: 'short' }, 400, 'invalid_grant'],
      [{ code_verifier: verifier.toUpperCase() }, 400, 'invalid_grant'],
      [{ client_id: other.client_id, client_secret: other.client_secret }, 400, 'invalid_grant'],
      [{ grant_type: 'refresh_token' }, 400, 'invalid_request'],
      [{ grant_type: 'refresh_token', refresh_token: 'clk_refresh_unknown' }, 400, 'invalid_grant'],
    ] as const) {
      const refused = await post(url, { ...good, ...change })
      expect(refused, JSON.stringify(change)).toMatchObject({ status, body: { error } })
    }
    const pairs = Object.entries(good)
    const twice = new URLSearchParams([...pairs, ['code', good.code]])
    expect(await post(url, twice)).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const json = await post(url, JSON.stringify(good), { 'content-type': 'application/json' })
    expect(json).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const large = await post(url, { ...good, padding: 'x'.repeat(200_000) })
    expect(large).toMatchObject({ status: 400, body: { error: 'invalid_request' } })

    const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
    const { client_id: _, client_secret: __, ...rest } = good
    const wrong = await post(url, rest, { authorization: basic(app.client_id, 'wrong') })
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
    expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic /)
    const both = await post(url, good, { authorization: basic(app.client_id, app.client_secret) })
    expect(both).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    expect((await post(url, rest, { authorization: 'Basic none' })).status).toBe(401)

    const right = await post(url, { ...good, unknown: 'ignored' })
    expect(right).toMatchObject({ status: 200, body: { token_type: 'Bearer', scope: 'openid' } })
    expect(right.headers.get('cache-control')).toBe('no-store')
    const excess = { grant_type: 'refresh_token', refresh_token: right.body.refresh_token, scope: 'openid email' }
    const credentials = { client_id: app.client_id, client_secret: app.client_secret }
    expect(await post(url, { ...excess, ...credentials })).toMatchObject({ status: 400 })
    const stolen = { ...excess, scope: '', client_id: other.client_id, client_secret: other.client_secret }
    expect(await post(url, stolen)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const again = await post(url, good)
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const ended = await post(`${emulator.url}/oauth/token_info`, { token: right.body.access_token, ...credentials })
    expect(ended.body).toEqual({ active: false })
  })

  test('refuses a code_verifier for a code that was requested without a challenge', async ({ emulator, call }) => {
    const app = await application(call)
    const refused = await post(`${emulator.url}/oauth/token`, {
      grant_type: 'authorization_code',
      code: await code(emulator.url, app.client_id, false),
      redirect_uri: callback,
      code_verifier: verifier,
      client_id: app.client_id,
      client_secret: app.client_secret,
    })
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('answers pages of this machine, and no others', async ({ emulator }) => {
    const url = `${emulator.url}/oauth/token`
    const allowed = async (origin: string) =>
      (await heldFetch(url, { method: 'OPTIONS', headers: { origin } })).headers.get('access-control-allow-origin')
    expect(await allowed('http://localhost:3000')).toBe('http://localhost:3000')
    expect(await allowed('https://evil.example')).toBeNull()
  })
})

test('introspection and revocation need the client and the token', async ({ emulator, call }) => {
  const { client_id, client_secret } = await application(call)
  for (const path of ['token_info', 'token/revoke']) {
    const url = `${emulator.url}/oauth/${path}`
    expect((await post(url, { token: 'x' })).status).toBe(401)
    expect((await post(url, { token: 'x', client_id, client_secret: 'wrong' })).status).toBe(401)
    expect((await post(url, { client_id, client_secret })).body).toMatchObject({ error: 'invalid_request' })
    expect((await post(url, { token: 'x', client_id, client_secret })).status).toBe(200)
  }
  const hint = { token: 'x', token_type_hint: 'id_token', client_id, client_secret }
  expect((await post(`${emulator.url}/oauth/token/revoke`, hint)).body.error).toBe('unsupported_token_type')
})

test('user info needs an access token', async ({ emulator }) => {
  const url = `${emulator.url}/oauth/userinfo`
  for (const authorization of ['', 'Bearer', 'Bearer oat_unknown', 'Basic x', `Bearer ${emulator.secretKey}`]) {
    const response = await heldFetch(url, authorization ? { headers: { authorization } } : {})
    expect(response.status, authorization).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(await response.json()).toMatchObject({ errors: [{ code: 'authorization_invalid' }] })
  }
})

test('a registration with a wrong field tells which one', async ({ emulator, call }) => {
  await call.patch('/instance/oauth_application_settings', { dynamic_oauth_client_registration: true })
  for (const [input, error] of [
    [{}, 'invalid_redirect_uri'],
    [{ redirect_uris: [] }, 'invalid_redirect_uri'],
    [{ redirect_uris: callback }, 'invalid_redirect_uri'],
    [{ redirect_uris: ['nowhere'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: [callback], client_name: 1 }, 'invalid_client_metadata'],
    [{ redirect_uris: [callback], token_endpoint_auth_method: 'private_key_jwt' }, 'invalid_client_metadata'],
    [{ redirect_uris: [callback], scope: 'everything' }, 'invalid_client_metadata'],
    [[], 'invalid_client_metadata'],
  ] as const) {
    const type = { 'content-type': 'application/json' }
    const refused = await post(`${emulator.url}/oauth/register`, JSON.stringify(input), type)
    expect(refused, JSON.stringify(input)).toMatchObject({ status: 400, body: { error } })
  }
})
