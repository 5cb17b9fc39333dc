import { createClerkClient } from '@clerk/backend'
import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { people, test } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'

test.override('options', {
  seed: {
    ...people,
    organizations: [
      {
        id: 'org_engines',
        name: 'Engines',
        members: [{ user: 'ada@example.com', role: 'org:admin' }, { user: 'grace@example.com' }],
      },
    ],
  },
})

/** The ids of roles or permissions by their keys. */
const idsOf = (list: { data: { key: string; id: string }[] }) =>
  Object.fromEntries(list.data.map(({ key, id }) => [key, id]))

describe('permissions', () => {
  test('are created, changed, listed and deleted; those of the system stay', async ({ call }) => {
    const created = await call.post('/organization_permissions', { name: 'Read invoices', key: 'org:invoices:read' })
    expect(created.body).toMatchObject({ key: 'org:invoices:read', type: 'user', description: '' })
    const path = `/organization_permissions/${created.body.id}`
    expect((await call.get('/organization_permissions')).body.total_count).toBe(9)
    expect((await call.get('/organization_permissions?query=invoices')).body.total_count).toBe(1)
    expect((await call.get('/organization_permissions?query=Read&order_by=name')).body.data[0].name).toBe(
      'Read API keys',
    )
    expect(refusal(await call.post('/organization_permissions', { name: 'Again', key: 'org:invoices:read' }))).toBe(
      '422 form_identifier_exists key',
    )
    for (const key of ['invoices:read', 'org:invoices', 'org:Invoices:read'])
      expect(refusal(await call.post('/organization_permissions', { name: 'Other', key }))).toBe(
        '422 form_param_format_invalid key',
      )
    expect(refusal(await call.post('/organization_permissions', { name: 'Own', key: 'org:sys_own:read' }))).toBe(
      '422 form_param_value_invalid key',
    )
    expect((await call.patch(path, { description: 'For accountants' })).body.description).toBe('For accountants')
    const system = idsOf((await call.get('/organization_permissions')).body)['org:sys_profile:manage']
    expect(refusal(await call.patch(`/organization_permissions/${system}`, { name: 'Mine' }))).toBe(
      '403 organization_system_permission_not_modifiable',
    )
    expect(refusal(await call.remove(`/organization_permissions/${system}`))).toBe(
      '403 organization_system_permission_not_modifiable',
    )
    expect((await call.remove(path)).body).toMatchObject({ deleted: true })
    expect(refusal(await call.get(path))).toBe('404 resource_not_found')
  })
})

describe('roles', () => {
  test('with own permissions decide in session tokens, in both of their versions', async ({ emulator, call }) => {
    const permission = async (key: string) =>
      (await call.post('/organization_permissions', { name: key, key })).body.id as string
    const ids = [await permission('org:invoices:read'), await permission('org:team:manage')]
    const role = { name: 'Accountant', key: 'org:accountant', permissions: ids }
    const { body } = await call.post('/organization_roles', role)
    await call.post(`/organization_roles/${body.id}/permissions/${await permission('org:invoices:manage')}`)
    await call.patch('/organizations/org_engines/memberships/user_grace', { role: 'org:accountant' })

    const browser = frontendBrowser(emulator)
    const session = await browser.signIn('grace@example.com', 'first-compiler')
    await browser.post(`/client/sessions/${session}/touch`, { active_organization_id: 'org_engines' })
    const { secretKey, publishableKey, jwtKey, url } = emulator
    const clerk = createClerkClient({ secretKey, publishableKey, jwtKey, apiUrl: url, telemetry: { disabled: true } })
    const has = async (jwt: string, key: string) => {
      const request = new Request('http://127.0.0.1', { headers: { authorization: `Bearer ${jwt}` } })
      const auth = (await clerk.authenticateRequest(request)).toAuth()
      return auth && 'has' in auth && auth.has({ permission: key })
    }
    const { jwt } = (await browser.post(`/client/sessions/${session}/tokens`)).body
    const old = await call.post(`/sessions/${session}/tokens`, undefined, { 'clerk-api-version': '2024-10-01' })
    for (const token of [jwt, old.body.jwt]) {
      for (const key of ['org:invoices:read', 'org:invoices:manage', 'org:team:manage'])
        expect(await has(token, key), key).toBe(true)
      for (const key of ['org:team:read', 'org:sys_profile:manage']) expect(await has(token, key), key).toBe(false)
    }
    const [membership] = (await browser.get('/me')).body.response.organization_memberships
    expect(membership).toMatchObject({
      role_name: 'Accountant',
      permissions: ['org:invoices:read', 'org:team:manage', 'org:invoices:manage'],
    })
    const listed = (await browser.get('/organizations/org_engines/roles')).body.response
    expect(listed.data.map((it: { key: string }) => it.key)).toContain('org:accountant')
  })

  test('change, with all that names them, and are deleted when nobody needs them', async ({ call }) => {
    const created = await call.post('/organization_roles', { name: 'Guest', key: 'org:guest' })
    expect(created.body).toMatchObject({ key: 'org:guest', permissions: [], is_creator_eligible: false })
    const path = `/organization_roles/${created.body.id}`
    expect(refusal(await call.post('/organization_roles', { name: 'Guest', key: 'org:guest' }))).toBe(
      '422 form_identifier_exists key',
    )
    expect(refusal(await call.post('/organization_roles', { name: 'X', key: 'org:x', permissions: ['perm_x'] }))).toBe(
      '404 resource_not_found',
    )
    await call.patch('/organizations/org_engines/memberships/user_grace', { role: 'org:guest' })
    const changed = await call.patch(path, { name: 'Visitor', key: 'org:visitor' })
    expect(changed.body).toMatchObject({ name: 'Visitor', key: 'org:visitor' })
    const { body } = await call.get('/organizations/org_engines/memberships?user_id=user_grace')
    expect(body.data[0]).toMatchObject({ role: 'org:visitor', role_name: 'Visitor' })
    expect(refusal(await call.remove(path))).toBe('422 organization_role_assigned_members')
    await call.patch('/organizations/org_engines/memberships/user_grace', { role: 'org:member' })
    const invited = { email_address: 'new@example.com', role: 'org:visitor', inviter_user_id: 'user_ada' }
    const { body: invitation } = await call.post('/organizations/org_engines/invitations', invited)
    expect(refusal(await call.remove(path))).toBe('422 organization_role_exists_in_invitations')
    await call.post(`/organizations/org_engines/invitations/${invitation.id}/revoke`, {
      requesting_user_id: 'user_ada',
    })
    expect((await call.remove(path)).body).toMatchObject({ deleted: true })
    const standard = idsOf((await call.get('/organization_roles')).body)
    expect(Object.keys(standard).sort()).toEqual(['org:admin', 'org:member'])
    expect(refusal(await call.remove(`/organization_roles/${standard['org:admin']}`))).toBe(
      '422 organization_role_default_creator_role',
    )
    expect(refusal(await call.remove(`/organization_roles/${standard['org:member']}`))).toBe(
      '422 organization_role_domain_default_role',
    )
  })

  test('get and lose permissions one by one', async ({ call }) => {
    const { body: permission } = await call.post('/organization_permissions', { name: 'Read', key: 'org:docs:read' })
    const member = idsOf((await call.get('/organization_roles')).body)['org:member']
    const path = `/organization_roles/${member}/permissions/${permission.id}`
    const keys = ({ body }: { body: { permissions: { key: string }[] } }) => body.permissions.map(({ key }) => key)
    expect(keys(await call.post(path))).toEqual(['org:sys_memberships:read', 'org:docs:read'])
    expect(refusal(await call.post(path))).toBe('409 organization_role_permission_association_exists')
    expect(keys(await call.remove(path))).toEqual(['org:sys_memberships:read'])
    expect(refusal(await call.remove(path))).toBe('404 organization_role_permission_association_not_found')
    await call.post(path)
    await call.remove(`/organization_permissions/${permission.id}`)
    expect(keys(await call.get(`/organization_roles/${member}`))).toEqual(['org:sys_memberships:read'])
  })
})

describe('role sets', () => {
  test('are created, changed, and replaced with the roles of members', async ({ call }) => {
    await call.post('/organization_roles', { name: 'Guest', key: 'org:guest', include_in_initial_role_set: true })
    const initial = (await call.get('/role_sets')).body.data[0]
    expect(initial).toMatchObject({ key: 'role_set:default', type: 'initial', creator_role: { key: 'org:admin' } })
    expect(initial.roles.map(({ key }: { key: string }) => key)).toEqual(['org:admin', 'org:member', 'org:guest'])
    const set = {
      name: 'Small teams',
      roles: ['org:admin', 'org:guest'],
      default_role_key: 'org:guest',
      creator_role_key: 'org:admin',
    }
    expect((await call.post('/role_sets', set)).body).toMatchObject({ key: 'role_set:small_teams', type: 'custom' })
    expect(refusal(await call.post('/role_sets', { ...set, key: 'role_set:default' }))).toBe(
      '422 form_identifier_exists key',
    )
    expect(refusal(await call.post('/role_sets', { ...set, key: 'role_set:x', roles: ['org:nobody'] }))).toBe(
      '422 form_resource_not_found roles',
    )
    expect(refusal(await call.post('/role_sets', { ...set, key: 'role_set:x', roles: ['org:admin'] }))).toBe(
      '422 form_param_value_invalid default_role_key',
    )
    const replace = (mappings?: object) =>
      call.post('/role_sets/role_set:default/replace', {
        dest_role_set_key: 'role_set:small_teams',
        ...(mappings ? { reassignment_mappings: mappings } : {}),
      })
    expect(refusal(await replace())).toBe('422 organization_role_set_reassignment_mappings_missing')
    expect(refusal(await replace({ 'org:member': 'org:member' }))).toBe(
      '422 organization_role_set_reassignment_mappings_invalid',
    )
    expect((await replace({ 'org:member': 'org:guest' })).body.deleted).toBe(true)
    const { body } = await call.get('/organizations/org_engines/memberships?user_id=user_grace')
    expect(body.data[0].role).toBe('org:guest')
    const left = (await call.get('/role_sets')).body
    expect(left).toMatchObject({ total_count: 1, data: [{ key: 'role_set:small_teams', type: 'initial' }] })
    const added = await call.post(`/role_sets/${left.data[0].id}/roles`, { role_keys: ['org:member'] })
    expect(added.body.roles).toHaveLength(3)
    const path = '/role_sets/role_set:small_teams'
    const moved = await call.post(`${path}/roles/replace`, { role_key: 'org:guest', to_role_key: 'org:member' })
    expect(moved.body).toMatchObject({ default_role: { key: 'org:member', has_members: true } })
    expect((await call.patch(path, { name: 'Teams', default_role_key: 'org:admin' })).body.name).toBe('Teams')
    expect(refusal(await call.get('/role_sets/role_set:default'))).toBe('404 resource_not_found')
  })
})

test('sign-ups are read and changed while they are under way', async ({ emulator, call }) => {
  const browser = frontendBrowser(emulator)
  const { body } = await browser.post('/client/sign_ups', { email_address: 'new@example.com', password: 'long-enough' })
  const path = `/sign_ups/${body.response.id}`
  expect((await call.get(path)).body).toMatchObject({ status: 'missing_requirements', external_id: null })
  expect((await call.patch(path, { external_id: 'crm-7', custom_action: true })).body).toMatchObject({
    external_id: 'crm-7',
    custom_action: true,
  })
  const client = `/client${path}`
  await browser.post(`${client}/prepare_verification`, { strategy: 'email_code' })
  const done = await browser.post(`${client}/attempt_verification`, { strategy: 'email_code', code: '424242' })
  expect((await call.get(`/users/${done.body.response.created_user_id}`)).body.external_id).toBe('crm-7')
  expect(refusal(await call.get('/sign_ups/sua_nobody'))).toBe('404 resource_not_found')
})
