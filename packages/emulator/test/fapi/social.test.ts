import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { people, test } from '../support/emulator.ts'
import { type FrontendBrowser, frontendBrowser } from '../support/frontend.ts'

test.override('options', {
  seed: {
    users: [
      ...people.users,
      {
        id: 'user_linked',
        email_address: ['linked@example.com'],
        external_accounts: [
          { provider: 'google', provider_user_id: '77', email_address: 'linked@gmail.example', token: 'ya29.example' },
        ],
      },
    ],
  },
})

const app = 'http://localhost:3000'
const redirects = { redirect_url: `${app}/sso-callback`, action_complete_redirect_url: `${app}/done` }
const strategy = 'oauth_google'

const visit = async (url: string, fields: Record<string, string>): Promise<string | null> => {
  expect((await fetch(url)).status).toBe(200)
  const state = new URL(url).searchParams.get('state') ?? ''
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ state, ...fields }),
  })
  return response.headers.get('location')
}
const account = (id: string, email: string) => ({
  account: JSON.stringify({
    provider: 'google',
    providerUserId: id,
    emailAddress: email,
    firstName: 'Li',
    lastName: 'Nked',
  }),
})
const users = async (browser: FrontendBrowser) =>
  (await browser.get('/client')).body.response.sessions.map(({ user }: { user: { id: string } }) => user.id)

describe('sign-in by a provider', () => {
  const begin = async (browser: FrontendBrowser) => {
    const { body } = await browser.post('/client/sign_ins', { strategy, ...redirects })
    return { id: body.response.id, url: body.response.first_factor_verification.external_verification_redirect_url }
  }

  test('of an account that a user has', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const { id, url } = await begin(browser)
    expect(await (await fetch(url)).text()).toContain('linked@gmail.example')
    expect(await visit(url, account('77', 'linked@gmail.example'))).toBe(`${app}/done`)
    expect(await users(browser)).toEqual(['user_linked'])
    expect((await browser.get(`/client/sign_ins/${id}`)).body.response.status).toBe('complete')
    expect(await visit(url, account('77', 'linked@gmail.example'))).toBeNull()
  })

  test('links the account to the user with its address', async ({ emulator, call }) => {
    const browser = frontendBrowser(emulator)
    const { url } = await begin(browser)
    expect(await visit(url, { email_address: 'ada@example.com' })).toBe(`${app}/done`)
    expect(await users(browser)).toEqual(['user_ada'])
    expect((await call.get('/users/user_ada')).body.external_accounts).toHaveLength(1)
  })

  test('of an unknown account turns into a sign-up', async ({ emulator, call }) => {
    const browser = frontendBrowser(emulator)
    const { id, url } = await begin(browser)
    expect(await visit(url, { email_address: 'fresh@example.com', first_name: 'Fresh' })).toBe(`${app}/sso-callback`)
    const { response } = (await browser.get(`/client/sign_ins/${id}`)).body
    expect(response.first_factor_verification).toMatchObject({
      status: 'transferable',
      error: { code: 'external_account_not_found' },
    })
    const signUp = await browser.post('/client/sign_ups', { transfer: true })
    expect(signUp.body.response).toMatchObject({ status: 'complete', first_name: 'Fresh' })
    const { body: user } = await call.get(`/users/${signUp.body.response.created_user_id}`)
    expect(user).toMatchObject({ password_enabled: false, external_accounts: [{ email_address: 'fresh@example.com' }] })
  })

  test('that is denied or not allowed comes back with the reason', async ({ emulator, call }) => {
    const browser = frontendBrowser(emulator)
    const refused = await begin(browser)
    expect(await visit(refused.url, { deny: '1' })).toBe(`${app}/sso-callback`)
    const read = async (id: string) =>
      (await browser.get(`/client/sign_ins/${id}`)).body.response.first_factor_verification
    expect(await read(refused.id)).toMatchObject({ status: 'failed', error: { code: 'oauth_access_denied' } })
    await call.post('/users/user_linked/ban')
    const banned = await begin(browser)
    expect(await visit(banned.url, account('77', 'linked@gmail.example'))).toBe(`${app}/sso-callback`)
    expect(await read(banned.id)).toMatchObject({ status: 'failed', error: { code: 'user_banned' } })
  })

  test('goes on to a page that is named relative to the one that asked', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const { body } = await browser.post('/client/sign_ins', {
      strategy,
      redirect_url: '/sso',
      action_complete_redirect_url: '/',
    })
    const url = body.response.first_factor_verification.external_verification_redirect_url as string
    expect(await visit(url, account('77', 'linked@gmail.example'))).toBe(`${app}/`)
  })

  test('goes to no page of another machine, and not without the state that it began with', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const { body } = await browser.post('/client/sign_ins', { strategy, redirect_url: 'https://evil.example/' })
    const url = body.response.first_factor_verification.external_verification_redirect_url as string
    expect(await visit(url, account('77', 'linked@gmail.example'))).toBeNull()
    expect((await fetch(`${emulator.url}/providers/google?state=forged`)).status).toBe(422)
    expect(refusal(await browser.post('/client/sign_ins', { strategy: 'oauth_nowhere', ...redirects }))).toBe(
      '422 strategy_for_user_invalid strategy',
    )
  })
})

describe('sign-up by a provider', () => {
  const begin = async (browser: FrontendBrowser) => {
    const { body } = await browser.post('/client/sign_ups', { strategy, ...redirects })
    return body.response.verifications.external_account.external_verification_redirect_url as string
  }

  test('makes a user who is signed in', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    expect(await visit(await begin(browser), { email_address: 'fresh@example.com' })).toBe(`${app}/done`)
    expect(await users(browser)).toEqual([expect.stringMatching(/^user_/)])
  })

  test('with an account that a user has goes over into a sign-in', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    expect(await visit(await begin(browser), account('77', 'linked@gmail.example'))).toBe(`${app}/sso-callback`)
    const { response } = (await browser.get('/client')).body
    expect(response.sign_up.verifications.external_account).toMatchObject({
      status: 'transferable',
      error: { code: 'external_account_exists' },
    })
    expect((await browser.post('/client/sign_ins', { transfer: true })).body.response.status).toBe('complete')
    expect(await users(browser)).toEqual(['user_linked'])
  })
})

test('an account is connected to the profile and removed', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  await browser.signIn('grace@example.com', 'first-compiler')
  const { body } = await browser.post('/me/external_accounts', { strategy: 'oauth_github', ...redirects })
  const url = body.response.verification.external_verification_redirect_url as string
  expect(await visit(url, { email_address: 'grace@hub.example' })).toBe(`${app}/done`)
  const [linked] = (await browser.get('/me')).body.response.external_accounts
  expect(linked).toMatchObject({ provider: 'oauth_github', email_address: 'grace@hub.example' })
  expect((await browser.remove(`/me/external_accounts/${linked.id}`)).body.response.deleted).toBe(true)
  expect((await browser.get('/me')).body.response.external_accounts).toEqual([])
})

describe('a linked account', () => {
  const calendar = 'https://www.googleapis.com/auth/calendar'

  async function linked(emulator: Parameters<typeof frontendBrowser>[0]) {
    const browser = frontendBrowser(emulator)
    const { body } = await browser.post('/client/sign_ins', { strategy, ...redirects })
    const url = body.response.first_factor_verification.external_verification_redirect_url as string
    await visit(url, account('77', 'linked@gmail.example'))
    const read = async () => (await browser.get('/me')).body.response.external_accounts[0]
    const path = `/me/external_accounts/${(await read()).id}`
    const again = async () => {
      const asked = await browser.patch(`${path}/reauthorize`, { additional_scope: [calendar], ...redirects })
      return asked.body.response.verification.external_verification_redirect_url as string
    }
    return { browser, read, path, again }
  }

  test('gets more scopes by another visit to its provider', async ({ emulator }) => {
    const { read, again } = await linked(emulator)
    const url = await again()
    expect((await read()).approved_scopes).toBe('email profile')
    expect(await visit(url, account('77', 'linked@gmail.example'))).toBe(`${app}/done`)
    expect(await read()).toMatchObject({
      approved_scopes: `email profile ${calendar}`,
      verification: { status: 'verified' },
    })
    expect(await visit(url, account('77', 'linked@gmail.example'))).toBeNull()
  })

  test('gets no scopes by a visit that is denied, or made with another account', async ({ emulator }) => {
    const { read, again } = await linked(emulator)
    expect(await visit(await again(), { deny: '1' })).toBe(`${app}/sso-callback`)
    expect(await visit(await again(), account('78', 'other@gmail.example'))).toBe(`${app}/sso-callback`)
    expect((await read()).approved_scopes).toBe('email profile')
  })

  test('loses its tokens on request, and others have no way to it', async ({ emulator, call }) => {
    const { browser, path } = await linked(emulator)
    const tokens = async () => (await call.get('/users/user_linked/oauth_access_tokens/oauth_google')).body
    expect(await tokens()).toHaveLength(1)
    const grace = frontendBrowser(emulator)
    await grace.signIn('grace@example.com', 'first-compiler')
    expect(refusal(await grace.remove(`${path}/tokens`))).toBe('404 resource_not_found')
    expect(refusal(await grace.patch(`${path}/reauthorize`, redirects))).toBe('404 resource_not_found')
    expect((await browser.remove(`${path}/tokens`)).body.response.id).toBe('user_linked')
    expect(await tokens()).toEqual([])
  })
})
