import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'
import { type FrontendBrowser, frontendBrowser } from '../support/frontend.ts'

const person = (name: string, ...addresses: string[]) => ({
  id: `user_${name}`,
  email_address: addresses,
  password: 'analytical-engine',
})

test.override('options', {
  seed: {
    users: [
      person('ada', 'ada@engines.example'),
      person('grace', 'grace@engines.example'),
      person('joan', 'joan@example.com'),
    ],
    organizations: [
      {
        id: 'org_engines',
        name: 'Engines',
        members: [{ user: 'ada@engines.example', role: 'org:admin' }],
        domains: [{ name: 'engines.example', enrollment_mode: 'automatic_suggestion' }],
      },
      { id: 'org_others', name: 'Others', members: [{ user: 'joan@example.com', role: 'org:admin' }] },
    ],
  },
})

const org = '/organizations/org_engines'
const requests = `${org}/membership_requests`

type Emulator = Parameters<typeof frontendBrowser>[0]

async function as(emulator: Emulator, address: string): Promise<FrontendBrowser> {
  const browser = frontendBrowser(emulator)
  await browser.signIn(address, 'analytical-engine')
  return browser
}

async function suggested(browser: FrontendBrowser, query = ''): Promise<{ id: string; status: string }[]> {
  return (await browser.get(`/me/organization_suggestions${query}`)).body.response.data
}

async function invited(browser: FrontendBrowser): Promise<{ id: string }[]> {
  return (await browser.get('/me/organization_invitations?status=pending')).body.response.data
}

/** Adds an address to a user, and verifies it by code. */
async function addAddress(browser: FrontendBrowser, address: string): Promise<string> {
  const { id } = (await browser.post('/me/email_addresses', { email_address: address })).body.response
  await browser.post(`/me/email_addresses/${id}/prepare_verification`, { strategy: 'email_code' })
  expect(await suggested(browser)).toEqual([])
  await browser.post(`/me/email_addresses/${id}/attempt_verification`, { code: '424242' })
  return id
}

describe('a domain with automatic suggestions', () => {
  test('suggests its organization to users with a verified address there, and to no one else', async ({ emulator }) => {
    const [ada, grace, joan] = [
      await as(emulator, 'ada@engines.example'),
      await as(emulator, 'grace@engines.example'),
      await as(emulator, 'joan@example.com'),
    ]
    expect(await suggested(grace)).toMatchObject([
      { status: 'pending', public_organization_data: { id: 'org_engines', name: 'Engines' } },
    ])
    expect(await suggested(grace, '?status=accepted')).toEqual([])
    expect(await suggested(ada)).toEqual([])
    expect(await suggested(joan)).toEqual([])
    const id = await addAddress(joan, 'joan@engines.example')
    expect(await suggested(joan)).toHaveLength(1)
    await joan.remove(`/me/email_addresses/${id}`)
    expect(await suggested(joan)).toEqual([])
    expect((await ada.get(`${org}/domains`)).body.response.data[0].total_pending_suggestions).toBe(1)
  })

  test('leads to a request, which a manager accepts', async ({ emulator }) => {
    const [ada, grace] = [await as(emulator, 'ada@engines.example'), await as(emulator, 'grace@engines.example')]
    const [suggestion] = await suggested(grace)
    const accept = `/me/organization_suggestions/${suggestion?.id}/accept`
    expect(refusal(await ada.post(accept))).toBe('404 resource_not_found')
    expect((await ada.get(requests)).body.response.total_count).toBe(0)
    expect((await grace.post(accept)).body.response.status).toBe('accepted')
    expect(refusal(await grace.post(accept))).toBe('400 organization_suggestion_already_accepted')
    expect(await suggested(grace, '?status=pending&status=accepted')).toMatchObject([{ status: 'accepted' }])

    const { data, total_count: total } = (await ada.get(`${requests}?status=pending`)).body.response
    expect(total).toBe(1)
    expect(data[0]).toMatchObject({
      organization_id: 'org_engines',
      status: 'pending',
      public_user_data: { user_id: 'user_grace', identifier: 'grace@engines.example' },
    })
    const request = `${requests}/${data[0].id}`
    expect((await ada.post(`${request}/accept`)).body.response.status).toBe('accepted')
    expect(refusal(await ada.post(`${request}/accept`))).toBe('400 already_a_member_in_organization')
    expect(refusal(await ada.post(`${request}/reject`))).toBe('404 resource_not_found')
    expect((await ada.get(`${requests}?status=pending`)).body.response.total_count).toBe(0)
    expect((await grace.get('/me')).body.response.organization_memberships).toMatchObject([
      { role: 'org:member', organization: { id: 'org_engines' } },
    ])
    expect(await suggested(grace)).toEqual([])
  })

  test('leads to a request, which a manager rejects', async ({ emulator }) => {
    const [ada, grace] = [await as(emulator, 'ada@engines.example'), await as(emulator, 'grace@engines.example')]
    const [suggestion] = await suggested(grace)
    await grace.post(`/me/organization_suggestions/${suggestion?.id}/accept`)
    const [request] = (await ada.get(requests)).body.response.data
    expect((await ada.post(`${requests}/${request.id}/reject`)).body.response.status).toBe('revoked')
    expect(refusal(await ada.post(`${requests}/${request.id}/accept`))).toBe('404 resource_not_found')
    expect((await grace.get('/me')).body.response.organization_memberships).toEqual([])
    expect(await suggested(grace)).toEqual([])
  })

  test('shows requests to managers of the organization only', async ({ emulator, call }) => {
    const [ada, joan] = [await as(emulator, 'ada@engines.example'), await as(emulator, 'joan@example.com')]
    const grace = await as(emulator, 'grace@engines.example')
    const [suggestion] = await suggested(grace)
    await grace.post(`/me/organization_suggestions/${suggestion?.id}/accept`)
    const [request] = (await ada.get(requests)).body.response.data
    await call.post(`${org}/memberships`, { user_id: 'user_joan', role: 'org:member' })
    for (const path of [requests, `${requests}/${request.id}/accept`, `${requests}/${request.id}/reject`]) {
      const [asMember, asOutsider] = [joan, grace].map((browser) =>
        path === requests ? browser.get(path) : browser.post(path),
      )
      expect(refusal((await asMember) as never)).toBe('403 missing_organization_permission')
      expect(refusal((await asOutsider) as never)).toBe('403 not_a_member_in_organization')
    }
    // Joan manages another organization, which the request is not for.
    const elsewhere = `/organizations/org_others/membership_requests/${request.id}/accept`
    expect(refusal(await joan.post(elsewhere))).toBe('404 resource_not_found')
    expect(refusal(await ada.post(`${requests}/${suggestion?.id}/accept`))).toBe('404 resource_not_found')
  })

  test('does not suggest an organization that the user joined in another way, or that is gone', async ({
    emulator,
    call,
  }) => {
    const grace = await as(emulator, 'grace@engines.example')
    await call.post(`${org}/memberships`, { user_id: 'user_grace', role: 'org:member' })
    expect(await suggested(grace)).toEqual([])
    await call.post('/users', { email_address: ['late@engines.example'], password: 'analytical-engine' })
    const late = await as(emulator, 'late@engines.example')
    expect(await suggested(late)).toHaveLength(1)
    await call.remove(org)
    expect(await suggested(late)).toEqual([])
  })

  test('takes its pending offers back with a new mode, and with its removal', async ({ emulator }) => {
    const [ada, grace] = [await as(emulator, 'ada@engines.example'), await as(emulator, 'grace@engines.example')]
    const [domain] = (await ada.get(`${org}/domains`)).body.response.data
    const path = `${org}/domains/${domain.id}`
    const mode = (enrollment_mode: string, delete_pending = false) =>
      ada.post(`${path}/update_enrollment_mode`, { enrollment_mode, delete_pending })
    await mode('manual_invitation')
    expect(await suggested(grace)).toHaveLength(1)
    await mode('automatic_invitation', true)
    expect(await suggested(grace)).toEqual([])
    expect(await invited(grace)).toHaveLength(1)
    expect((await ada.get(path)).body.response).toMatchObject({
      total_pending_invitations: 1,
      total_pending_suggestions: 0,
    })
    await mode('automatic_suggestion', true)
    expect(await invited(grace)).toEqual([])
    expect(await suggested(grace)).toHaveLength(1)
    await ada.remove(path)
    expect(await suggested(grace)).toEqual([])
  })
})

describe('a domain with automatic invitations', () => {
  test('invites users with a verified address there once, and new ones as they sign up', async ({ emulator, call }) => {
    const [joan, grace] = [await as(emulator, 'joan@example.com'), await as(emulator, 'grace@engines.example')]
    const domain = { name: 'example.com', enrollment_mode: 'automatic_invitation', verified: true }
    await call.post(`${org}/domains`, domain)
    expect(await invited(joan)).toMatchObject([{ role: 'org:member', public_organization_data: { id: 'org_engines' } }])
    expect(await invited(grace)).toEqual([])
    const [invitation] = await invited(joan)
    await joan.post(`/me/organization_invitations/${invitation?.id}/accept`)
    expect((await joan.get('/me/organization_memberships')).body.response).toHaveLength(2)

    const late = frontendBrowser(emulator)
    const signUp = await late.post('/client/sign_ups', { email_address: 'late@example.com', password: 'brand-new-one' })
    const path = `/client/sign_ups/${signUp.body.response.id}`
    await late.post(`${path}/prepare_verification`, { strategy: 'email_code' })
    await late.post(`${path}/attempt_verification`, { strategy: 'email_code', code: '424242' })
    expect(await invited(late)).toHaveLength(1)
  })

  test('invites nobody before it is verified, or while domains are off', async ({ emulator, call }) => {
    const joan = await as(emulator, 'joan@example.com')
    const domain = { name: 'example.com', enrollment_mode: 'automatic_invitation', verified: false }
    const { body } = await call.post(`${org}/domains`, domain)
    expect(await invited(joan)).toEqual([])
    await call.patch('/instance/organization_settings', { domains_enabled: false })
    await call.patch(`${org}/domains/${body.id}`, { verified: true })
    expect(await invited(joan)).toEqual([])
    await call.patch('/instance/organization_settings', { domains_enabled: true })
    await call.patch(`${org}/domains/${body.id}`, { verified: true })
    expect(await invited(joan)).toHaveLength(1)
  })
})
