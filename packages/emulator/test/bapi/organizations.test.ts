import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'

describe('organizations', () => {
  test('organizations are created, read, changed, listed and deleted', async ({ call }) => {
    const { body } = await call.post('/organizations', {
      name: 'Analytical Engines & Co.',
      created_by: 'user_ada',
      public_metadata: { a: 1 },
      private_metadata: { b: 2 },
      max_allowed_memberships: 2,
      created_at: '2021-01-01T00:00:00Z',
    })
    expect(body).toMatchObject({
      name: 'Analytical Engines & Co.',
      slug: 'analytical-engines-co',
      created_by: 'user_ada',
      max_allowed_memberships: 2,
      created_at: Date.parse('2021-01-01T00:00:00Z'),
    })
    const path = `/organizations/${body.id}`
    expect((await call.get(path)).body).toEqual(body)
    expect((await call.get(`/organizations/${body.slug}`)).body).toEqual(body)
    expect((await call.get(`${path}?include_members_count=true`)).body.members_count).toBe(1)
    const again = await call.post('/organizations', { name: 'Analytical Engines & Co.' })
    expect(again.body.slug).toBe('analytical-engines-co-2')
    expect(refusal(await call.post('/organizations', { name: 'x', slug: body.slug }))).toBe(
      '422 form_identifier_exists slug',
    )
    expect((await call.patch(path, { name: 'AE', slug: 'ae', admin_delete_enabled: false })).body).toMatchObject({
      name: 'AE',
      slug: 'ae',
      admin_delete_enabled: false,
    })
    expect((await call.patch(`${path}/metadata`, { public_metadata: { c: 3 } })).body.public_metadata).toEqual({
      a: 1,
      c: 3,
    })
    expect((await call.put(`${path}/metadata`, { public_metadata: {} })).body).toMatchObject({
      public_metadata: {},
      private_metadata: { b: 2 },
    })
    const names = async (query: string) =>
      (await call.get(`/organizations?${query}`)).body.data.map((it: { slug: string }) => it.slug).join(' ')
    expect(await names('order_by=name')).toBe('ae analytical-engines-co-2')
    expect(await names('order_by=-members_count')).toBe('ae analytical-engines-co-2')
    expect(await names('user_id=user_ada')).toBe('ae')
    expect(await names('user_id=-user_ada')).toBe('analytical-engines-co-2')
    expect(await names('query=engines')).toBe('analytical-engines-co-2')
    expect((await call.remove(path)).body).toEqual({ object: 'organization', id: body.id, slug: 'ae', deleted: true })
    expect(refusal(await call.get(path))).toBe('404 resource_not_found')
    expect((await call.get('/users/user_ada/organization_memberships')).body).toEqual({ data: [], total_count: 0 })
    expect(refusal(await call.post('/organizations', { name: 'x', created_by: 'user_no' }))).toBe(
      '400 organization_creator_not_found',
    )
  })
})

describe('memberships', () => {
  test('memberships are created, changed, listed and deleted', async ({ call }) => {
    const { body } = await call.post('/organizations', {
      name: 'One',
      created_by: 'user_ada',
      max_allowed_memberships: 2,
    })
    const path = `/organizations/${body.id}/memberships`
    const added = await call.post(path, { user_id: 'user_grace', role: 'org:member', public_metadata: { x: 1 } })
    expect(added.body).toMatchObject({
      role: 'org:member',
      role_name: 'Member',
      public_metadata: { x: 1 },
      organization: { id: body.id },
      public_user_data: { user_id: 'user_grace', identifier: 'grace@example.com', has_image: false },
    })
    expect(refusal(await call.post(path, { user_id: 'user_grace', role: 'org:member' }))).toBe(
      '400 already_a_member_in_organization',
    )
    const third = await call.post('/users', { username: 'third_one' })
    expect(refusal(await call.post(path, { user_id: third.body.id, role: 'org:member' }))).toBe(
      '403 organization_membership_quota_exceeded',
    )
    expect(refusal(await call.post(path, { user_id: third.body.id, role: 'boss' }))).toBe(
      '422 form_param_value_invalid role',
    )
    const members = async (query: string) =>
      (await call.get(`${path}?${query}`)).body.data.map(
        (it: { public_user_data: { user_id: string } }) => it.public_user_data.user_id,
      )
    expect(await members('order_by=first_name')).toEqual(['user_ada', 'user_grace'])
    expect(await members('role=org:admin')).toEqual(['user_ada'])
    expect(await members('query=grace')).toEqual(['user_grace'])
    expect(await members('email_address=ada@example.com')).toEqual(['user_ada'])
    expect(await members('created_at_after=9999999999999')).toEqual([])
    expect((await call.get('/organization_memberships?limit=1')).body).toMatchObject({ total_count: 2 })
    const mine = await call.get('/users/user_grace/organization_memberships')
    expect(mine.body).toMatchObject({ total_count: 1, data: [{ id: added.body.id }] })
    expect(
      (await call.patch(`${path}/user_grace/metadata`, { public_metadata: { y: 2 } })).body.public_metadata,
    ).toEqual({
      x: 1,
      y: 2,
    })
    expect(refusal(await call.patch(`${path}/user_ada`, { role: 'org:member' }))).toBe(
      '400 organization_minimum_permissions_needed',
    )
    expect((await call.patch(`${path}/user_grace`, { role: 'org:admin' })).body.role).toBe('org:admin')
    expect((await call.remove(`${path}/user_ada`)).body).toMatchObject({ public_user_data: { user_id: 'user_ada' } })
    expect(refusal(await call.remove(`${path}/user_ada`))).toBe('404 resource_not_found')
    expect(refusal(await call.remove(`${path}/user_grace`))).toBe('400 organization_minimum_permissions_needed')
    await call.remove('/users/user_grace')
    expect((await call.get(path)).body.total_count).toBe(0)
  })
})

describe('invitations', () => {
  test('invitations are created, listed for the organization and the invited user, and revoked', async ({ call }) => {
    const { body } = await call.post('/organizations', { name: 'One', created_by: 'user_ada' })
    const path = `/organizations/${body.id}/invitations`
    const invitation = await call.post(path, {
      email_address: 'Grace@example.com',
      role: 'org:member',
      inviter_user_id: 'user_ada',
    })
    expect(invitation.body).toMatchObject({
      email_address: 'grace@example.com',
      status: 'pending',
      inviter_id: 'user_ada',
      public_inviter_data: { user_id: 'user_ada', first_name: 'Ada' },
    })
    expect((await call.get(`${path}/${invitation.body.id}`)).body).toEqual(invitation.body)
    expect(refusal(await call.post(path, { email_address: 'grace@example.com', role: 'org:member' }))).toBe(
      '400 organization_invitation_not_unique',
    )
    expect(refusal(await call.post(path, { email_address: 'ada@example.com', role: 'org:member' }))).toBe(
      '400 already_a_member_in_organization',
    )
    expect(
      refusal(
        await call.post(path, { email_address: 'x@example.com', role: 'org:member', inviter_user_id: 'user_grace' }),
      ),
    ).toBe('403 not_a_member_in_organization')
    const bulk = await call.post(`${path}/bulk`, [
      { email_address: 'a@example.com', role: 'org:member' },
      { email_address: 'b@example.com', role: 'org:admin', expires_in_days: 1 },
    ])
    expect(bulk.body.total_count).toBe(2)
    expect(refusal(await call.post(`${path}/bulk`, { email_address: 'a@example.com' }))).toBe(
      '400 request_body_invalid',
    )
    const mine = await call.get('/users/user_grace/organization_invitations')
    expect(mine.body).toMatchObject({
      total_count: 1,
      data: [{ public_organization_data: { id: body.id, name: 'One' } }],
    })
    expect((await call.get(`${path}/pending`)).body.total_count).toBe(3)
    expect((await call.get(`${path}?email_address=a@example.com`)).body.total_count).toBe(1)
    const revoke = `${path}/${invitation.body.id}/revoke`
    expect((await call.post(revoke, { requesting_user_id: 'user_ada' })).body.status).toBe('revoked')
    expect(refusal(await call.post(revoke, {}))).toBe('404 organization_invitation_not_pending')
    expect((await call.get('/users/user_grace/organization_invitations?status=pending')).body.total_count).toBe(0)
    expect((await call.get('/users/user_grace/organization_invitations?status=revoked')).body.total_count).toBe(1)
    expect((await call.get('/organization_invitations?query=example&status=pending')).body.total_count).toBe(2)
  })
})
