import { TOTP } from 'otpauth'
import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'

const password = 'analytical-engine'
const signedIn = async (emulator: Parameters<typeof frontendBrowser>[0]) => {
  const browser = frontendBrowser(emulator)
  return { browser, session: await browser.signIn('ada@example.com', password) }
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])

describe("one's own account", () => {
  test('is shown without what only servers may see', async ({ emulator, call }) => {
    await call.patch('/users/user_ada/metadata', { private_metadata: { note: 'for servers only' } })
    const { browser } = await signedIn(emulator)
    const { body } = await browser.get('/me')
    expect(body.response).toMatchObject({ id: 'user_ada', first_name: 'Ada', organization_memberships: [] })
    expect(JSON.stringify((await browser.get('/client')).body)).not.toContain('for servers only')
    expect(JSON.stringify(body)).not.toContain('for servers only')
    expect(refusal(await frontendBrowser(emulator).get('/me'))).toBe('401 authentication_invalid')
  })

  test('changes its name, username and metadata', async ({ emulator, call }) => {
    const { browser } = await signedIn(emulator)
    const { body } = await browser.patch('/me', { first_name: 'Augusta', last_name: '', username: 'countess' })
    expect(body.response).toMatchObject({ first_name: 'Augusta', last_name: null, username: 'countess' })
    await browser.patch('/me/metadata', { unsafe_metadata: '{"a":{"b":1},"c":2}' })
    const merged = await browser.patch('/me/metadata', { unsafe_metadata: '{"a":{"d":3},"c":null}' })
    expect(merged.body.response.unsafe_metadata).toEqual({ a: { b: 1, d: 3 } })
    expect((await call.get('/users/user_ada')).body.first_name).toBe('Augusta')
    expect(refusal(await browser.patch('/me', { username: 'x y' }))).toBe(
      '422 form_username_invalid_character username',
    )
    expect(refusal(await browser.patch('/me', { private_metadata: '{}' }))).toBe(
      '422 form_param_unknown private_metadata',
    )
  })

  test('changes its picture', async ({ emulator }) => {
    const { browser } = await signedIn(emulator)
    const form = new FormData()
    form.set('file', new Blob([png]))
    const { body } = await browser.post('/me/profile_image', form)
    expect(new Uint8Array(await (await fetch(body.response.public_url)).arrayBuffer())).toEqual(png)
    expect((await browser.get('/me')).body.response.has_image).toBe(true)
    expect((await browser.remove('/me/profile_image')).body.response.deleted).toBe(true)
    expect((await browser.get('/me')).body.response.has_image).toBe(false)
  })

  test('changes and removes its password', async ({ emulator }) => {
    const { browser } = await signedIn(emulator)
    const other = await signedIn(emulator)
    const change = (form: Record<string, string | boolean>) => browser.post('/me/change_password', form)
    expect(refusal(await change({ current_password: 'wrong', new_password: 'difference-engine' }))).toBe(
      '422 form_password_validation_failed current_password',
    )
    expect(refusal(await change({ new_password: password }))).toBe('422 form_new_password_matches_current new_password')
    expect(refusal(await change({ new_password: 'short' }))).toMatch(/^422 form_password_length_too_short/)
    expect((await change({ new_password: 'difference-engine', sign_out_of_other_sessions: true })).status).toBe(200)
    expect((await browser.get('/me')).status).toBe(200)
    expect(refusal(await other.browser.get('/me'))).toBe('401 authentication_invalid')
    const removed = await browser.post('/me/remove_password', { current_password: 'difference-engine' })
    expect(removed.body.response.password_enabled).toBe(false)
  })

  test('is deleted, unless the user may not', async ({ emulator, call }) => {
    const { browser } = await signedIn(emulator)
    await call.patch('/users/user_ada', { delete_self_enabled: false })
    expect(refusal(await browser.remove('/me'))).toBe('403 not_allowed_access')
    await call.patch('/users/user_ada', { delete_self_enabled: true })
    const { body } = await browser.remove('/me')
    expect(body.response).toEqual({ object: 'user', id: 'user_ada', deleted: true })
    expect(body.client).toMatchObject({ sessions: [], last_active_session_id: null })
    expect((await call.get('/users/user_ada')).status).toBe(404)
  })
})

describe('addresses and numbers', () => {
  test.for([
    ['email_addresses', 'email_address', 'second@example.com', 'email_code'],
    ['phone_numbers', 'phone_number', '+15555550199', 'phone_code'],
  ] as const)(
    '%s are added, verified, made primary and removed',
    async ([path, field, value, strategy], { emulator, steer }) => {
      const { browser } = await signedIn(emulator)
      const added = await browser.post(`/me/${path}/`, { [field]: value })
      expect(added.body.response).toMatchObject({ [field]: value, verification: null })
      const one = `/me/${path}/${added.body.response.id}`
      expect(refusal(await browser.post(`${one}/attempt_verification`, { code: '424242' }))).toBe(
        '400 verification_not_sent',
      )
      const prepared = await browser.post(`${one}/prepare_verification`, { strategy })
      expect(prepared.body.response.verification).toMatchObject({ status: 'unverified', strategy })
      expect(await steer.get('messages')).toMatchObject([{ to: value, code: '424242' }])
      expect(refusal(await browser.post(`${one}/attempt_verification`, { code: '1' }))).toBe(
        '422 form_code_incorrect code',
      )
      const done = await browser.post(`${one}/attempt_verification`, { code: '424242' })
      expect(done.body.response.verification).toMatchObject({ status: 'verified', strategy })
      const primary = await browser.patch('/me', { [`primary_${field}_id`]: added.body.response.id })
      expect(primary.body.response[`primary_${field}_id`]).toBe(added.body.response.id)
      expect((await browser.get(`/me/${path}`)).body).toHaveLength(2)
      expect((await browser.remove(one)).body.response).toMatchObject({ deleted: true })
      expect(refusal(await browser.get(one))).toBe('404 resource_not_found')
    },
  )

  test('of another user are not there', async ({ emulator, call }) => {
    const { browser } = await signedIn(emulator)
    const { body: grace } = await call.get('/users/user_grace')
    const one = `/me/email_addresses/${grace.email_addresses[0].id}`
    for (const answer of [
      await browser.get(one),
      await browser.remove(one),
      await browser.post(`${one}/prepare_verification`, { strategy: 'email_code' }),
    ])
      expect(refusal(answer)).toBe('404 resource_not_found')
    expect(refusal(await browser.post('/me/email_addresses', { email_address: 'grace@example.com' }))).toBe(
      '422 form_identifier_exists email_address',
    )
  })

  test('stay where nothing else would identify the user', async ({ emulator, call }) => {
    const browser = frontendBrowser(emulator)
    await browser.signIn('grace@example.com', 'first-compiler')
    const { body } = await call.get('/users/user_grace')
    expect(refusal(await browser.remove(`/me/email_addresses/${body.email_addresses[0].id}`))).toBe(
      '400 identification_deletion_failed',
    )
  })

  test('are verified by an email link', async ({ emulator, steer }) => {
    const { browser } = await signedIn(emulator)
    const added = await browser.post('/me/email_addresses', { email_address: 'linked@example.com' })
    const one = `/me/email_addresses/${added.body.response.id}`
    await browser.post(`${one}/prepare_verification`, {
      strategy: 'email_link',
      redirect_url: 'http://localhost:3000/user',
    })
    const [{ link }] = (await steer.get('messages')) as [{ link: string }]
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303)
    expect((await browser.get(one)).body.response.verification.status).toBe('verified')
  })
})

test('an authenticator app is set up, used and removed', async ({ emulator }) => {
  const { browser } = await signedIn(emulator)
  const { body } = await browser.post('/me/totp')
  expect(body.response).toMatchObject({ verified: false, uri: expect.stringMatching(/^otpauth:\/\/totp\//) })
  expect((await browser.get('/me')).body.response.totp_enabled).toBe(false)
  const attempt = (code: string) => browser.post('/me/totp/attempt_verification', { code })
  expect(refusal(await attempt('000000'))).toBe('422 form_code_incorrect code')
  const done = await attempt(new TOTP({ secret: body.response.secret }).generate())
  expect(done.body.response).toMatchObject({ verified: true, secret: null })
  expect(done.body.response.backup_codes).toHaveLength(10)
  expect((await browser.get('/me')).body.response).toMatchObject({
    totp_enabled: true,
    two_factor_enabled: true,
    backup_code_enabled: true,
  })
  expect(refusal(await browser.post('/me/totp'))).toBe('400 totp_already_enabled')
  const codes = (await browser.post('/me/backup_codes/')).body.response.codes
  expect(codes).toHaveLength(10)
  expect((await browser.remove('/me/totp')).body.response).toEqual({ object: 'totp', deleted: true })
  expect((await browser.get('/me')).body.response.two_factor_enabled).toBe(false)
})
