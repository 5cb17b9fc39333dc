import { createClerkClient } from '@clerk/backend'
import { describe, expect } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { api, refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'

function clerkOf({ url, secretKey, publishableKey, jwtKey }: Emulator) {
  return createClerkClient({ apiUrl: url, secretKey, publishableKey, jwtKey, telemetry: { disabled: true } })
}

function bearer(token: string): Request {
  return new Request('http://localhost/', { headers: { authorization: `Bearer ${token}` } })
}

describe('machines', () => {
  test('are created, read, changed, listed and deleted', async ({ emulator, call }) => {
    const clerk = clerkOf(emulator)
    const billing = await clerk.machines.create({ name: 'billing' })
    const reports = await clerk.machines.create({ name: 'reports', scopedMachines: [billing.id], defaultTokenTtl: 60 })
    expect(reports).toMatchObject({ name: 'reports', defaultTokenTtl: 60, scopedMachines: [{ id: billing.id }] })
    expect(await clerk.machines.get(billing.id)).toMatchObject({ scopedMachines: [{ id: reports.id }] })
    expect(await clerk.machines.update({ machineId: billing.id, name: 'payments' })).toMatchObject({ name: 'payments' })
    expect((await call.get('/machines?query=pay')).body.total_count).toBe(1)
    await clerk.machines.deleteScope(billing.id, reports.id)
    expect((await call.get(`/machines/${reports.id}`)).body.scoped_machines).toEqual([])
    await clerk.machines.createScope(reports.id, billing.id)
    expect(refusal(await call.post(`/machines/${reports.id}/scopes`, { to_machine_id: billing.id }))).toBe(
      '409 machine_scope_exists',
    )
    await clerk.machines.delete(billing.id)
    expect((await call.get(`/machines/${reports.id}`)).body.scoped_machines).toEqual([])
    expect(refusal(await call.get(`/machines/${billing.id}`))).toBe('404 resource_not_found')
    expect(refusal(await call.post('/machines', { name: 'reports' }))).toBe('422 form_identifier_exists name')
    expect(refusal(await call.post('/machines', { name: 'x', scoped_machines: ['mch_none'] }))).toBe(
      '422 form_resource_not_found scoped_machines',
    )
  })

  test('have a secret key, of which the former one stays valid for a while', async ({ emulator, call }) => {
    const { body: machine } = await call.post('/machines', { name: 'billing' })
    const status = async (secretKey: string) => (await api({ url: emulator.url, secretKey }).get('/m2m_tokens')).status
    const path = `/machines/${machine.id}/secret_key`
    expect((await call.get(path)).body.secret).toBe(machine.secret_key)
    const { secret } = (await call.post(`${path}/rotate`, { previous_token_ttl: 60 })).body
    expect([await status(machine.secret_key), await status(secret)]).toEqual([200, 200])
    const { secret: last } = (await call.post(`${path}/rotate`, { previous_token_ttl: 0 })).body
    expect([await status(machine.secret_key), await status(secret), await status(last)]).toEqual([401, 401, 200])
    expect((await api({ url: emulator.url, secretKey: last }).get('/users')).status).toBe(401)
  })
})

describe('machine-to-machine tokens', () => {
  for (const tokenFormat of ['opaque', 'jwt'] as const) {
    test(`of the format ${tokenFormat} are created, verified in their scope, and revoked`, async ({ emulator }) => {
      const clerk = clerkOf(emulator)
      const receiver = await clerk.machines.create({ name: 'receiver' })
      const sender = await clerk.machines.create({ name: 'sender', scopedMachines: [receiver.id] })
      const stranger = await clerk.machines.create({ name: 'stranger' })
      const secretOf = async (id: string) => (await clerk.machines.getSecretKey(id)).secret
      const created = await clerk.m2m.createToken({
        machineSecretKey: await secretOf(sender.id),
        secondsUntilExpiration: 60,
        claims: { task: 'sync' },
        tokenFormat,
      })
      expect(created).toMatchObject({ subject: sender.id, scopes: [receiver.id], revoked: false, expired: false })
      const token = created.token ?? ''
      expect(token).toMatch(tokenFormat === 'jwt' ? /^ey/ : /^mt_/)
      const verify = async (id: string) =>
        (await api({ url: emulator.url, secretKey: await secretOf(id) }).post('/m2m_tokens/verify', { token })).status
      expect([await verify(receiver.id), await verify(sender.id), await verify(stranger.id)]).toEqual([200, 200, 404])
      const state = await clerk.authenticateRequest(bearer(token), { acceptsToken: 'm2m_token' })
      expect(state.toAuth()).toMatchObject({ subject: sender.id })
      const revoke = { m2mTokenId: created.id, revocationReason: 'leaked' }
      expect(await clerk.m2m.revokeToken(revoke)).toMatchObject({ revoked: true, revocationReason: 'leaked' })
      expect(await verify(receiver.id)).toBe(404)
    })
  }

  test('are listed for their machine, and need a machine to be created', async ({ emulator, call }) => {
    const { body: machine } = await call.post('/machines', { name: 'billing' })
    const own = api({ url: emulator.url, secretKey: machine.secret_key })
    const { body: token } = await own.post('/m2m_tokens', {})
    expect((await own.get('/m2m_tokens')).body).toMatchObject({ m2m_tokens: [{ id: token.id }], total_count: 1 })
    expect((await call.get(`/m2m_tokens?subject=${machine.id}`)).body.total_count).toBe(1)
    expect((await call.post('/m2m_tokens', {})).status).toBe(401)
    await call.remove(`/machines/${machine.id}`)
    expect((await call.get(`/m2m_tokens?subject=${machine.id}`)).body.total_count).toBe(0)
  })
})

describe('API keys', () => {
  test('are created, read, changed, verified, revoked and deleted', async ({ emulator, call }) => {
    const clerk = clerkOf(emulator)
    const { id: subject } = await clerk.users.createUser({ emailAddress: ['keys@example.com'] })
    const key = await clerk.apiKeys.create({
      name: 'CI',
      subject,
      scopes: ['read'],
      claims: { team: 'a' },
      secondsUntilExpiration: 3600,
    })
    expect(key).toMatchObject({ name: 'CI', subject, scopes: ['read'], claims: { team: 'a' } })
    const secret = key.secret ?? ''
    expect((await call.get(`/api_keys/${key.id}/secret`)).body).toEqual({ secret })
    expect(JSON.stringify((await call.get(`/api_keys/${key.id}`)).body)).not.toContain(secret)
    expect((await call.patch(`/api_keys/${key.id}`, { scopes: ['write'] })).body.scopes).toEqual(['write'])
    const state = await clerk.authenticateRequest(bearer(secret), { acceptsToken: 'api_key' })
    expect(state.toAuth()).toMatchObject({ userId: subject, scopes: ['write'] })
    const list = async (more = '') => (await call.get(`/api_keys?subject=${subject}${more}`)).body.total_count
    expect([await list(), await list('&query=ci'), await list('&query=other')]).toEqual([1, 1, 0])
    await clerk.apiKeys.revoke({ apiKeyId: key.id, revocationReason: 'leaked' })
    expect(refusal(await call.post('/api_keys/verify', { secret }))).toBe('404 resource_not_found')
    expect([await list(), await list('&include_invalid=true')]).toEqual([0, 1])
    await call.remove(`/api_keys/${key.id}`)
    expect(await list('&include_invalid=true')).toBe(0)
  })

  test('belong to a user or an organization, and go with them', async ({ call }) => {
    const create = (subject: string) => call.post('/api_keys', { name: 'CI', subject })
    expect(refusal(await create('user_none'))).toBe('404 resource_not_found')
    expect(refusal(await create('nonsense'))).toBe('422 form_param_value_invalid subject')
    const { body: user } = await call.post('/users', { username: 'somebody' })
    const { body: key } = await create(user.id)
    await call.remove(`/users/${user.id}`)
    expect((await call.post('/api_keys/verify', { secret: key.secret })).status).toBe(404)
  })
})

test('OAuth applications are created, read, changed, listed and deleted', async ({ emulator, call }) => {
  const clerk = clerkOf(emulator)
  const app = await clerk.oauthApplications.create({
    name: 'Partner',
    redirectUris: ['https://partner.example/callback'],
    scopes: 'profile',
    public: false,
  })
  expect(app).toMatchObject({ name: 'Partner', scopes: 'profile', clientSecret: expect.any(String) })
  expect((await call.get(`/oauth_applications/${app.id}`)).body.client_secret).toBeUndefined()
  const changed = await clerk.oauthApplications.update({ oauthApplicationId: app.id, name: 'Renamed', scopes: 'email' })
  expect(changed).toMatchObject({ name: 'Renamed', scopes: 'email', clientId: app.clientId })
  const rotated = await clerk.oauthApplications.rotateSecret(app.id)
  expect(rotated.clientSecret).not.toBe(app.clientSecret)
  expect((await clerk.oauthApplications.list()).totalCount).toBe(1)
  await clerk.oauthApplications.delete(app.id)
  expect(refusal(await call.get(`/oauth_applications/${app.id}`))).toBe('404 resource_not_found')
})
