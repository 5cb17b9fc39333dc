import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { people, test } from '../support/emulator.ts'
import { type FrontendBrowser, frontendBrowser } from '../support/frontend.ts'

test.override('options', {
  seed: {
    ...people,
    organizations: [
      {
        id: 'org_engines',
        name: 'Engines',
        private_metadata: { note: 'for servers only' },
        members: [{ user: 'ada@example.com', role: 'org:admin' }, { user: 'grace@example.com' }],
      },
      { id: 'org_others', name: 'Others' },
    ],
  },
})

const as = async (emulator: Parameters<typeof frontendBrowser>[0], who: 'ada' | 'grace'): Promise<FrontendBrowser> => {
  const browser = frontendBrowser(emulator)
  await browser.signIn(`${who}@example.com`, who === 'ada' ? 'analytical-engine' : 'first-compiler')
  return browser
}
const org = '/organizations/org_engines'

describe('organizations', () => {
  test('are created by a user, who becomes their admin', async ({ emulator, call }) => {
    const grace = await as(emulator, 'grace')
    const { body } = await grace.post('/organizations', { name: 'Compilers', slug: 'compilers' })
    expect(body.response).toMatchObject({ name: 'Compilers', slug: 'compilers', members_count: 1 })
    const mine = await grace.get('/me/organization_memberships?paginated=true&limit=10&offset=0')
    expect(mine.body.response).toMatchObject({ total_count: 2 })
    expect(mine.body.response.data[0]).toMatchObject({ role: 'org:admin', organization: { id: body.response.id } })
    await call.patch('/users/user_grace', { create_organization_enabled: false })
    expect(refusal(await grace.post('/organizations', { name: 'More' }))).toBe('403 not_allowed_access')
  })

  test('show members what they may see, and others nothing', async ({ emulator }) => {
    const grace = await as(emulator, 'grace')
    const { body } = await grace.get(org)
    expect(body.response).toMatchObject({ id: 'org_engines', members_count: 2, pending_invitations_count: 0 })
    expect(JSON.stringify(body)).not.toContain('for servers only')
    expect(refusal(await grace.get('/organizations/org_others'))).toBe('403 not_a_member_in_organization')
    expect(refusal(await grace.get('/organizations/org_nowhere'))).toBe('403 not_a_member_in_organization')
    expect((await grace.get(`${org}/roles?limit=10&offset=0`)).body.response.total_count).toBe(2)
  })

  test('are changed by admins only', async ({ emulator, call }) => {
    const [ada, grace] = [await as(emulator, 'ada'), await as(emulator, 'grace')]
    const form = () => {
      const picture = new FormData()
      picture.set('file', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])]))
      return picture
    }
    const changes = (browser: FrontendBrowser) => [
      () => browser.patch(org, { name: 'Difference Engines' }),
      () => browser.put(`${org}/logo`, form()),
      () => browser.remove(`${org}/logo`),
      () => browser.post(`${org}/invitations`, { email_address: 'new@example.com', role: 'org:member' }),
      () =>
        browser.post(`${org}/invitations/bulk`, {
          email_address: ['a@example.com', 'b@example.com', ''],
          role: 'org:member',
        }),
      () => browser.get(`${org}/invitations?limit=10&offset=0&status=pending`),
      () => browser.get(`${org}/invitations/pending`),
      () => browser.patch(`${org}/memberships/user_grace`, { role: 'org:admin' }),
      () => browser.patch(`${org}/memberships/user_grace`, { role: 'org:member' }),
      () => browser.remove(`${org}/memberships/user_ada`),
      () => browser.remove(org),
    ]
    const before = (await call.get(org)).body
    for (const change of changes(grace))
      expect(refusal(await change()), String(change)).toBe('403 missing_organization_permission')
    expect((await call.get(org)).body).toEqual(before)
    for (const change of changes(ada).slice(0, 9)) expect((await change()).status, String(change)).toBe(200)
    expect((await call.get(org)).body.name).toBe('Difference Engines')
    expect(refusal(await ada.remove(`${org}/memberships/user_ada`))).toBe('400 organization_minimum_permissions_needed')
    expect((await ada.remove(org)).body.response).toMatchObject({ deleted: true })
    expect((await call.get(org)).status).toBe(404)
  })

  test('have members who are listed, removed, and leave', async ({ emulator, call }) => {
    const [ada, grace] = [await as(emulator, 'ada'), await as(emulator, 'grace')]
    const list = async (query: string) => (await ada.get(`${org}/memberships?paginated=true${query}`)).body.response
    expect((await list('')).total_count).toBe(2)
    expect((await list('&query=grace')).data.map((row: { role: string }) => row.role)).toEqual(['org:member'])
    expect((await list('&role=org:admin')).data[0].public_user_data.identifier).toBe('ada@example.com')
    expect((await grace.remove('/me/organization_memberships/org_engines')).body.response.deleted).toBe(true)
    expect((await list('')).total_count).toBe(1)
    const added = await ada.post(`${org}/memberships`, { user_id: 'user_grace', role: 'org:member' })
    expect(added.body.response.role_name).toBe('Member')
    expect((await ada.remove(`${org}/memberships/user_grace`)).status).toBe(200)
    expect((await call.get(`${org}/memberships`)).body.total_count).toBe(1)
  })

  test('invite people, who accept with their own address', async ({ emulator, call, steer }) => {
    const ada = await as(emulator, 'ada')
    await call.post('/users', { email_address: ['invited@example.com'], password: 'invited-engine' })
    const { body } = await ada.post(`${org}/invitations`, { email_address: 'invited@example.com', role: 'org:admin' })
    expect(await steer.get('messages?to=invited@example.com')).toHaveLength(1)
    const accept = `/me/organization_invitations/${body.response.id}/accept`
    const grace = await as(emulator, 'grace')
    expect(refusal(await grace.post(accept))).toBe('404 resource_not_found')
    const invited = frontendBrowser(emulator)
    await invited.signIn('invited@example.com', 'invited-engine')
    const mine = (await invited.get('/me/organization_invitations?status=pending')).body.response
    expect(mine).toMatchObject({ total_count: 1, data: [{ public_organization_data: { name: 'Engines' } }] })
    expect((await invited.post(accept)).body.response.status).toBe('accepted')
    expect(refusal(await invited.post(accept))).toBe('404 organization_invitation_not_pending')
    expect((await invited.get('/me')).body.response.organization_memberships[0]).toMatchObject({ role: 'org:admin' })
    const other = await ada.post(`${org}/invitations`, { email_address: 'late@example.com', role: 'org:member' })
    const revoked = await ada.post(`${org}/invitations/${other.body.response.id}/revoke`)
    expect(revoked.body.response.status).toBe('revoked')
  })
})

test('the Backend API keeps its paths on the same port', async ({ emulator, call }) => {
  expect((await call.get('/organizations')).body.total_count).toBe(2)
  expect((await call.get(org)).body.private_metadata).toEqual({ note: 'for servers only' })
  const response = await fetch(`${emulator.url}/v1${org}`)
  expect(response.status).toBe(401)
})

describe('domains of an organization', () => {
  const domains = `${org}/domains`

  test('are verified by a code to an address there, and managed by administrators only', async ({
    emulator,
    steer,
  }) => {
    const [ada, grace] = [await as(emulator, 'ada'), await as(emulator, 'grace')]
    const name = 'engines.example'
    expect(refusal(await grace.post(domains, { name }))).toBe('403 missing_organization_permission')
    expect(refusal(await ada.post(domains, { name: 'no domain' }))).toBe('422 form_param_format_invalid name')
    const { response: domain } = (await ada.post(domains, { name })).body
    expect(domain).toMatchObject({ name, enrollment_mode: 'manual_invitation', verification: null })
    expect(refusal(await ada.post(domains, { name }))).toMatch(/organization_domain_already_exists/)
    const path = `${domains}/${domain.id}`
    const mode = { enrollment_mode: 'automatic_invitation' }
    expect(refusal(await ada.post(`${path}/update_enrollment_mode`, mode))).toBe('403 not_allowed_access')

    const [prepare, attempt] = [`${path}/prepare_affiliation_verification`, `${path}/attempt_affiliation_verification`]
    expect(refusal(await ada.post(attempt, { code: '424242' }))).toBe('400 verification_not_sent')
    const elsewhere = { affiliation_email_address: 'ada@other.example' }
    expect(refusal(await ada.post(prepare, elsewhere))).toBe('422 form_param_value_invalid affiliation_email_address')
    const { body } = await ada.post(prepare, { affiliation_email_address: `ada@${name}` })
    expect(body.response.verification).toMatchObject({ status: 'unverified', strategy: 'affiliation_email_code' })
    expect(await steer.get(`messages?to=ada@${name}`)).toMatchObject([{ code: '424242' }])
    for (let wrong = 0; wrong < 3; wrong++)
      expect(refusal(await ada.post(attempt, { code: '000000' }))).toBe('422 form_code_incorrect code')
    expect(refusal(await ada.post(attempt, { code: '424242' }))).toBe('400 verification_failed')
    await ada.post(prepare, { affiliation_email_address: `ada@${name}` })
    const verified = (await ada.post(attempt, { code: '424242' })).body.response
    expect(verified.verification).toMatchObject({ status: 'verified' })
    expect(refusal(await ada.post(prepare, { affiliation_email_address: `ada@${name}` }))).toBe(
      '403 not_allowed_access',
    )
    expect((await ada.post(`${path}/update_enrollment_mode`, mode)).body.response).toMatchObject(mode)
    expect((await grace.get(`${domains}?verified=true`)).body.response.total_count).toBe(1)
    expect(refusal(await ada.get('/organizations/org_others/domains/none'))).toBe('403 not_a_member_in_organization')
    expect((await ada.remove(path)).body.response).toMatchObject({ id: domain.id, deleted: true })
    expect(refusal(await ada.get(path))).toBe('404 resource_not_found')
  })

  test('can be turned off for the instance', async ({ emulator, call }) => {
    const ada = await as(emulator, 'ada')
    await call.patch('/instance/organization_settings', { domains_enabled: false })
    const { organization_settings: settings } = (await ada.get('/environment')).body
    expect(settings.domains.enabled).toBe(false)
    expect(refusal(await ada.post(domains, { name: 'engines.example' }))).toBe('403 organization_domains_not_enabled')
  })
})

test('an address joins the waitlist once', async ({ emulator, call }) => {
  const browser = frontendBrowser(emulator)
  const join = () => browser.post('/waitlist', { email_address: 'patient@example.com' })
  expect((await join()).body.id).toBe((await join()).body.id)
  expect((await call.get('/waitlist_entries')).body).toMatchObject({
    total_count: 1,
    data: [{ email_address: 'patient@example.com', status: 'pending' }],
  })
})
