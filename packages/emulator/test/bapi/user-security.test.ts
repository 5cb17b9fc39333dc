import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto'
import bcrypt from 'bcryptjs'
import { Secret, TOTP } from 'otpauth'
import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test as base } from '../support/emulator.ts'

const test = base.override('options', {
  seed: {
    users: [
      {
        id: 'user_ada',
        email_address: ['ada@example.com'],
        password: 'analytical-engine',
        web3_wallet: ['0x00000000000000000000000000000000000000aa', '0x00000000000000000000000000000000000000bb'],
        external_accounts: [
          {
            id: 'eac_1',
            provider: 'oauth_google',
            provider_user_id: '1',
            email_address: 'a@g.example',
            token: 'ya29.x',
            approved_scopes: 'email openid',
          },
        ],
        passkeys: [{ id: 'idn_passkey', name: 'Phone' }],
        trusted_devices: [{ id: 'tdev_1', platform: 'ios', app_identifier: 'org.example.app' }],
      },
      { id: 'user_grace', username: 'grace_h' },
    ],
  },
})

describe('passwords', () => {
  test('are verified, removed and marked as compromised', async ({ call }) => {
    const verify = (password: string) => call.post('/users/user_ada/verify_password', { password })
    expect(await verify('analytical-engine')).toMatchObject({ status: 200, body: { verified: true } })
    expect(refusal(await verify('wrong'))).toBe('422 incorrect_password password')
    expect((await call.post('/users/user_ada/password/set_compromised', {})).body.password_enabled).toBe(true)
    expect((await call.post('/users/user_ada/password/unset_compromised')).status).toBe(200)
    const session = await call.post('/sessions', { user_id: 'user_ada' })
    const removed = await call.post('/users/user_ada/remove_password', { sign_out_of_other_sessions: true })
    expect(removed.body.password_enabled).toBe(false)
    expect((await call.get(`/sessions/${session.body.id}`)).body.status).toBe('revoked')
    expect(refusal(await verify('analytical-engine'))).toBe('400 no_password_set')
    const again = await call.post('/users/user_ada/remove_password')
    expect(again.body).toEqual(removed.body)
    expect(refusal(await call.post('/users/user_ada/password/set_compromised', {}))).toBe('400 no_password_set')
    expect(refusal(await call.post('/users/user_no/verify_password', { password: 'x' }))).toBe('404 resource_not_found')
  })

  test('marking a password as compromised can end all sessions', async ({ call }) => {
    const session = await call.post('/sessions', { user_id: 'user_ada' })
    await call.post('/users/user_ada/password/set_compromised', { revoke_all_sessions: true })
    expect((await call.get(`/sessions/${session.body.id}`)).body.status).toBe('revoked')
  })

  const password = 'over the wire'
  const salt = 'NaCl-salt'
  const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const sha512Symfony = () => {
    const salted = `${password}{${salt}}`
    let hash = createHash('sha512').update(salted).digest()
    for (let round = 1; round < 50; round++) hash = createHash('sha512').update(hash).update(salted).digest()
    return `sha512_symfony$50$${salt}$${b64(hash)}`
  }
  test.for([
    ['bcrypt', bcrypt.hashSync(password, 4)],
    [
      'bcrypt_sha256_django',
      `bcrypt_sha256$${bcrypt.hashSync(createHash('sha256').update(password).digest('hex'), 4)}`,
    ],
    ['md5', createHash('md5').update(password).digest('hex')],
    ['sha256', createHash('sha256').update(password).digest('hex')],
    [
      'ldap_ssha',
      `{SSHA}${b64(Buffer.concat([createHash('sha1').update(password).update(salt).digest(), Buffer.from(salt)]))}`,
    ],
    ['pbkdf2_sha1', `pbkdf2_sha1$20$${salt}$${pbkdf2Sync(password, salt, 20, 20, 'sha1').toString('hex')}`],
    [
      'pbkdf2_sha256',
      `pbkdf2_sha256$20$${b64(Buffer.from(salt))}$${b64(pbkdf2Sync(password, salt, 20, 32, 'sha256'))}`,
    ],
    ['pbkdf2_sha256_django', `pbkdf2_sha256$20$${salt}$${b64(pbkdf2Sync(password, salt, 20, 32, 'sha256'))}`],
    ['pbkdf2_sha512', `pbkdf2_sha512$20$${salt}$${pbkdf2Sync(password, salt, 20, 64, 'sha512').toString('hex')}`],
    [
      'pbkdf2_sha512_hex',
      `pbkdf2_sha512_hex$20$${Buffer.from(salt).toString('hex')}$${pbkdf2Sync(password, salt, 20, 64, 'sha512').toString('hex')}`,
    ],
    [
      'scrypt_werkzeug',
      `scrypt:1024:8:1$${salt}$${scryptSync(password, salt, 64, { N: 1024, r: 8, p: 1 }).toString('hex')}`,
    ],
    ['sha512_symfony', sha512Symfony()],
  ] as const)('a digest of %s is taken and verified', async ([hasher, digest], { call }) => {
    const { body } = await call.post('/users', {
      username: 'migrated',
      password_digest: digest,
      password_hasher: hasher,
    })
    expect(body.password_enabled).toBe(true)
    expect((await call.post(`/users/${body.id}/verify_password`, { password })).status).toBe(200)
    expect(refusal(await call.post(`/users/${body.id}/verify_password`, { password: `${password}!` }))).toBe(
      '422 incorrect_password password',
    )
  })

  // Vectors that others publish, for what cannot be made here.
  test.for([
    ['phpass', '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0', 'test12345'],
    [
      'scrypt_firebase',
      'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$42xEC+ixf3L2lw==$jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$Bw==$8$14',
      'user1password',
    ],
  ] as const)('a published digest of %s', async ([hasher, digest, known], { call }) => {
    const { body } = await call.post('/users', {
      username: 'migrated',
      password_digest: digest,
      password_hasher: hasher,
    })
    expect((await call.post(`/users/${body.id}/verify_password`, { password: known })).status).toBe(200)
    expect((await call.post(`/users/${body.id}/verify_password`, { password: 'another' })).status).toBe(422)
  })
})

describe('second factors', () => {
  const codeOf = (secret: string, at = Date.now()) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

  test('a TOTP is created, verified and removed', async ({ call }) => {
    const { body } = await call.post('/users/user_ada/totp')
    expect(body).toMatchObject({ object: 'totp', verified: true })
    expect(body.uri).toContain(`secret=${body.secret}`)
    expect(body.backup_codes).toHaveLength(10)
    expect((await call.get('/users/user_ada')).body).toMatchObject({
      totp_enabled: true,
      two_factor_enabled: true,
      backup_code_enabled: true,
      mfa_enabled_at: expect.any(Number),
    })
    const verify = (code: string) => call.post('/users/user_ada/verify_totp', { code })
    expect((await verify(codeOf(body.secret))).body).toEqual({ verified: true, code_type: 'totp' })
    expect((await verify(codeOf(body.secret, Date.now() - 30_000))).status).toBe(200)
    expect(refusal(await verify(codeOf(body.secret, Date.now() - 120_000)))).toBe('422 totp_incorrect_code code')
    expect((await verify(body.backup_codes[3])).body).toEqual({ verified: true, code_type: 'backup_code' })
    expect(refusal(await verify(body.backup_codes[3]))).toBe('422 totp_incorrect_code code')
    expect(refusal(await call.post('/users/user_ada/totp'))).toBe('403 not_allowed_access')
    expect((await call.remove('/users/user_ada/totp')).body).toEqual({ user_id: 'user_ada' })
    expect((await call.get('/users/user_ada')).body).toMatchObject({
      totp_enabled: false,
      two_factor_enabled: false,
      backup_code_enabled: false,
      mfa_disabled_at: expect.any(Number),
    })
    expect(refusal(await verify('123456'))).toBe('400 totp_disabled')
    expect(refusal(await call.remove('/users/user_no/totp'))).toBe('404 resource_not_found')
  })

  test('the test vector of RFC 6238 produces its code', async ({ call }) => {
    const secret = Secret.fromUTF8('12345678901234567890').base32
    expect(codeOf(secret, 59_000)).toBe('287082')
    const { body } = await call.post('/users', {
      username: 'vector',
      totp_secret: secret,
      backup_codes: ['plain-code', bcrypt.hashSync('hashed-code', 4)],
    })
    expect(body).toMatchObject({ totp_enabled: true, backup_code_enabled: true })
    const verify = (code: string) => call.post(`/users/${body.id}/verify_totp`, { code })
    expect((await verify(codeOf(secret))).status).toBe(200)
    expect((await verify('hashed-code')).body.code_type).toBe('backup_code')
    expect((await verify('hashed-code')).status).toBe(422)
    expect((await verify('plain-code')).status).toBe(200)
    expect((await call.get(`/users/${body.id}`)).body.backup_code_enabled).toBe(false)
  })

  test('a backup code that two requests use at once works for one of them', async ({ call }) => {
    const { body } = await call.post('/users/user_ada/totp')
    const both = await Promise.all(
      [1, 2, 3].map(() => call.post('/users/user_ada/verify_totp', { code: body.backup_codes[0] })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  })

  test('all second factors are removed at once', async ({ call }) => {
    await call.post('/users/user_ada/totp')
    const phone = await call.post('/phone_numbers', {
      user_id: 'user_ada',
      phone_number: '+15555550111',
      verified: true,
      reserved_for_second_factor: true,
    })
    expect(phone.body).toMatchObject({ reserved_for_second_factor: true, default_second_factor: true })
    expect((await call.remove('/users/user_ada/backup_code')).body).toEqual({ user_id: 'user_ada' })
    expect((await call.get('/users/user_ada')).body).toMatchObject({ totp_enabled: true, backup_code_enabled: false })
    expect((await call.remove('/users/user_ada/mfa')).body).toEqual({ user_id: 'user_ada' })
    const { body } = await call.get('/users/user_ada')
    expect(body).toMatchObject({ totp_enabled: false, two_factor_enabled: false })
    expect(body.phone_numbers[0]).toMatchObject({ reserved_for_second_factor: false, default_second_factor: false })
  })
})

describe('credentials from other systems', () => {
  test('passkeys, accounts and wallets can be removed', async ({ call }) => {
    const { body } = await call.get('/users/user_ada')
    expect(body.passkeys).toMatchObject([{ id: 'idn_passkey', name: 'Phone' }])
    expect(body.external_accounts).toMatchObject([{ id: 'eac_1', provider: 'oauth_google', provider_user_id: '1' }])
    expect((await call.remove('/users/user_ada/passkeys/idn_passkey')).body).toEqual({
      object: 'passkey',
      id: 'idn_passkey',
      deleted: true,
    })
    expect(refusal(await call.remove('/users/user_ada/passkeys/idn_passkey'))).toBe('404 resource_not_found')
    expect(refusal(await call.remove('/users/user_grace/external_accounts/eac_1'))).toBe('404 resource_not_found')
    expect((await call.remove('/users/user_ada/external_accounts/eac_1')).body).toMatchObject({ deleted: true })
    const [first, second] = body.web3_wallets
    expect((await call.remove(`/users/user_ada/web3_wallets/${first.id}`)).body).toEqual({
      object: 'web3_wallet',
      id: first.id,
      deleted: true,
    })
    expect((await call.get('/users/user_ada')).body).toMatchObject({
      passkeys: [],
      external_accounts: [],
      primary_web3_wallet_id: second.id,
    })
    expect(refusal(await call.remove(`/users/user_grace/web3_wallets/${second.id}`))).toBe('404 resource_not_found')
  })

  test('trusted devices are listed and revoked', async ({ call }) => {
    const listed = await call.get('/users/user_ada/trusted_devices')
    expect(listed.body).toMatchObject({ total_count: 1, data: [{ id: 'tdev_1', status: 'active' }] })
    const revoked = await call.remove('/users/user_ada/trusted_devices/tdev_1')
    expect(revoked.body).toMatchObject({ id: 'tdev_1', status: 'revoked', revoked_at: expect.any(Number) })
    expect((await call.get('/users/user_ada/trusted_devices')).body).toEqual({ data: [], total_count: 0 })
    expect(refusal(await call.remove('/users/user_ada/trusted_devices/tdev_1'))).toBe('404 resource_not_found')
  })

  test('access tokens of providers are listed', async ({ call }) => {
    const google = '/users/user_ada/oauth_access_tokens/oauth_google'
    expect((await call.get(google)).body).toMatchObject([
      { token: 'ya29.x', scopes: ['email', 'openid'], provider_user_id: '1' },
    ])
    expect((await call.get('/users/user_ada/oauth_access_tokens/google')).body).toHaveLength(1)
    expect((await call.get('/users/user_ada/oauth_access_tokens/github')).body).toEqual([])
    expect(refusal(await call.get('/users/user_ada/oauth_access_tokens/myspace'))).toBe(
      '400 oauth_unsupported_provider',
    )
    const response = await call.get(`${google}?paginated=true&offset=1`).catch((error: Error) => error)
    expect(String(response)).not.toContain('ya29')
  })
})
