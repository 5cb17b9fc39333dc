import { TOTP } from 'otpauth'
import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { people, test } from '../support/emulator.ts'
import { type FrontendBrowser, frontendBrowser } from '../support/frontend.ts'

const secret = 'JBSWY3DPEHPK3PXP'

test.override('options', {
  seed: {
    users: [
      ...people.users,
      {
        id: 'user_twice',
        email_address: ['twice@example.com'],
        phone_number: ['+15555550111'],
        password: 'first-and-second',
        totp_secret: secret,
        backup_codes: ['spare-key-1'],
      },
      { id: 'user_banned', email_address: ['banned@example.com'], password: 'not-welcome-here', banned: true },
      { id: 'user_locked', email_address: ['locked@example.com'], password: 'not-welcome-here', locked: true },
    ],
  },
})

const password = 'analytical-engine'

const begin = async (browser: FrontendBrowser, identifier: string): Promise<string> =>
  (await browser.post('/client/sign_ins', { identifier })).body.response.id as string

/** The client's one session, and whose it is. */
const signedInAs = async (browser: FrontendBrowser) => {
  const { response } = (await browser.get('/client')).body
  return response.sessions.map((session: { user: { id: string } }) => session.user.id)
}

describe('sign-in by password', () => {
  test('in one request, and step by step', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const whole = await browser.post('/client/sign_ins', {
      strategy: 'password',
      identifier: 'ada@example.com',
      password,
    })
    expect(whole.body.response).toMatchObject({
      status: 'complete',
      created_session_id: expect.stringMatching(/^sess_/),
    })
    expect(whole.body.client).toMatchObject({
      sign_in: null,
      last_active_session_id: whole.body.response.created_session_id,
    })
    expect(await signedInAs(browser)).toEqual(['user_ada'])

    const other = frontendBrowser(emulator)
    for (const identifier of ['ada@example.com', 'ADA@example.com', '+15555550100', 'ada_l']) {
      const { body } = await other.post('/client/sign_ins', { identifier })
      expect(body.response, identifier).toMatchObject({ status: 'needs_first_factor', identifier })
      expect(body.client.sign_in.id).toBe(body.response.id)
      expect(body.response.supported_first_factors).toContainEqual({ strategy: 'password' })
    }
    const id = await begin(other, 'ada_l')
    const done = await other.post(`/client/sign_ins/${id}/attempt_first_factor`, { strategy: 'password', password })
    expect(done.body.response.status).toBe('complete')
    expect(await signedInAs(other)).toEqual(['user_ada'])
  })

  test("tells wrong from right by Clerk's codes", async ({ emulator, call }) => {
    const browser = frontendBrowser(emulator)
    const create = (form: Record<string, string>) => browser.post('/client/sign_ins', form)
    expect(refusal(await create({ identifier: 'nobody@example.com' }))).toBe('422 form_identifier_not_found identifier')
    expect(refusal(await create({ identifier: '' }))).toBe('422 form_param_nil identifier')
    expect(refusal(await create({ identifier: 'ada@example.com', password: 'wrong-one' }))).toBe(
      '422 form_password_incorrect password',
    )
    expect(refusal(await create({ identifier: 'banned@example.com' }))).toBe('403 user_banned')
    expect(refusal(await create({ identifier: 'locked@example.com' }))).toBe('403 user_locked')
    expect(refusal(await create({ strategy: 'password' }))).toBe('422 form_param_nil identifier')
    expect(refusal(await create({ identifer: 'ada@example.com' }))).toBe('422 form_param_unknown identifer')
    await call.post('/users/user_grace/password/set_compromised', {})
    expect(refusal(await create({ identifier: 'grace@example.com', password: 'first-compiler' }))).toBe(
      '422 form_password_compromised password',
    )
    expect(await signedInAs(browser)).toEqual([])
  })

  test('names the session of a user who is already signed in here', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const session = await browser.signIn('ada@example.com', password)
    const again = await browser.post('/client/sign_ins', { identifier: 'ada@example.com' })
    expect(refusal(again)).toBe('400 identifier_already_signed_in')
    expect(again.body.errors[0].meta.session_id).toBe(session)
  })

  test('is not to be had for the sign-in of another browser', async ({ emulator }) => {
    const id = await begin(frontendBrowser(emulator), 'ada@example.com')
    const thief = frontendBrowser(emulator)
    expect(refusal(await thief.get(`/client/sign_ins/${id}`))).toBe('404 resource_not_found')
    expect(
      refusal(await thief.post(`/client/sign_ins/${id}/attempt_first_factor`, { strategy: 'password', password })),
    ).toBe('404 resource_not_found')
  })
})

describe('sign-in by a code', () => {
  test.for([
    ['email_code', 'ada@example.com'],
    ['phone_code', '+15555550100'],
  ] as const)('%s', async ([strategy, identifier], { emulator, steer }) => {
    const browser = frontendBrowser(emulator)
    const id = await begin(browser, identifier)
    const attempt = (code: string) => browser.post(`/client/sign_ins/${id}/attempt_first_factor`, { strategy, code })
    expect(refusal(await attempt('424242'))).toBe('400 verification_not_sent')
    const prepared = await browser.post(`/client/sign_ins/${id}/prepare_first_factor`, { strategy })
    expect(prepared.body.response.first_factor_verification).toMatchObject({ status: 'unverified', strategy })
    expect(await steer.get('messages')).toMatchObject([{ to: identifier, code: '424242' }])
    expect(refusal(await attempt('000000'))).toBe('422 form_code_incorrect code')
    expect((await attempt('424242')).body.response.status).toBe('complete')
    expect(await signedInAs(browser)).toEqual(['user_ada'])
  })

  test('fails for good after three wrong ones, until another is sent', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const id = await begin(browser, 'ada@example.com')
    const prepare = () => browser.post(`/client/sign_ins/${id}/prepare_first_factor`, { strategy: 'email_code' })
    const attempt = (code: string) =>
      browser.post(`/client/sign_ins/${id}/attempt_first_factor`, { strategy: 'email_code', code })
    await prepare()
    await attempt('1')
    await attempt('2')
    expect(refusal(await attempt('3'))).toBe('400 verification_failed')
    expect(refusal(await attempt('424242'))).toBe('400 verification_failed')
    await prepare()
    expect((await attempt('424242')).body.response.status).toBe('complete')
  })

  test("of an address that is not the user's is refused", async ({ emulator, call }) => {
    const { body } = await call.get('/users/user_grace')
    const browser = frontendBrowser(emulator)
    const id = await begin(browser, 'ada@example.com')
    const prepared = await browser.post(`/client/sign_ins/${id}/prepare_first_factor`, {
      strategy: 'email_code',
      email_address_id: body.email_addresses[0].id,
    })
    expect(refusal(prepared)).toBe('422 strategy_for_user_invalid strategy')
  })
})

test('sign-in by an email link ends in the browser that asked for it', async ({ emulator, steer }) => {
  const browser = frontendBrowser(emulator)
  const id = await begin(browser, 'ada@example.com')
  await browser.post(`/client/sign_ins/${id}/prepare_first_factor`, {
    strategy: 'email_link',
    redirect_url: 'http://localhost:3000/verify',
  })
  const [{ link }] = (await steer.get('messages')) as [{ link: string }]
  const opened = await fetch(link, { redirect: 'manual' })
  expect(opened.status).toBe(303)
  const target = new URL(opened.headers.get('location') ?? '')
  expect(target.origin + target.pathname).toBe('http://localhost:3000/verify')
  expect(target.searchParams.get('__clerk_status')).toBe('verified')
  const { body } = await browser.get(`/client/sign_ins/${id}`)
  expect(body.response).toMatchObject({ status: 'complete', first_factor_verification: { status: 'verified' } })
  expect(target.searchParams.get('__clerk_created_session')).toBe(body.response.created_session_id)
  expect(await signedInAs(browser)).toEqual(['user_ada'])
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(400)
  expect((await fetch(`${emulator.url}/v1/verify?token=forged`, { redirect: 'manual' })).status).toBe(400)
})

test('an email link tells the first page whether its own browser opened it', async ({ emulator, steer }) => {
  for (const isOwn of [true, false]) {
    const browser = frontendBrowser(emulator)
    const cookie = (await browser.get('/client')).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const id = await begin(browser, 'ada@example.com')
    await browser.post(`/client/sign_ins/${id}/prepare_first_factor`, { strategy: 'email_link', redirect_url: '/' })
    const [{ link }] = (await steer.get('messages')) as [{ link: string }]
    await fetch(link, { redirect: 'manual', headers: isOwn ? { cookie } : {} })
    const { body } = await browser.get(`/client/sign_ins/${id}`)
    expect(body.response.first_factor_verification.verified_at_client).toBe(isOwn ? body.client.id : undefined)
    expect(body.response.status).toBe('complete')
  }
})

test('an email link leads to no page of another machine', async ({ emulator, steer }) => {
  const browser = frontendBrowser(emulator)
  const id = await begin(browser, 'ada@example.com')
  await browser.post(`/client/sign_ins/${id}/prepare_first_factor`, {
    strategy: 'email_link',
    redirect_url: 'https://evil.example/take',
  })
  const [{ link }] = (await steer.get('messages')) as [{ link: string }]
  const opened = await fetch(link, { redirect: 'manual' })
  expect([opened.status, opened.headers.get('location')]).toEqual([200, null])
})

test('sign-in by ticket works once', async ({ emulator, call }) => {
  const { body } = await call.post('/sign_in_tokens', { user_id: 'user_ada' })
  const browser = frontendBrowser(emulator)
  const redeem = (by: FrontendBrowser) => by.post('/client/sign_ins', { strategy: 'ticket', ticket: body.token })
  expect((await redeem(browser)).body.response.status).toBe('complete')
  expect(await signedInAs(browser)).toEqual(['user_ada'])
  expect(refusal(await redeem(frontendBrowser(emulator)))).toBe('400 ticket_invalid_code ticket')
})

describe('a second factor', () => {
  const toSecond = async (browser: FrontendBrowser): Promise<string> => {
    const { body } = await browser.post('/client/sign_ins', {
      identifier: 'twice@example.com',
      password: 'first-and-second',
    })
    expect(body.response).toMatchObject({ status: 'needs_second_factor', created_session_id: null })
    return body.response.id as string
  }
  const attempt = (browser: FrontendBrowser, id: string, strategy: string, code: string) =>
    browser.post(`/client/sign_ins/${id}/attempt_second_factor`, { strategy, code })

  test('by TOTP', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const id = await toSecond(browser)
    expect(await signedInAs(browser)).toEqual([])
    expect(refusal(await attempt(browser, id, 'totp', '000000'))).toBe('422 form_code_incorrect code')
    expect(refusal(await attempt(browser, id, 'phone_code', '424242'))).toBe('422 strategy_for_user_invalid strategy')
    const code = new TOTP({ secret }).generate()
    expect((await attempt(browser, id, 'totp', code)).body.response.status).toBe('complete')
    const { response } = (await browser.get('/client')).body
    expect(response.sessions[0].factor_verification_age).toEqual([0, 0])
  })

  test('by a backup code, once', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    expect((await attempt(browser, await toSecond(browser), 'backup_code', 'spare-key-1')).status).toBe(200)
    const other = frontendBrowser(emulator)
    expect(refusal(await attempt(other, await toSecond(other), 'backup_code', 'spare-key-1'))).toMatch(/^422/)
  })

  test('by a text to the phone that is reserved for it', async ({ emulator, call }) => {
    const { body: user } = await call.get('/users/user_twice')
    await call.patch(`/phone_numbers/${user.phone_numbers[0].id}`, { reserved_for_second_factor: true })
    const browser = frontendBrowser(emulator)
    const id = await toSecond(browser)
    expect(
      (await browser.post(`/client/sign_ins/${id}/prepare_second_factor`, { strategy: 'phone_code' })).status,
    ).toBe(200)
    expect((await attempt(browser, id, 'phone_code', '424242')).body.response.status).toBe('complete')
  })
})

test('a forgotten password is replaced by way of a code', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const id = await begin(browser, 'ada@example.com')
  const strategy = 'reset_password_email_code'
  await browser.post(`/client/sign_ins/${id}/prepare_first_factor`, { strategy })
  const coded = await browser.post(`/client/sign_ins/${id}/attempt_first_factor`, { strategy, code: '424242' })
  expect(coded.body.response.status).toBe('needs_new_password')
  const set = (value: string) => browser.post(`/client/sign_ins/${id}/reset_password`, { password: value })
  expect(refusal(await set('short'))).toBe('422 form_password_length_too_short password')
  expect((await set('difference-engine')).body.response.status).toBe('complete')
  const other = frontendBrowser(emulator)
  expect(refusal(await other.post('/client/sign_ins', { identifier: 'ada@example.com', password }))).toMatch(
    /password_incorrect/,
  )
  await other.signIn('ada@example.com', 'difference-engine')
})
