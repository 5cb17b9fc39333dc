import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test as base, people } from '../support/emulator.ts'

const test = base.override('options', {
  seed: {
    ...people,
    organizations: [{ id: 'org_one', name: 'One', slug: 'one', members: [{ user: 'user_ada', role: 'org:admin' }] }],
    jwt_templates: [
      {
        name: 'hasura',
        claims: {
          role: '{{user.public_metadata.role}}',
          hello: 'Dear {{user.first_name}} {{user.nothing}}',
          deep: { mail: ['{{user.primary_email_address}}'] },
        },
        lifetime: 600,
      },
    ],
  },
})

function claimsOf(jwt: string) {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
}
function headerOf(jwt: string) {
  return JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString())
}

describe('sessions', () => {
  test('sessions are created, read, listed and revoked', async ({ call }) => {
    const first = await call.post('/sessions', { user_id: 'user_ada' })
    expect(first.body).toMatchObject({ object: 'session', user_id: 'user_ada', status: 'active', actor: null })
    const second = await call.post('/sessions', { user_id: 'user_ada' })
    await call.post('/sessions', { user_id: 'user_grace' })
    const ids = async (query: string) => (await call.get(`/sessions?${query}`)).body.map(({ id }: { id: string }) => id)
    expect(await ids('user_id=user_ada')).toEqual([second.body.id, first.body.id])
    expect(await ids(`client_id=${first.body.client_id}`)).toEqual([first.body.id])
    expect(await ids('user_id=user_ada&limit=1&offset=1')).toEqual([first.body.id])
    expect((await call.post(`/sessions/${first.body.id}/revoke`)).body.status).toBe('revoked')
    expect(await ids('user_id=user_ada&status=active')).toEqual([second.body.id])
    expect(await ids('user_id=user_ada&status=revoked')).toEqual([first.body.id])
    expect((await call.get('/users/user_ada')).body.last_sign_in_at).toBeGreaterThan(Date.now() - 10_000)
  })

  test.for([
    ['GET', '/sessions/sess_no', undefined, '404 resource_not_found'],
    ['POST', '/sessions/sess_no/revoke', undefined, '404 resource_not_found'],
    ['POST', '/sessions/sess_no/tokens', {}, '404 resource_not_found'],
    ['POST', '/sessions', { user_id: 'user_no' }, '404 resource_not_found'],
    [
      'POST',
      '/sessions',
      { user_id: 'user_grace', active_organization_id: 'org_one' },
      '404 organization_not_found_or_unauthorized',
    ],
    ['GET', '/sessions?status=asleep', undefined, '422 form_param_value_invalid status'],
  ] as const)('%s %s %o', async ([method, path, body, expected], { call }) => {
    expect(refusal(method === 'GET' ? await call.get(path) : await call.post(path, body))).toBe(expected)
  })
})

describe('tokens', () => {
  test('session tokens name the user, the session and the lifetime', async ({ call, emulator }) => {
    const { body } = await call.post('/sessions', { user_id: 'user_ada', active_organization_id: 'org_one' })
    const { jwt } = (await call.post(`/sessions/${body.id}/tokens`)).body
    expect(headerOf(jwt)).toMatchObject({ alg: 'RS256', typ: 'JWT', cat: 'cl_B7d4PD111AAA', kid: expect.any(String) })
    const claims = claimsOf(jwt)
    expect(claims).toMatchObject({
      iss: emulator.url,
      sub: 'user_ada',
      sid: body.id,
      sts: 'active',
      fva: [0, -1],
      v: 2,
      metadata: { role: 'admin' },
      o: { id: 'org_one', slg: 'one', rol: 'admin' },
      jti: expect.any(String),
    })
    expect(claims.exp - claims.iat).toBe(60)
    expect(claims.nbf).toBeLessThanOrEqual(claims.iat)
    const long = (await call.post(`/sessions/${body.id}/tokens`, { expires_in_seconds: 3600 })).body.jwt
    expect(claimsOf(long).exp - claimsOf(long).iat).toBe(3600)
    expect(refusal(await call.post(`/sessions/${body.id}/tokens`, { expires_in_seconds: 5 }))).toBe(
      '422 form_param_value_invalid expires_in_seconds',
    )
    const old = (await call.post(`/sessions/${body.id}/tokens`, {}, { 'clerk-api-version': '2024-10-01' })).body.jwt
    expect(claimsOf(old)).toMatchObject({ org_id: 'org_one', org_role: 'org:admin', org_slug: 'one' })
    expect(claimsOf(old)).not.toHaveProperty('v')
  })

  test('tokens of a template have its claims and no session claims', async ({ call }) => {
    const { body } = await call.post('/sessions', { user_id: 'user_ada' })
    const { jwt } = (await call.post(`/sessions/${body.id}/tokens/hasura`)).body
    const claims = claimsOf(jwt)
    expect(claims).toMatchObject({
      role: 'admin',
      hello: 'Dear Ada ',
      deep: { mail: ['ada@example.com'] },
      sub: 'user_ada',
    })
    expect(claims.exp - claims.iat).toBe(600)
    for (const claim of ['sid', 'sts', 'fva', 'v']) expect(claims).not.toHaveProperty(claim)
    expect(refusal(await call.post(`/sessions/${body.id}/tokens/unknown`))).toBe('404 resource_not_found')
  })

  test('the control API creates any token that a test needs', async ({ steer }) => {
    const token = async (input: object) => claimsOf(await steer.token({ userId: 'user_ada', ...input }))
    const plain = await token({})
    expect(plain).toMatchObject({ sub: 'user_ada', sts: 'active', v: 2 })
    expect(await token({ claims: { act: { sub: 'user_x' }, sts: 'pending', fva: [30, 2] } })).toMatchObject({
      act: { sub: 'user_x' },
      sts: 'pending',
      fva: [30, 2],
    })
    const template = await token({ claims: { sid: null, sts: null, fva: null, v: null } })
    expect(Object.keys(template)).not.toEqual(expect.arrayContaining(['sid']))
    expect(template).not.toHaveProperty('fva')
    const expired = await token({ expiresInSeconds: -100 })
    expect(expired.exp).toBeLessThan(Date.now() / 1000 - 90)
    expect(expired.iat).toBeLessThan(expired.exp)
    await expect(steer.token({ userId: 'user_no' })).rejects.toThrow('404')
    await expect(steer.token({ userId: 'user_ada', colour: 'red' })).rejects.toThrow('422')
  })
})

describe('refreshing', () => {
  test('refreshing needs the right secret, session and origin', async ({ call, steer, emulator }) => {
    await steer.post('settings', { refreshCookie: true })
    const origin = 'http://127.0.0.1:1'
    const signIn = await fetch(`${emulator.url}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ user_id: 'user_ada', redirect_url: origin }),
    })
    const token = new URL(signIn.headers.get('location') ?? '').searchParams.get('__clerk_db_jwt')
    const handshake = await fetch(
      `${emulator.url}/v1/client/handshake?redirect_url=${origin}&__clerk_db_jwt=${token}`,
      {
        redirect: 'manual',
      },
    )
    const payload = claimsOf(
      new URL(handshake.headers.get('location') ?? '').searchParams.get('__clerk_handshake') ?? '',
    )
    const cookie = (name: string): string =>
      payload.handshake
        .find((line: string) => line.startsWith(`${name}=`))
        .split(';')[0]
        .slice(name.length + 1)
    const [expired_token, refresh_token] = [cookie('__session'), cookie('__refresh')]
    const id = claimsOf(expired_token).sid
    const refresh = (change: object, session = id) =>
      call.post(`/sessions/${session}/refresh`, { expired_token, refresh_token, request_origin: origin, ...change })
    expect(claimsOf((await refresh({})).body.jwt)).toMatchObject({ sid: id, azp: origin })
    const cookies = await refresh({ format: 'cookie', suffixed_cookies: true })
    expect(cookies.body.cookies.join()).toContain('__session=')
    const code = async (change: object, session?: string) => (await refresh(change, session)).body.errors[0].code
    expect(await code({ refresh_token: 'x' })).toBe('refresh_token_not_found')
    expect(await code({ expired_token: 'x.y.z' })).toBe('expired_session_token_invalid')
    expect(await code({ request_origin: 'http://127.0.0.1:2' })).toBe('refresh_request_origin_azp_mismatch')
    expect(await code({}, 'sess_other')).toBe('refresh_sid_mismatch')
    await call.post(`/sessions/${id}/revoke`)
    expect(await code({})).toBe('session_refresh_inactive_session')
  })
})

describe('clients', () => {
  test('clients are listed, read and verified by a token', async ({ call }) => {
    const { body } = await call.post('/sessions', { user_id: 'user_ada' })
    const client = await call.get(`/clients/${body.client_id}`)
    expect(client.body).toMatchObject({ object: 'client', session_ids: [body.id], last_active_session_id: body.id })
    expect((await call.get('/clients')).body).toEqual([client.body])
    const { jwt } = (await call.post(`/sessions/${body.id}/tokens`)).body
    expect((await call.post('/clients/verify', { token: jwt })).body).toEqual(client.body)
    expect(refusal(await call.post('/clients/verify', { token: 'x' }))).toBe('404 resource_not_found')
    expect(refusal(await call.get('/clients/client_no'))).toBe('404 resource_not_found')
  })
})
