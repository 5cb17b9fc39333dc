import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'

const idForm = /^user_[0-9A-Za-z]{27}$/

describe('creating users', () => {
  test('a new user has the given values', async ({ call }) => {
    const before = Date.now()
    const { status, body } = await call.post('/users', {
      external_id: 'ext-1',
      first_name: 'Katherine',
      last_name: 'Johnson',
      locale: 'en-US',
      email_address: ['Kate@Example.com', 'kj@example.org'],
      phone_number: ['+1 (555) 555-0123'],
      web3_wallet: ['0xAbC0000000000000000000000000000000000123'],
      username: 'kate_j',
      password: 'orbital-mechanics',
      public_metadata: { a: 1 },
      private_metadata: { b: [2] },
      unsafe_metadata: { c: { d: null } },
      delete_self_enabled: false,
      create_organization_enabled: false,
      create_organizations_limit: 3,
      legal_accepted_at: '2024-03-01T10:00:00Z',
      created_at: '2020-10-20T07:15:20.902Z',
      bypass_client_trust: true,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      object: 'user',
      id: expect.stringMatching(idForm),
      external_id: 'ext-1',
      first_name: 'Katherine',
      last_name: 'Johnson',
      locale: 'en-US',
      username: 'kate_j',
      password_enabled: true,
      two_factor_enabled: false,
      public_metadata: { a: 1 },
      private_metadata: { b: [2] },
      unsafe_metadata: { c: { d: null } },
      delete_self_enabled: false,
      create_organization_enabled: false,
      create_organizations_limit: 3,
      legal_accepted_at: Date.parse('2024-03-01T10:00:00Z'),
      created_at: Date.parse('2020-10-20T07:15:20.902Z'),
      bypass_client_trust: true,
      banned: false,
      locked: false,
      has_image: false,
      last_sign_in_at: null,
    })
    expect(body.updated_at).toBeGreaterThanOrEqual(before)
    expect(body.email_addresses.map((it: { email_address: string }) => it.email_address)).toEqual([
      'kate@example.com',
      'kj@example.org',
    ])
    expect(body.primary_email_address_id).toBe(body.email_addresses[0].id)
    expect(body.email_addresses[0].verification).toMatchObject({ status: 'verified', strategy: 'admin' })
    expect(body.phone_numbers[0].phone_number).toBe('+15555550123')
    expect(body.web3_wallets[0].web3_wallet).toBe('0xabc0000000000000000000000000000000000123')
    expect(JSON.stringify(body)).not.toContain('orbital')
    expect((await call.get(`/users/${body.id}`)).body).toEqual(body)
  })

  test('reserved addresses are unverified but taken', async ({ call }) => {
    const { body } = await call.post('/users', {
      email_address: ['a@example.net', 'b@example.net'],
      email_address_identification_status: ['reserved', 'verified'],
    })
    expect(body.email_addresses[0]).toMatchObject({ reserved: true, verification: null })
    expect(body.email_addresses[1]).toMatchObject({ reserved: false })
    expect(refusal(await call.post('/users', { email_address: ['a@example.net'] }))).toBe(
      '422 form_identifier_exists email_address',
    )
    expect(
      refusal(
        await call.post('/users', {
          email_address: ['x@example.net'],
          email_address_identification_status: ['reserved', 'verified'],
        }),
      ),
    ).toBe('422 form_param_array_length_mismatch email_address_identification_status')
  })

  test.for<[object, string]>([
    [{}, '422 form_data_missing'],
    [{ email_address: ['nobody'] }, '422 form_param_format_invalid email_address'],
    [{ email_address: ['ada@example.com'] }, '422 form_identifier_exists email_address'],
    [{ email_address: ['x@example.com', 'X@example.com'] }, '422 form_param_duplicate email_address'],
    [{ username: 'ADA_L' }, '422 form_identifier_exists username'],
    [{ username: 'ab' }, '422 form_username_invalid_length username'],
    [{ username: 'a b c d' }, '422 form_username_invalid_character username'],
    [{ username: '12345' }, '422 form_username_needs_non_number_char username'],
    [{ phone_number: ['12'] }, '422 form_param_format_invalid phone_number'],
    [{ username: 'somebody', password: 'short' }, '422 form_password_length_too_short password'],
    [{ username: 'somebody', password: 'x'.repeat(73) }, '422 form_password_length_too_long password'],
    [{ username: 'somebody', password: 'é'.repeat(40) }, '422 form_password_size_in_bytes_exceeded password'],
    [{ username: 'somebody', password: 'Password123' }, '422 form_password_pwned password'],
    [{ username: 'somebody', password_digest: 'x' }, '422 form_param_missing password_hasher'],
    [{ username: 'somebody', password_hasher: 'bcrypt' }, '422 form_param_missing password_digest'],
    [
      { username: 'somebody', password_hasher: 'rot13', password_digest: 'x' },
      '422 form_param_value_invalid password_hasher',
    ],
    [
      { username: 'somebody', password_hasher: 'bcrypt', password_digest: 'x' },
      '422 form_password_digest_invalid_code password_digest',
    ],
    [
      { username: 'somebody', public_metadata: { x: 'y'.repeat(8200) } },
      '422 form_param_exceeds_allowed_size public_metadata',
    ],
    [{ username: 'somebody', created_at: 'yesterday' }, '422 form_param_format_invalid created_at'],
    [{ username: 'somebody', totp_secret: 'not base32!' }, '422 invalid_totp_secret_code totp_secret'],
    [
      { username: 'somebody', create_organizations_limit: -1 },
      '422 form_param_value_invalid create_organizations_limit',
    ],
  ])('refuses %#', async ([input, expected], { call }) => {
    expect(refusal(await call.post('/users', input))).toBe(expected)
  })

  test('an external id is unique', async ({ call }) => {
    await call.post('/users', { username: 'first_one', external_id: 'x' })
    expect(refusal(await call.post('/users', { username: 'second_one', external_id: 'x' }))).toBe(
      '422 form_identifier_exists external_id',
    )
  })

  test('password checks can be skipped, and a user can be created banned and locked', async ({ call }) => {
    const { body } = await call.post('/users', {
      username: 'careless',
      password: 'short',
      skip_password_checks: true,
      banned: true,
      locked: true,
    })
    expect(body).toMatchObject({
      password_enabled: true,
      banned: true,
      locked: true,
      verification_attempts_remaining: 0,
    })
    expect(body.lockout_expires_in_seconds).toBeGreaterThan(3500)
  })
})

describe('a missing user', () => {
  test.for(['GET', 'DELETE'])('%s is 404', async (method, { call }) => {
    const answer = method === 'GET' ? await call.get('/users/user_no') : await call.remove('/users/user_no')
    expect(refusal(answer)).toBe('404 resource_not_found')
    expect(answer.body.clerk_trace_id).toBe(answer.headers.get('clerk-trace-id'))
  })
})

describe('changing users', () => {
  test('an update sets given fields, clears null fields and leaves the others', async ({ call }) => {
    const { body } = await call.patch('/users/user_ada', { first_name: 'Augusta', last_name: null, external_id: 'e1' })
    expect(body).toMatchObject({ first_name: 'Augusta', last_name: null, external_id: 'e1', username: 'ada_l' })
    expect((await call.patch('/users/user_ada', { username: '' })).body.username).toBeNull()
    expect((await call.patch('/users/user_ada', { external_id: '' })).body.external_id).toBeNull()
  })

  test('a primary address must be a verified address of the user', async ({ call }) => {
    const added = await call.post('/email_addresses', { user_id: 'user_ada', email_address: 'two@example.com' })
    expect(added.body.verification).toBeNull()
    const wanted = { primary_email_address_id: added.body.id }
    expect(refusal(await call.patch('/users/user_ada', wanted))).toBe(
      '422 form_resource_not_found primary_email_address_id',
    )
    await call.patch(`/email_addresses/${added.body.id}`, { verified: true })
    expect((await call.patch('/users/user_ada', wanted)).body.primary_email_address_id).toBe(added.body.id)
    expect(refusal(await call.patch('/users/user_grace', wanted))).toBe(
      '422 form_resource_not_found primary_email_address_id',
    )
  })

  test('the newest API version no longer accepts metadata', async ({ call }) => {
    const change = { public_metadata: { only: 'this' } }
    expect(refusal(await call.patch('/users/user_ada', change))).toBe('422 form_param_unknown public_metadata')
    const old = await call.patch('/users/user_ada', change, { 'clerk-api-version': '2025-11-10' })
    expect(old.body.public_metadata).toEqual({ only: 'this' })
  })

  test('a new password can sign out everywhere else', async ({ call }) => {
    const session = await call.post('/sessions', { user_id: 'user_ada' })
    await call.patch('/users/user_ada', { password: 'difference-engine' })
    expect((await call.get(`/sessions/${session.body.id}`)).body.status).toBe('active')
    await call.patch('/users/user_ada', { password: 'third-engine', sign_out_of_other_sessions: true })
    expect((await call.get(`/sessions/${session.body.id}`)).body.status).toBe('revoked')
    expect(refusal(await call.patch('/users/user_ada', { sign_out_of_other_sessions: true }))).toBe(
      '422 form_param_value_conflict sign_out_of_other_sessions',
    )
    for (const change of [{ sign_out_of_other_sessions: true }, { password_digest: 'x' }, { password: 'short' }]) {
      expect(refusal(await call.patch('/users/user_nobody', change)), 'who is not there').toBe('404 resource_not_found')
    }
  })
})

describe('metadata', () => {
  test('a merge is deep, and null removes at every level', async ({ call }) => {
    await call.put('/users/user_ada/metadata', {
      public_metadata: { a: { b: 1, c: 2, d: { e: 3 } }, list: [1, 2], gone: 1 },
    })
    const { body } = await call.patch('/users/user_ada/metadata', {
      public_metadata: { a: { c: null, d: { f: 4 } }, list: [3], gone: null },
      private_metadata: { '': 0 },
    })
    expect(body.public_metadata).toEqual({ a: { b: 1, d: { e: 3, f: 4 } }, list: [3] })
    expect(body.private_metadata).toEqual({ '': 0 })
    expect(body.unsafe_metadata).toEqual({})
  })

  test('a replacement changes only the given fields', async ({ call }) => {
    await call.patch('/users/user_ada/metadata', { unsafe_metadata: { keep: true } })
    const { body } = await call.put('/users/user_ada/metadata', { public_metadata: { new: 1 } })
    expect(body).toMatchObject({ public_metadata: { new: 1 }, unsafe_metadata: { keep: true } })
  })

  test('a key named __proto__ is plain data', async ({ call }) => {
    const text = '{"public_metadata":{"__proto__":{"polluted":true},"constructor":{"x":1}}}'
    expect((await call.patch('/users/user_ada/metadata', text)).status).toBe(200)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('merged metadata may not exceed 8 KB', async ({ call }) => {
    await call.patch('/users/user_ada/metadata', { public_metadata: { a: 'x'.repeat(5000) } })
    expect(refusal(await call.patch('/users/user_ada/metadata', { public_metadata: { b: 'x'.repeat(5000) } }))).toBe(
      '422 form_param_exceeds_allowed_size public_metadata',
    )
  })
})

describe('banning, locking and deleting', () => {
  test('a ban revokes all sessions and forbids new ones', async ({ call }) => {
    const session = await call.post('/sessions', { user_id: 'user_ada' })
    expect((await call.post('/users/user_ada/ban')).body.banned).toBe(true)
    expect((await call.get(`/sessions/${session.body.id}`)).body.status).toBe('revoked')
    expect(refusal(await call.post(`/sessions/${session.body.id}/tokens`))).toBe('404 resource_not_found')
    expect(refusal(await call.post('/sessions', { user_id: 'user_ada' }))).toBe('409 session_creation_not_allowed')
    expect((await call.post('/users/user_ada/unban')).body.banned).toBe(false)
    expect((await call.post('/sessions', { user_id: 'user_ada' })).status).toBe(200)
  })

  test('bulk bans apply to all users, or to none if one is missing', async ({ call }) => {
    const missing = await call.post('/users/ban', { user_ids: ['user_ada', 'user_no'] })
    expect(refusal(missing)).toBe('404 resource_not_found')
    expect((await call.get('/users/user_ada')).body.banned).toBe(false)
    const { body } = await call.post('/users/ban', { user_ids: ['user_grace', 'user_ada'] })
    expect(body.map((user: { id: string; banned: boolean }) => [user.id, user.banned])).toEqual([
      ['user_grace', true],
      ['user_ada', true],
    ])
    expect((await call.post('/users/unban', { user_ids: ['user_ada'] })).body[0].banned).toBe(false)
    expect(refusal(await call.post('/users/ban', { user_ids: [] }))).toBe('422 form_param_value_invalid user_ids')
    expect(refusal(await call.post('/users/ban', { user_ids: Array(51).fill('user_ada') }))).toBe(
      '400 bulk_size_exceeded user_ids',
    )
  })

  test('a lock ends no session', async ({ call }) => {
    const session = await call.post('/sessions', { user_id: 'user_ada' })
    expect((await call.post('/users/user_ada/lock')).body.locked).toBe(true)
    expect((await call.get(`/sessions/${session.body.id}`)).body.status).toBe('active')
    expect((await call.post('/users/user_ada/unlock')).body).toMatchObject({
      locked: false,
      lockout_expires_in_seconds: null,
    })
  })

  test('a deleted user is gone, with sessions, and the username is free again', async ({ call }) => {
    await call.patch('/users/user_ada', { external_id: 'mine' })
    const session = await call.post('/sessions', { user_id: 'user_ada' })
    expect((await call.remove('/users/user_ada')).body).toEqual({
      object: 'user',
      id: 'user_ada',
      deleted: true,
      external_id: 'mine',
    })
    expect((await call.remove('/users/user_ada')).status).toBe(404)
    expect((await call.get(`/sessions/${session.body.id}`)).status).toBe(404)
    expect((await call.get('/users/count?query=lovelace')).body.total_count).toBe(0)
    expect((await call.post('/users', { email_address: ['ada@example.com'], username: 'ada_l' })).status).toBe(200)
  })
})

describe('pictures', () => {
  const png = new Uint8Array(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(3000).keys()].map((n) => n % 256),
  )
  const form = (bytes: Uint8Array<ArrayBuffer>, field = 'file') => {
    const data = new FormData()
    data.set(field, new Blob([bytes]))
    return data
  }

  test('pictures are stored byte for byte and served with their type', async ({ call }) => {
    const { body } = await call.post('/users/user_ada/profile_image', form(png))
    expect(body.has_image).toBe(true)
    const served = await fetch(body.image_url)
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(png)
    const without = await call.remove('/users/user_ada/profile_image')
    expect(without.body.has_image).toBe(false)
    expect((await fetch(body.image_url)).status).toBe(404)
    const drawn = await fetch(without.body.image_url)
    expect(drawn.headers.get('content-type')).toBe('image/svg+xml')
    expect(await drawn.text()).toContain('AL')
  })

  test('other files are refused', async ({ call }) => {
    const target = '/users/user_ada/profile_image'
    expect(refusal(await call.post(target, form(new Uint8Array([60, 115, 118, 103]))))).toBe(
      '400 request_body_invalid file',
    )
    expect(refusal(await call.post(target, form(png, 'image')))).toBe('400 request_body_invalid file')
    expect(refusal(await call.post(target, { file: 'x' }))).toBe('415 unsupported_content_type')
    const large = new Uint8Array(11 * 1024 * 1024)
    large.set(png)
    expect(refusal(await call.post(target, form(large)))).toBe('413 image_too_large')
    expect(refusal(await call.post('/users/user_no/profile_image', form(png)))).toBe('404 resource_not_found')
  })
})
