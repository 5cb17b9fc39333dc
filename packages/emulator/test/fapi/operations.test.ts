import { TOTP } from 'otpauth'
import { expect } from 'vitest'
import { frontendRoutes } from '../../src/fapi/routes.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { people, test } from '../support/emulator.ts'
import { type FrontendBrowser, frontendBrowser, succeeded } from '../support/frontend.ts'
import { apiKeys, ok, organization, origin, picture, wallets } from '../support/operations.ts'

const secret = 'JBSWY3DPEHPK3PXP'
const redirects = { redirect_url: `${origin}/back`, action_complete_redirect_url: `${origin}/done` }

test.override('options', {
  seed: {
    users: [
      ...people.users,
      {
        id: 'user_twice',
        email_address: ['twice@example.com'],
        phone_number: ['+15555550111'],
        password: 'first-and-second',
        totp_secret: secret,
      },
    ],
    jwt_templates: [{ name: 'plain', claims: {} }],
  },
})

async function load(browser: FrontendBrowser): Promise<void> {
  await ok(browser.get('/health'))
  await ok(browser.get('/environment'))
  await ok(browser.patch('/environment'))
  await ok(browser.put('/client'))
  await ok(browser.post('/client'))
}

async function signInTwice(browser: FrontendBrowser, emailLink: () => Promise<string>): Promise<void> {
  const begin = async (identifier: string) => {
    const { id } = await ok(browser.post('/client/sign_ins', { identifier }))
    return `/client/sign_ins/${id}`
  }
  const linked = await begin('ada@example.com')
  await ok(browser.post(`${linked}/prepare_first_factor`, { strategy: 'email_link', ...redirects }))
  expect((await browser.get(new URL(await emailLink()).href.replace(/^.*\/v1/, ''))).status).toBe(303)
  await ok(browser.get(linked))

  const reset = await begin('grace@example.com')
  const strategy = 'reset_password_email_code'
  await ok(browser.post(`${reset}/prepare_first_factor`, { strategy }))
  await ok(browser.post(`${reset}/attempt_first_factor`, { strategy, code: '424242' }))
  await ok(browser.post(`${reset}/reset_password`, { password: 'second-compiler' }))

  const twice = await begin('twice@example.com')
  await ok(browser.post(`${twice}/attempt_first_factor`, { strategy: 'password', password: 'first-and-second' }))
  await ok(browser.post(`${twice}/prepare_second_factor`, { strategy: 'phone_code' }))
  await ok(browser.post(`${twice}/attempt_second_factor`, { strategy: 'phone_code', code: '424242' }))
}

async function signUp(browser: FrontendBrowser): Promise<string> {
  const { id } = await ok(browser.post('/client/sign_ups', { email_address: 'new@example.com' }))
  const path = `/client/sign_ups/${id}`
  await ok(browser.patch(path, { password: 'brand-new-engine' }))
  await ok(browser.post(`${path}/prepare_verification`, { strategy: 'email_code' }))
  await ok(browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code: '424242' }))
  const done = await ok(browser.get(path))
  expect(done.status).toBe('complete')
  return done.created_user_id as string
}

async function verifyAgain(browser: FrontendBrowser, session: string): Promise<void> {
  const path = `/client/sessions/${session}/verify`
  await ok(browser.post(path, { level: 'multi_factor' }))
  await ok(browser.post(`${path}/prepare_first_factor`, { strategy: 'email_code' }))
  await ok(browser.post(`${path}/attempt_first_factor`, { strategy: 'email_code', code: '424242' }))
  await ok(browser.post(`${path}/prepare_second_factor`, { strategy: 'phone_code' }))
  await ok(browser.post(`${path}/attempt_second_factor`, { strategy: 'phone_code', code: '424242' }))
}

async function contacts(browser: FrontendBrowser): Promise<void> {
  for (const [path, value] of [
    ['email_address', 'other@example.com'],
    ['phone_number', '+15555550122'],
  ] as const) {
    const list = `/me/${path === 'email_address' ? 'email_addresses' : 'phone_numbers'}`
    const { id } = await ok(browser.post(list, { [path]: value }))
    const strategy = path === 'email_address' ? 'email_code' : 'phone_code'
    await ok(browser.post(`${list}/${id}/prepare_verification`, { strategy }))
    await ok(browser.post(`${list}/${id}/attempt_verification`, { code: '424242' }))
    await ok(browser.get(list))
    await ok(browser.get(`${list}/${id}`))
    if (path === 'phone_number') await ok(browser.patch(`${list}/${id}`, { reserved_for_second_factor: true }))
    await ok(browser.remove(`${list}/${id}`))
  }
}

async function profile(browser: FrontendBrowser): Promise<void> {
  await ok(browser.patch('/me', { first_name: 'Augusta' }))
  await ok(browser.patch('/me/metadata', { unsafe_metadata: '{}' }))
  await ok(browser.post('/me/profile_image', picture()))
  await ok(browser.remove('/me/profile_image'))
  await ok(browser.remove('/me/totp'))
  const totp = await ok(browser.post('/me/totp'))
  await ok(browser.post('/me/totp/attempt_verification', { code: new TOTP({ secret: totp.secret }).generate() }))
  await ok(browser.post('/me/backup_codes'))
  await ok(browser.post('/me/change_password', { new_password: 'third-password' }))

  const key = createAuthenticator(origin)
  const { id, verification } = await ok(browser.post('/me/passkeys'))
  const passkey = `/me/passkeys/${id}`
  await ok(browser.post(`${passkey}/attempt_verification`, { public_key_credential: key.create(verification.nonce) }))
  await ok(browser.get(passkey))
  await ok(browser.patch(passkey, { name: 'Laptop' }))
  await ok(browser.remove(passkey))

  const account = await ok(browser.post('/me/external_accounts', { strategy: 'oauth_github', ...redirects }))
  const consent = account.verification.external_verification_redirect_url as string
  const state = new URL(consent).searchParams.get('state') ?? ''
  await fetch(consent, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ state, email_address: 'twice@hub.example' }),
  })
  const [linked] = (await ok(browser.get('/me'))).external_accounts
  await ok(browser.patch(`/me/external_accounts/${linked.id}/reauthorize`, redirects))
  await ok(browser.remove(`/me/external_accounts/${linked.id}/tokens`))
  await ok(browser.remove(`/me/external_accounts/${linked.id}`))
  await ok(browser.post('/me/remove_password'))
}

/** The consent of a user for an application, as a page with clerk-js asks for it. */
async function consent(browser: FrontendBrowser, clientId: string): Promise<void> {
  await ok(browser.get(`/me/oauth/consent/${clientId}`))
  const form = { response_type: 'code', state: 'state-1234', consented: true }
  expect((await browser.post(`/me/oauth/consent/${clientId}`, form)).status).toBe(303)
}

async function leave(admin: FrontendBrowser, member: FrontendBrowser): Promise<void> {
  const [invitation] = (await ok(member.get('/me/organization_invitations'))).data
  await ok(member.post(`/me/organization_invitations/${invitation.id}/accept`))
  const [membership] = await ok(member.get('/me/organization_memberships'))
  await ok(member.remove(`/me/organization_memberships/${membership.organization.id}`))
  await ok(admin.remove(`/organizations/${membership.organization.id}`))
}

async function sessions(browser: FrontendBrowser, id: string): Promise<void> {
  const path = `/client/sessions/${id}`
  await ok(browser.get(path))
  await ok(browser.post(`${path}/touch`, { intent: 'focus' }))
  await ok(browser.post(`${path}/tokens`))
  await ok(browser.post(`${path}/tokens/plain`))
  await ok(browser.get('/me/sessions'))
  await ok(browser.get('/me/sessions/active'))
}

/** Switches to the newest session of the browser's client, and returns its id. */
async function newest(browser: FrontendBrowser): Promise<string> {
  const { sessions: all } = await ok(browser.get('/client'))
  const id = all.at(-1).id as string
  browser.use(id)
  return id
}

test('every supported operation succeeds with the answer that the document has', async ({ emulator, call, steer }) => {
  const browser = frontendBrowser(emulator, origin)
  const link = async () => ((await steer.get('messages')) as [{ link: string }])[0].link
  await load(browser)
  const { body: second } = await call.get('/users/user_twice')
  await call.patch(`/phone_numbers/${second.phone_numbers[0].id}`, { reserved_for_second_factor: true })
  await signInTwice(browser, link)
  const twice = await newest(browser)
  await verifyAgain(browser, twice)
  await sessions(browser, twice)
  await contacts(browser)
  await wallets(browser)
  await profile(browser)
  await organization(browser)
  const partner = { name: 'Partner', redirect_uris: [`${origin}/callback`] }
  await consent(browser, (await call.post('/oauth_applications', partner)).body.client_id)

  const grace = frontendBrowser(emulator, origin)
  const here = await grace.signIn('grace@example.com', 'second-compiler')
  await leave(browser, grace)
  const { body } = await call.post('/invitations', { email_address: 'invited@example.com' })
  const ticket = new URL(body.url).searchParams.get('ticket')
  expect((await browser.get(`/tickets/accept?ticket=${ticket}`)).status).toBe(303)
  await ok(browser.post('/waitlist', { email_address: 'patient@example.com' }))
  const newUser = await signUp(browser)
  await browser.useTokenOf(await newest(browser))
  await apiKeys(browser, newUser)
  await ok(browser.remove('/me').then((answer) => ({ ...answer, body: answer.body.response })))
  const { sessions: open } = await ok(browser.get('/client'))
  await ok(browser.post(`/client/sessions/${open[0].id}/end`))
  await ok(browser.post(`/client/sessions/${open[1].id}/remove`))
  await ok(browser.remove('/client/sessions'))
  await ok(browser.remove('/client'))
  await ok(grace.post(`/me/sessions/${here}/revoke`))

  expect(frontendRoutes.map(({ operation }) => operation).filter((name) => !succeeded.has(name))).toEqual([])
})
