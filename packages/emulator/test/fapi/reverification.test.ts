import { TOTP } from 'otpauth'
import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { people, test } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'

const secret = 'JBSWY3DPEHPK3PXP'

test.override('options', {
  seed: {
    users: [
      ...people.users,
      { id: 'user_twice', email_address: ['twice@example.com'], password: 'first-and-second', totp_secret: secret },
    ],
  },
})

const password = 'analytical-engine'

describe('reverification', () => {
  test('is asked for 10 minutes after the last verification, by everything sensitive', async ({
    emulator,
    steer,
    call,
  }) => {
    const browser = frontendBrowser(emulator)
    const id = await browser.signIn('ada@example.com', password)
    await steer.post(`sessions/${id}/age`, { minutes: 11 })
    const { body: user } = await call.get('/users/user_ada')
    const sensitive = [
      () => browser.remove('/me'),
      () => browser.patch('/me', { username: 'countess' }),
      () => browser.patch('/me', { primary_email_address_id: user.primary_email_address_id }),
      () => browser.post('/me/change_password', { new_password: 'difference-engine' }),
      () => browser.post('/me/remove_password', {}),
      () => browser.post('/me/email_addresses', { email_address: 'second@example.com' }),
      () => browser.remove(`/me/email_addresses/${user.primary_email_address_id}`),
      () => browser.post('/me/phone_numbers', { phone_number: '+15555550199' }),
      () => browser.remove(`/me/phone_numbers/${user.primary_phone_number_id}`),
      () => browser.post('/me/totp'),
      () => browser.remove('/me/totp'),
      () => browser.post('/me/backup_codes'),
      () => browser.post(`/me/sessions/${id}/revoke`),
    ]
    for (const act of sensitive) expect(refusal(await act()), String(act)).toBe('403 session_reverification_required')
    expect((await call.get('/users/user_ada')).body).toEqual({ ...user, last_active_at: expect.anything() })
    expect((await browser.patch('/me', { first_name: 'Augusta' })).status).toBe(200)
  })

  test('by password makes the next token fresh', async ({ emulator, steer }) => {
    const browser = frontendBrowser(emulator)
    const id = await browser.signIn('ada@example.com', password)
    await steer.post(`sessions/${id}/age`, { minutes: 11 })
    const path = `/client/sessions/${id}/verify`
    const attempt = (value: string) =>
      browser.post(`${path}/attempt_first_factor`, { strategy: 'password', password: value })
    expect(refusal(await attempt(password))).toBe('400 verification_not_sent')
    // Ada has no second factor: her first one has to do.
    const begun = await browser.post(path, { level: 'second_factor' })
    expect(begun.body.response).toMatchObject({ status: 'needs_first_factor', level: 'first_factor' })
    expect(refusal(await attempt('wrong'))).toBe('422 form_password_incorrect password')
    expect((await attempt(password)).body.response.status).toBe('complete')
    const { jwt } = (await browser.post(`/client/sessions/${id}/tokens`)).body
    expect(JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString()).fva).toEqual([0, -1])
    expect((await browser.post('/me/totp')).status).toBe(200)
  })

  test('by a code', async ({ emulator, steer }) => {
    const browser = frontendBrowser(emulator)
    const id = await browser.signIn('ada@example.com', password)
    await steer.post(`sessions/${id}/age`, { minutes: 11 })
    const path = `/client/sessions/${id}/verify`
    await browser.post(path, { level: 'first_factor' })
    await browser.post(`${path}/prepare_first_factor`, { strategy: 'email_code' })
    const attempt = (code: string) => browser.post(`${path}/attempt_first_factor`, { strategy: 'email_code', code })
    expect(refusal(await attempt('0'))).toBe('422 form_code_incorrect code')
    expect((await attempt('424242')).body.response.status).toBe('complete')
  })

  test('of somebody with a second factor asks for it', async ({ emulator, steer }) => {
    const browser = frontendBrowser(emulator)
    const signIn = await browser.post('/client/sign_ins', {
      identifier: 'twice@example.com',
      password: 'first-and-second',
    })
    const code = () => new TOTP({ secret }).generate()
    const done = await browser.post(`/client/sign_ins/${signIn.body.response.id}/attempt_second_factor`, {
      strategy: 'totp',
      code: code(),
    })
    const id = done.body.response.created_session_id
    browser.use(id)
    await steer.post(`sessions/${id}/age`, { minutes: 11 })
    expect(refusal(await browser.remove('/me/totp'))).toBe('403 session_reverification_required')
    const path = `/client/sessions/${id}/verify`
    const begun = await browser.post(path, { level: 'multi_factor' })
    expect(begun.body.response).toMatchObject({ status: 'needs_first_factor', level: 'multi_factor' })
    const first = await browser.post(`${path}/attempt_first_factor`, {
      strategy: 'password',
      password: 'first-and-second',
    })
    expect(first.body.response.status).toBe('needs_second_factor')
    // The first factor alone is not enough.
    expect(refusal(await browser.remove('/me/totp'))).toBe('403 session_reverification_required')
    expect(refusal(await browser.post(`${path}/attempt_second_factor`, { strategy: 'totp', code: '000000' }))).toBe(
      '422 form_code_incorrect code',
    )
    const second = await browser.post(`${path}/attempt_second_factor`, { strategy: 'totp', code: code() })
    expect(second.body.response.status).toBe('complete')
    expect((await browser.remove('/me/totp')).status).toBe(200)
  })

  test('takes no level it does not know', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const id = await browser.signIn('ada@example.com', password)
    expect(refusal(await browser.post(`/client/sessions/${id}/verify`, { level: 'third_factor' }))).toBe(
      '422 form_param_value_invalid level',
    )
    expect(refusal(await browser.post(`/client/sessions/${id}/verify`))).toBe('422 form_param_missing level')
  })
})
