import { createHmac } from 'node:crypto'
import { createClerkClient } from '@clerk/backend'
import { describe, expect } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { refusal } from '../support/api.ts'
import { createBrowser } from '../support/browser.ts'
import { test } from '../support/emulator.ts'

function clerkOf({ url, secretKey }: Emulator) {
  return createClerkClient({ apiUrl: url, secretKey, telemetry: { disabled: true } })
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

function payloadOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
}

describe('invitations to sign up', () => {
  test('are created, listed and revoked', async ({ emulator, call }) => {
    const clerk = clerkOf(emulator)
    const first = await clerk.invitations.createInvitation({
      emailAddress: 'New@Example.com',
      publicMetadata: { plan: 'pro' },
      expiresInDays: 7,
    })
    expect(first).toMatchObject({ emailAddress: 'new@example.com', status: 'pending', publicMetadata: { plan: 'pro' } })
    const [, third] = await clerk.invitations.createInvitationBulk([
      { emailAddress: 'second@example.com' },
      { emailAddress: 'third@example.com' },
    ])
    expect((await clerk.invitations.revokeInvitation(third?.id ?? '')).status).toBe('revoked')
    const { data, totalCount } = await clerk.invitations.getInvitationList()
    expect([data.map(({ emailAddress }) => emailAddress), totalCount]).toEqual([
      ['second@example.com', 'new@example.com'],
      2,
    ])
    expect((await call.get('/invitations?status=revoked')).body).toHaveLength(1)
    expect((await call.get('/invitations?query=new@')).body).toHaveLength(1)
    expect((await call.get('/invitations?order_by=email_address')).body[0].email_address).toBe('new@example.com')
    expect(refusal(await call.get('/invitations?order_by=nothing'))).toBe('422 form_param_value_invalid order_by')
  })

  test('are refused for users and for pending invitations, unless told to ignore them', async ({ call }) => {
    const invite = (more: object) => call.post('/invitations', { email_address: 'new@example.com', ...more })
    expect((await invite({})).status).toBe(200)
    expect(refusal(await invite({}))).toBe('400 duplicate_record')
    expect((await invite({ ignore_existing: true })).status).toBe(200)
    const user = { email_address: 'ada@example.com' }
    expect(refusal(await invite(user))).toBe('422 form_identifier_exists email_address')
    const bulk = [{ email_address: 'other@example.com' }, user]
    expect(refusal(await call.post('/invitations/bulk', bulk))).toBe('422 form_identifier_exists email_address')
    expect((await call.get('/invitations?query=other')).body).toEqual([])
  })

  test('sign up with their address and metadata, once', async ({ call, emulator }) => {
    const body = { email_address: 'new@example.com', public_metadata: { plan: 'pro' } }
    const { body: invitation } = await call.post('/invitations', body)
    const browser = createBrowser()
    expect((await browser.go(invitation.url)).text).toContain('value="new@example.com"')
    const ticket = new URL(invitation.url).searchParams.get('ticket') ?? ''
    const fields = { ticket, email_address: 'another@example.com', password: 'long-enough-1' }
    expect((await browser.submit(`${emulator.url}/sign-up`, fields)).status).toBe(200)
    const [user] = (await call.get('/users?email_address=new@example.com')).body
    expect(user.public_metadata).toEqual({ plan: 'pro' })
    expect((await call.get('/users/count?email_address=another@example.com')).body.total_count).toBe(0)
    expect((await call.get('/invitations')).body).toMatchObject([{ status: 'accepted' }])
    expect(refusal(await call.post(`/invitations/${invitation.id}/revoke`))).toBe('400 invitation_already_accepted')
    expect((await browser.go(invitation.url)).status).toBe(400)
  })
})

describe('the allow-list and the block-list', () => {
  test('are kept', async ({ emulator, call }) => {
    const clerk = clerkOf(emulator)
    const allowed = await clerk.allowlistIdentifiers.createAllowlistIdentifier({
      identifier: 'Guest@Example.com',
      notify: true,
    })
    expect(allowed).toMatchObject({ identifier: 'guest@example.com', identifierType: 'email_address' })
    expect((await call.get('/invitations')).body).toMatchObject([{ id: allowed.invitationId }])
    expect(refusal(await call.post('/allowlist_identifiers', { identifier: 'guest@example.com' }))).toBe(
      '400 duplicate_record',
    )
    expect(refusal(await call.post('/allowlist_identifiers', { identifier: 'nonsense' }))).toBe(
      '422 form_param_format_invalid identifier',
    )
    const blocked = await clerk.blocklistIdentifiers.createBlocklistIdentifier({ identifier: '+1 555 555 0199' })
    expect(blocked).toMatchObject({ identifier: '+15555550199', identifierType: 'phone_number' })
    expect((await clerk.blocklistIdentifiers.getBlocklistIdentifierList()).totalCount).toBe(1)
    await clerk.blocklistIdentifiers.deleteBlocklistIdentifier(blocked.id)
    await clerk.allowlistIdentifiers.deleteAllowlistIdentifier(allowed.id)
    expect((await clerk.allowlistIdentifiers.getAllowlistIdentifierList()).totalCount).toBe(0)
  })

  test('restrict sign-ups once they are enabled', async ({ emulator, call }) => {
    const signUp = async (email_address: string) =>
      (await createBrowser().submit(`${emulator.url}/sign-up`, { email_address, password: 'long-enough-1' })).status
    await call.post('/blocklist_identifiers', { identifier: '*@spam.example' })
    expect(await signUp('before@spam.example')).toBe(200)
    expect((await call.patch('/instance/restrictions', { blocklist: true })).body).toMatchObject({
      blocklist: true,
      allowlist: false,
    })
    expect(await signUp('one@spam.example')).toBe(422)
    expect(await signUp('one@good.example')).toBe(200)
    await call.patch('/instance/restrictions', { allowlist: true })
    await call.post('/allowlist_identifiers', { identifier: 'two@good.example' })
    expect([await signUp('two@good.example'), await signUp('three@good.example')]).toEqual([200, 422])
  })
})

test('redirect URLs are created, read, listed and deleted', async ({ emulator, call }) => {
  const clerk = clerkOf(emulator)
  const { id } = await clerk.redirectUrls.createRedirectUrl({ url: 'myapp://callback' })
  expect(await clerk.redirectUrls.getRedirectUrl(id)).toMatchObject({ url: 'myapp://callback' })
  expect(refusal(await call.post('/redirect_urls', { url: 'myapp://callback' }))).toBe('400 duplicate_record')
  expect(refusal(await call.post('/redirect_urls', { url: 'nonsense' }))).toBe('422 form_param_format_invalid url')
  expect((await clerk.redirectUrls.getRedirectUrlList()).totalCount).toBe(1)
  await clerk.redirectUrls.deleteRedirectUrl(id)
  expect(refusal(await call.get(`/redirect_urls/${id}`))).toBe('404 resource_not_found')
})

describe('JWT templates', () => {
  test('are created, read, changed, listed and deleted', async ({ emulator, call }) => {
    const clerk = clerkOf(emulator)
    const template = await clerk.jwtTemplates.create({ name: 'hasura', claims: { id: '{{user.id}}' }, lifetime: 600 })
    expect(template).toMatchObject({
      name: 'hasura',
      lifetime: 600,
      customSigningKey: false,
      signingAlgorithm: 'RS256',
    })
    const claims = { id: '{{user.id}}', fixed: true }
    await clerk.jwtTemplates.update({ templateId: template.id, name: 'renamed', claims })
    expect(await clerk.jwtTemplates.get(template.id)).toMatchObject({ name: 'renamed', claims })
    const { body: session } = await call.post('/sessions', { user_id: 'user_ada' })
    const { jwt } = (await call.post(`/sessions/${session.id}/tokens/renamed`)).body
    expect(payloadOf(jwt)).toMatchObject({ id: 'user_ada', fixed: true, sub: 'user_ada' })
    expect(refusal(await call.post('/jwt_templates', { name: 'renamed', claims: {} }))).toBe(
      '422 form_identifier_exists name',
    )
    expect(refusal(await call.post('/jwt_templates', { name: 'x', claims: { sub: 'me' } }))).toBe(
      '400 jwt_template_reserved_claim claims',
    )
    await clerk.jwtTemplates.delete(template.id)
    expect((await clerk.jwtTemplates.list()).totalCount).toBe(0)
    expect((await call.post(`/sessions/${session.id}/tokens/renamed`)).status).toBe(404)
  })

  test('can sign with a key of their own', async ({ call }) => {
    const key = { custom_signing_key: true, signing_algorithm: 'HS256', signing_key: 'shared' }
    await call.post('/jwt_templates', { name: 'supabase', claims: { role: 'authenticated' }, ...key })
    const { body: session } = await call.post('/sessions', { user_id: 'user_ada' })
    const { jwt } = (await call.post(`/sessions/${session.id}/tokens/supabase`)).body
    const [head, payload, signature] = jwt.split('.')
    expect(signature).toBe(createHmac('sha256', 'shared').update(`${head}.${payload}`).digest('base64url'))
    expect(refusal(await call.post('/jwt_templates', { name: 'x', claims: {}, custom_signing_key: true }))).toBe(
      '422 form_param_missing signing_key',
    )
    const broken = { custom_signing_key: true, signing_algorithm: 'RS256', signing_key: 'no PEM' }
    expect(refusal(await call.post('/jwt_templates', { name: 'x', claims: {}, ...broken }))).toBe(
      '422 form_param_value_invalid signing_key',
    )
  })
})

test('the waitlist takes, invites, rejects and forgets addresses', async ({ emulator, call }) => {
  const clerk = clerkOf(emulator)
  const entry = await clerk.waitlistEntries.create({ emailAddress: 'wait@example.com' })
  expect(entry).toMatchObject({ emailAddress: 'wait@example.com', status: 'pending' })
  expect((await call.post('/waitlist_entries', { email_address: 'wait@example.com' })).body.id).toBe(entry.id)
  const { body: many } = await call.post('/waitlist_entries/bulk', [
    { email_address: 'b@example.com' },
    { email_address: 'c@example.com' },
  ])
  const { body: invited } = await call.post(`/waitlist_entries/${entry.id}/invite`, {})
  expect(invited).toMatchObject({ status: 'invited', invitation: { email_address: 'wait@example.com' } })
  expect(refusal(await call.post(`/waitlist_entries/${entry.id}/invite`, {}))).toBe(
    '409 waitlist_entry_already_invited',
  )
  expect((await call.post(`/waitlist_entries/${many[0].id}/reject`)).body.status).toBe('rejected')
  expect(refusal(await call.post(`/waitlist_entries/${many[0].id}/reject`))).toBe('409 waitlist_entry_already_rejected')
  expect((await call.remove(`/waitlist_entries/${many[1].id}`)).body).toMatchObject({ deleted: true })
  expect((await call.get('/waitlist_entries?status=invited')).body).toMatchObject({ total_count: 1 })
  const ticket = new URL(invited.invitation.url).searchParams.get('ticket') ?? ''
  await createBrowser().submit(`${emulator.url}/sign-up`, { ticket, password: 'long-enough-1' })
  expect((await call.get('/waitlist_entries?query=wait')).body.data).toMatchObject([{ status: 'completed' }])
})

test('the settings of the instance are read and changed', async ({ emulator, call }) => {
  const clerk = clerkOf(emulator)
  const { body: keys } = await call.get('/jwks')
  expect(await clerk.instance.get()).toMatchObject({ id: keys.keys[0].kid, environmentType: 'development' })
  await clerk.instance.update({ allowedOrigins: ['https://app.example'] })
  expect((await call.get('/instance')).body.allowed_origins).toEqual(['https://app.example'])
  expect(await clerk.instance.updateOrganizationSettings({ maxAllowedMemberships: 2 })).toMatchObject({
    maxAllowedMemberships: 2,
    enabled: true,
  })
  expect((await call.post('/organizations', { name: 'Small' })).body.max_allowed_memberships).toBe(2)
  for (const [path, change] of [
    ['protect', { rules_enabled: true }],
    ['communication', { blocked_country_codes: ['XX'] }],
    ['oauth_application_settings', { oauth_jwt_access_tokens: true }],
  ] as const) {
    expect((await call.patch(`/instance/${path}`, change)).body).toMatchObject(change)
    expect((await call.get(`/instance/${path}`)).body).toMatchObject(change)
  }
})

describe('organizations', () => {
  test('have a logo', async ({ call }) => {
    const { body: organization } = await call.post('/organizations', { name: 'Engines' })
    const form = new FormData()
    form.set('file', new Blob([png]))
    const { body: pictured } = await call.put(`/organizations/${organization.id}/logo`, form)
    expect(pictured.has_image).toBe(true)
    expect(new Uint8Array(await (await fetch(pictured.image_url)).arrayBuffer())).toEqual(png)
    expect((await call.remove(`/organizations/${organization.id}/logo`)).body.has_image).toBe(false)
    expect((await fetch(pictured.image_url)).status).toBe(404)
  })

  test('have domains, which go with them', async ({ emulator, call }) => {
    const clerk = clerkOf(emulator)
    const { id: organizationId } = await clerk.organizations.createOrganization({ name: 'Engines' })
    const domain = await clerk.organizations.createOrganizationDomain({
      organizationId,
      name: 'engines.example',
      enrollmentMode: 'automatic_invitation',
      verified: false,
    })
    expect(domain).toMatchObject({ name: 'engines.example', verification: null })
    const path = `/organizations/${organizationId}/domains`
    expect(refusal(await call.post(path, { name: 'Engines.example', enrollment_mode: 'manual_invitation' }))).toBe(
      '422 organization_domain_already_exists',
    )
    expect((await call.get(`${path}?verified=true`)).body.total_count).toBe(0)
    expect((await call.post(`${path}/${domain.id}/verify_ownership`)).body.verification.status).toBe('verified')
    expect((await call.get(`${path}?verified=true`)).body.total_count).toBe(1)
    await call.patch(`${path}/${domain.id}`, { enrollment_mode: 'manual_invitation' })
    expect((await call.get('/organization_domains?enrollment_mode=-manual_invitation')).body.total_count).toBe(0)
    expect((await call.get('/organization_domains?query=engines')).body.data).toMatchObject([
      { enrollment_mode: 'manual_invitation' },
    ])
    const second = (await call.post(path, { name: 'second.example', enrollment_mode: 'manual_invitation' })).body
    expect((await call.remove(`${path}/${second.id}`)).body).toMatchObject({ deleted: true })
    await call.remove(`/organizations/${organizationId}`)
    expect((await call.get('/organization_domains')).body.total_count).toBe(0)
  })
})

describe('subscriptions', () => {
  test('come from the control API, for users with and without one', async ({ emulator, call, steer }) => {
    const clerk = clerkOf(emulator)
    const path = '/users/user_ada/billing/subscription'
    expect(refusal(await call.get(path))).toBe('404 subscription_not_found')
    const put = (body: object) =>
      fetch(`${emulator.url}/_emulator/users/user_ada/subscription`, { method: 'PUT', body: JSON.stringify(body) })
    expect((await put({ plan: 'Pro', amount: 2500 })).status).toBe(204)
    expect((await call.get(path)).body.status).toBe('active')
    const subscription = await clerk.billing.getUserBillingSubscription('user_ada')
    expect(subscription.subscriptionItems).toMatchObject([{ plan: { name: 'Pro', fee: { amount: 2500 } } }])
    await put({ plan: 'Pro', status: 'canceled' })
    expect((await call.get(path)).body.status).toBe('canceled')
    expect((await put({ plan: 'Pro', status: 'nonsense' })).status).toBe(422)
    await steer.remove('users/user_ada/subscription')
    expect((await call.get(path)).status).toBe(404)
    expect(refusal(await call.get('/users/user_none/billing/subscription'))).toBe('404 resource_not_found')
  })
})

describe('domains of the instance', () => {
  test('are its own, which stays, and satellites', async ({ emulator, call }) => {
    const { data, total_count: total } = (await call.get('/domains')).body
    expect([total, data[0].is_satellite, data[0].frontend_api_url]).toEqual([1, false, emulator.url])
    expect(refusal(await call.remove(`/domains/${data[0].id}`))).toBe('403 not_allowed_access')
    const satellite = { name: 'satellite.example', is_satellite: true }
    const { body } = await call.post('/domains', satellite)
    expect(body).toMatchObject({ ...satellite, proxy_url: null })
    expect(refusal(await call.post('/domains', satellite))).toBe('422 form_identifier_exists name')
    const own = await call.post('/domains', { name: 'second.example', is_satellite: false })
    expect(refusal(own)).toBe('422 form_param_value_invalid is_satellite')
    const proxied = await call.patch(`/domains/${body.id}`, { proxy_url: 'https://satellite.example/__clerk' })
    expect(proxied.body.proxy_url).toBe('https://satellite.example/__clerk')
    expect((await call.patch(`/domains/${body.id}`, { proxy_url: null })).body.proxy_url).toBeNull()
    expect((await call.get('/domains')).body.total_count).toBe(2)
    await call.remove(`/domains/${body.id}`)
    expect(refusal(await call.remove(`/domains/${body.id}`))).toBe('404 resource_not_found')
  })
})
