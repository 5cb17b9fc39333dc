import { createClerkClient } from '@clerk/backend'
import * as oidc from 'openid-client'
import { afterEach, expect, onTestFinished, vi } from 'vitest'
import { type Emulator, startEmulator } from '../../src/index.ts'
import { providerRoutes } from '../../src/oauth/routes.ts'
import { api } from '../support/api.ts'
import { people, test } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'
import { callback, discover, heldFetch, post, providerBrowser, succeeded } from '../support/oauth.ts'

/** A user with an id as Clerk makes them, which its document wants of tokens. */
const holder = 'user_2xhFjEI5X2qWRvtV13BzSj8H6Dk'

test.override('options', {
  seed: {
    users: [...people.users, { id: holder, email_address: ['holder@example.com'] }],
    organizations: [
      { id: 'org_engines', name: 'Engines', members: [{ user: 'user_ada', role: 'org:admin' }] },
      { id: 'org_looms', name: 'Looms', members: [{ user: 'user_ada', role: 'org:member' }] },
    ],
  },
})

afterEach(() => {
  vi.useRealTimers()
})

const everyScope = 'openid profile email public_metadata private_metadata offline_access user:org:read'

interface Application {
  readonly id: string
  readonly client_id: string
  readonly client_secret: string
}

async function application(call: ReturnType<typeof api>, fields: object = {}): Promise<Application> {
  const { body } = await call.post('/oauth_applications', {
    name: 'Partner',
    redirect_uris: [callback],
    scopes: everyScope,
    ...fields,
  })
  return body as Application
}

/** Goes from the authorization request to the tokens: sign-in, consent, exchange. */
async function tokensFor(
  emulator: Emulator,
  config: oidc.Configuration,
  parameters: Record<string, string>,
  { consent = {}, userId = 'user_ada' }: { consent?: Record<string, string>; userId?: string } = {},
) {
  const browser = providerBrowser()
  const verifier = oidc.randomPKCECodeVerifier()
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...parameters,
  })
  const asked = await browser.signIn(emulator, await browser.follow(url), userId)
  const back = asked instanceof URL ? asked : await browser.consent(emulator, asked, consent)
  const isOpenId = parameters.scope?.includes('openid') ?? false
  const tokens = await oidc.authorizationCodeGrant(config, new URL(String(back)), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    ...(isOpenId ? { expectedNonce: nonce, idTokenExpected: true } : {}),
  })
  return { tokens, browser, url, back: back as URL }
}

test('an app signs a user in with OpenID Connect, reads the user and refreshes', async ({ emulator, call }) => {
  const config = await discover(emulator, await application(call))
  const { tokens } = await tokensFor(
    emulator,
    config,
    { scope: everyScope },
    { consent: { organization_id: 'org_looms' } },
  )
  expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 86_400, scope: everyScope })
  const profile = {
    email: 'ada@example.com',
    email_verified: true,
    given_name: 'Ada',
    family_name: 'Lovelace',
    name: 'Ada Lovelace',
    preferred_username: 'ada_l',
    public_metadata: { role: 'admin' },
    org_id: 'org_looms',
    org_name: 'Looms',
  }
  expect(tokens.claims()).toMatchObject({ iss: emulator.url, sub: 'user_ada', ...profile })
  const user = await oidc.fetchUserInfo(config, tokens.access_token, 'user_ada')
  expect(user).toMatchObject({ object: 'oauth_user_info', user_id: 'user_ada', ...profile })
  const posted = await post(`${emulator.url}/oauth/userinfo`, '', { authorization: `Bearer ${tokens.access_token}` })
  expect(posted.body).toEqual(user)

  const again = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '', { scope: 'openid email' })
  expect(again.scope).toBe('openid email')
  expect(again.claims()).not.toHaveProperty('given_name')
  expect(await oidc.fetchUserInfo(config, again.access_token, 'user_ada')).not.toHaveProperty('given_name')
  const whole = await oidc.refreshTokenGrant(config, again.refresh_token ?? '')
  expect(whole.scope).toBe(everyScope)
})

test('every way of client authentication works', async ({ emulator, call }) => {
  const secret = await application(call)
  const open = await application(call, { public: true })
  for (const [app, authentication] of [
    [secret, oidc.ClientSecretBasic(secret.client_secret)],
    [secret, oidc.ClientSecretPost(secret.client_secret)],
    [open, oidc.None()],
  ] as const) {
    const config = await discover(emulator, app, authentication)
    const { tokens } = await tokensFor(emulator, config, {})
    expect(tokens.scope).toBe('profile email')
    expect(await oidc.tokenIntrospection(config, tokens.access_token)).toMatchObject({
      active: true,
      client_id: app.client_id,
      sub: 'user_ada',
    })
  }
})

test('an id token is verified with the published keys', async ({ emulator, call }) => {
  const config = await discover(emulator, await application(call))
  oidc.enableNonRepudiationChecks(config)
  const { tokens } = await tokensFor(emulator, config, { scope: 'openid' })
  expect(tokens.claims()?.sub).toBe('user_ada')
})

test('the consent page is shown once, again for more scopes, and whenever the app asks for it', async ({
  emulator,
  call,
}) => {
  const config = await discover(emulator, await application(call))
  const { browser, url } = await tokensFor(emulator, config, { scope: 'openid' })
  expect(await browser.follow(url)).toBeInstanceOf(URL)
  const changed = (name: string, value: string): URL => {
    const other = new URL(url)
    other.searchParams.set(name, value)
    return other
  }
  expect(await browser.follow(changed('scope', 'openid email'))).toContain('Your email address')
  expect(await browser.follow(changed('prompt', 'consent'))).toContain('Allow Partner?')
  expect(await browser.follow(changed('prompt', 'login'))).toContain('Sign in')
  const none = await browser.follow(changed('prompt', 'none'))
  expect((none as URL).searchParams.get('code')).toMatch(/^clk_code_/)
})

test('an app with the consent page off gets its code right after the sign-in', async ({ emulator, call }) => {
  const config = await discover(emulator, await application(call, { consent_screen_enabled: false }))
  const { back, tokens } = await tokensFor(emulator, config, { scope: 'openid' })
  expect(back.href.startsWith(callback)).toBe(true)
  expect(tokens.claims()?.sub).toBe('user_ada')
})

test('response mode form_post sends the code as a form', async ({ emulator, call }) => {
  const { client_id } = await application(call, { consent_screen_enabled: false })
  const browser = providerBrowser()
  const query = new URLSearchParams({
    response_type: 'code',
    response_mode: 'form_post',
    client_id,
    redirect_uri: callback,
    state: 'state-1234',
  })
  const first = await browser.follow(`${emulator.url}/oauth/authorize`, { method: 'POST', body: query })
  const page = String(await browser.signIn(emulator, first, 'user_ada'))
  expect(page).toContain(`<form method="post" action="${callback}">`)
  expect(page).toMatch(/name="code" value="clk_code_/)
  expect(page).toContain('name="state" value="state-1234"')
})

test('a code and a refresh token work once; a second use ends all tokens of the grant', async ({ emulator, call }) => {
  const app = await application(call)
  const config = await discover(emulator, app)
  const isActive = async (token: string | undefined) => (await oidc.tokenIntrospection(config, token ?? '')).active
  const { tokens } = await tokensFor(emulator, config, { scope: 'openid' })
  const fresh = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect([await isActive(tokens.access_token), await isActive(fresh.access_token)]).toEqual([true, true])
  await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect([await isActive(fresh.access_token), await isActive(fresh.refresh_token)]).toEqual([false, false])
})

test('revoked access tokens and refresh tokens are refused', async ({ emulator, call }) => {
  const config = await discover(emulator, await application(call))
  const { tokens } = await tokensFor(emulator, config, { scope: 'openid' })
  await oidc.tokenRevocation(config, tokens.access_token, { token_type_hint: 'access_token' })
  await expect(oidc.fetchUserInfo(config, tokens.access_token, 'user_ada')).rejects.toThrow()
  const fresh = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
  await oidc.tokenRevocation(config, fresh.refresh_token ?? '')
  expect(await oidc.tokenIntrospection(config, fresh.access_token)).toEqual({ active: false })
  await expect(oidc.refreshTokenGrant(config, fresh.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('codes end after ten minutes and access tokens after a day', async () => {
  const begin = Date.now()
  // Before the start, because an emulator keeps the clock that it starts with.
  vi.useFakeTimers({ toFake: ['Date'], now: begin })
  const emulator = await startEmulator({ seed: people })
  onTestFinished(() => emulator.stop())
  const app = await application(api(emulator))
  const config = await discover(emulator, app)
  const { tokens, url } = await tokensFor(emulator, config, { scope: 'openid' })
  const browser = providerBrowser()
  const asked = await browser.signIn(emulator, await browser.follow(url), 'user_ada')
  const code = (asked as URL).searchParams.get('code') ?? ''
  vi.setSystemTime(begin + 601_000)
  const { client_id, client_secret } = app
  const form = { grant_type: 'authorization_code', code, redirect_uri: callback, client_id, client_secret }
  expect((await post(`${emulator.url}/oauth/token`, form)).body).toMatchObject({
    error: 'invalid_grant',
    error_description: 'The code has expired.',
  })
  expect(await oidc.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true })
  vi.setSystemTime(begin + 86_401_000)
  expect(await oidc.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false })
})

test('the tokens of a user end with a ban, and with the application', async ({ emulator, call }) => {
  const app = await application(call)
  const config = await discover(emulator, app)
  const { tokens } = await tokensFor(emulator, config, { scope: 'openid' })
  await call.post('/users/user_ada/ban')
  await expect(oidc.fetchUserInfo(config, tokens.access_token, 'user_ada')).rejects.toThrow()
  await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  await call.post('/users/user_ada/unban')
  expect(await oidc.fetchUserInfo(config, tokens.access_token, 'user_ada')).toMatchObject({ sub: 'user_ada' })
  await call.remove(`/oauth_applications/${app.id}`)
  await expect(oidc.fetchUserInfo(config, tokens.access_token, 'user_ada')).rejects.toThrow()
})

for (const isJwt of [false, true]) {
  test(`a server accepts an access token that is ${isJwt ? 'a JWT' : 'opaque'} with Clerk's SDK`, async ({
    emulator,
    call,
  }) => {
    await call.patch('/instance/oauth_application_settings', { oauth_jwt_access_tokens: isJwt })
    const app = await application(call)
    const { tokens } = await tokensFor(
      emulator,
      await discover(emulator, app),
      { scope: 'openid email' },
      { userId: holder },
    )
    const { url: apiUrl, secretKey, publishableKey } = emulator
    const clerk = createClerkClient({ apiUrl, secretKey, publishableKey, telemetry: { disabled: true } })
    const request = new Request('http://localhost/', { headers: { authorization: `Bearer ${tokens.access_token}` } })
    const state = await clerk.authenticateRequest(request, { acceptsToken: 'oauth_token' })
    expect(state.toAuth()).toMatchObject({
      tokenType: 'oauth_token',
      userId: holder,
      clientId: app.client_id,
      scopes: ['openid', 'email'],
    })
    const { body } = await call.post('/oauth_applications/access_tokens/verify', { access_token: tokens.access_token })
    expect(body).toMatchObject({ client_id: app.client_id, subject: holder, revoked: false, expired: false })
    const path = `/oauth_applications/${app.id}/revoke_token`
    expect((await call.post(path, { token: tokens.access_token })).status).toBe(isJwt ? 422 : 204)
    expect((await call.post(path, { token: 'oat_unknown' })).status).toBe(404)
    const later = await clerk.authenticateRequest(request, { acceptsToken: 'oauth_token' })
    expect(later.isAuthenticated).toBe(isJwt)
  })
}

test('an app registers itself if the instance allows it', async ({ emulator, call }) => {
  const metadata = { redirect_uris: [callback], client_name: 'Agent', scope: 'openid email' }
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(metadata) }
  expect((await heldFetch(`${emulator.url}/oauth/register`, json)).status).toBe(422)
  await call.patch('/instance/oauth_application_settings', { dynamic_oauth_client_registration: true })
  const config = await oidc.dynamicClientRegistration(new URL(emulator.url), metadata, undefined, {
    algorithm: 'oauth2',
    execute: [oidc.allowInsecureRequests],
    [oidc.customFetch]: heldFetch as oidc.CustomFetch,
  })
  const { tokens } = await tokensFor(emulator, config, { scope: 'openid email' })
  expect(tokens.claims()).toMatchObject({ sub: 'user_ada', email: 'ada@example.com' })
  const { body } = await call.get('/oauth_applications?name_query=Agent')
  expect(body.data).toMatchObject([{ dynamically_registered: true, consent_screen_enabled: true }])
})

test('an app shows a consent page of its own by the Frontend API', async ({ emulator, call }) => {
  const { client_id } = await application(call)
  const browser = frontendBrowser(emulator)
  await browser.signIn('ada@example.com', 'analytical-engine')
  const path = `/me/oauth/consent/${client_id}`
  const redirect_uri = callback
  const { body } = await browser.get(`${path}?${new URLSearchParams({ scope: 'openid email', redirect_uri })}`)
  expect(body).toMatchObject({
    oauth_application_name: 'Partner',
    redirect_domain: 'app.example',
    scopes: [{ scope: 'openid' }, { scope: 'email' }],
  })
  const form = { response_type: 'code', redirect_uri, scope: 'openid email', state: 'state-1234' }
  const decide = async (consented: boolean) => {
    const { status, headers } = await browser.post(path, { ...form, consented })
    expect(status).toBe(303)
    return new URL(headers.get('location') ?? '').searchParams
  }
  expect((await decide(false)).get('error')).toBe('access_denied')
  const granted = await decide(true)
  expect(granted.get('state')).toBe('state-1234')
  expect(granted.get('code')).toMatch(/^clk_code_/)
  const elsewhere = await browser.post(path, { ...form, redirect_uri: 'https://evil.example/', consented: true })
  expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ code: 'form_param_value_invalid' }] } })
  expect((await browser.get('/me/oauth/consent/nobody')).status).toBe(404)
})

test('every operation of the provider has succeeded as the document has it', () => {
  expect(providerRoutes.map(({ operation }) => operation).filter((name) => !succeeded.has(name))).toEqual([])
})
