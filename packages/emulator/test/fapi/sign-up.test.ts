import { expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'

const person = { email_address: 'new@example.com', password: 'brand-new-engine' }

test('sign-up by email address, password and code', async ({ emulator, call }) => {
  const browser = frontendBrowser(emulator)
  const { body } = await browser.post('/client/sign_ups', {
    ...person,
    first_name: 'Nova',
    unsafe_metadata: '{"plan":"a"}',
  })
  expect(body.response).toMatchObject({
    status: 'missing_requirements',
    missing_fields: [],
    unverified_fields: ['email_address'],
    verifications: { email_address: { next_action: 'needs_prepare' } },
    created_user_id: null,
  })
  expect(body.client.sign_up.id).toBe(body.response.id)
  const path = `/client/sign_ups/${body.response.id}`
  const attempt = (code: string) => browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code })
  expect(refusal(await attempt('424242'))).toBe('400 verification_not_sent')
  const prepared = await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
  expect(prepared.body.response.verifications.email_address.next_action).toBe('needs_attempt')
  expect(refusal(await attempt('111111'))).toBe('422 form_code_incorrect code')
  const done = await attempt('424242')
  expect(done.body.response).toMatchObject({ status: 'complete', created_user_id: expect.stringMatching(/^user_/) })
  expect(done.body.client).toMatchObject({
    sign_up: null,
    last_active_session_id: done.body.response.created_session_id,
  })

  const { body: user } = await call.get(`/users/${done.body.response.created_user_id}`)
  expect(user).toMatchObject({ first_name: 'Nova', password_enabled: true, unsafe_metadata: { plan: 'a' } })
  expect(user.email_addresses[0].verification).toMatchObject({ status: 'verified', strategy: 'email_code' })
  await frontendBrowser(emulator).signIn(person.email_address, person.password)
})

test('sign-up that starts with little and is filled in later', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const { body } = await browser.post('/client/sign_ups', { email_address: '' })
  expect(body.response.missing_fields).toEqual(['email_address', 'password'])
  const path = `/client/sign_ups/${body.response.id}`
  const changed = await browser.patch(path, { email_address: person.email_address })
  expect(changed.body.response).toMatchObject({ missing_fields: ['password'], unverified_fields: ['email_address'] })
  await browser.post(`${path}/prepare_verification`, { strategy: 'email_code' })
  await browser.post(`${path}/attempt_verification`, { strategy: 'email_code', code: '424242' })
  expect((await browser.get(path)).body.response.status).toBe('missing_requirements')
  const done = await browser.patch(path, { password: person.password })
  expect(done.body.response.status).toBe('complete')
})

test('sign-up with a phone number needs both codes', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const { body } = await browser.post('/client/sign_ups', { ...person, phone_number: '+1 (555) 555-0123' })
  expect(body.response).toMatchObject({
    phone_number: '+15555550123',
    unverified_fields: ['email_address', 'phone_number'],
  })
  const path = `/client/sign_ups/${body.response.id}`
  for (const strategy of ['email_code', 'phone_code']) {
    await browser.post(`${path}/prepare_verification`, { strategy })
    await browser.post(`${path}/attempt_verification`, { strategy, code: '424242' })
  }
  expect((await browser.get(path)).body.response.status).toBe('complete')
})

test('sign-up takes an address or a number in one field', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const begin = async (contact: string) =>
    (await browser.post('/client/sign_ups', { email_address_or_phone_number: contact })).body.response
  expect(await begin('new@example.com')).toMatchObject({ email_address: 'new@example.com', phone_number: null })
  expect(await begin('+15555550123')).toMatchObject({ email_address: null, phone_number: '+15555550123' })
})

test('sign-up by email link', async ({ emulator, steer }) => {
  const browser = frontendBrowser(emulator)
  const { body } = await browser.post('/client/sign_ups', person)
  const path = `/client/sign_ups/${body.response.id}`
  await browser.post(`${path}/prepare_verification`, {
    strategy: 'email_link',
    redirect_url: 'http://localhost:3000/done',
  })
  const [{ link }] = (await steer.get('messages')) as [{ link: string }]
  const opened = await fetch(link, { redirect: 'manual' })
  expect(opened.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/done\?__clerk_status=verified/)
  expect((await browser.get(path)).body.response.status).toBe('complete')
})

test('sign-up is refused for what is taken, weak or malformed', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  const refused = async (form: Record<string, string>) => refusal(await browser.post('/client/sign_ups', form))
  expect(await refused({ email_address: 'ada@example.com' })).toBe('422 form_identifier_exists email_address')
  expect(await refused({ username: 'ada_l' })).toBe('422 form_identifier_exists username')
  expect(await refused({ phone_number: '+15555550100' })).toBe('422 form_identifier_exists phone_number')
  expect(await refused({ email_address: 'no address' })).toBe('422 form_param_format_invalid email_address')
  expect(await refused({ password: 'short' })).toBe('422 form_password_length_too_short password')
  expect(await refused({ password: 'password123' })).toBe('422 form_password_pwned password')
  expect(await refused({ unsafe_metadata: 'no json' })).toMatch(/^422 form_param_\w+ unsafe_metadata$/)
  expect(await refused({ favourite_colour: 'blue' })).toBe('422 form_param_unknown favourite_colour')
})

test('sign-up with the ticket of an invitation needs no code and takes its metadata', async ({ emulator, call }) => {
  const input = {
    email_address: 'invited@example.com',
    public_metadata: { plan: 'pro' },
    redirect_url: 'http://localhost:3000/welcome?a=1',
  }
  const { body: invitation } = await call.post('/invitations', input)
  const link = await fetch(invitation.url, { redirect: 'manual' })
  expect(link.status).toBe(303)
  const target = new URL(link.headers.get('location') ?? '')
  expect(`${target.origin}${target.pathname}`).toBe('http://localhost:3000/welcome')
  expect(Object.fromEntries(target.searchParams)).toMatchObject({ a: '1', __clerk_status: 'sign_up' })
  const ticket = target.searchParams.get('__clerk_ticket') ?? ''

  const browser = frontendBrowser(emulator)
  const start = () => browser.post('/client/sign_ups', { strategy: 'ticket', ticket, password: person.password })
  const { body } = await start()
  expect(body.response).toMatchObject({ status: 'complete', email_address: 'invited@example.com' })
  const { body: user } = await call.get(`/users/${body.response.created_user_id}`)
  expect(user).toMatchObject({ public_metadata: { plan: 'pro' } })
  expect((await call.get('/invitations')).body).toMatchObject([{ status: 'accepted' }])
  expect(refusal(await start())).toBe('400 ticket_invalid_code ticket')
})

test('an invitation does not lead to the redirect_url of a stranger', async ({ call }) => {
  const input = { email_address: 'invited@example.com', redirect_url: 'https://evil.example/' }
  const { body: invitation } = await call.post('/invitations', input)
  const link = await fetch(invitation.url, { redirect: 'manual' })
  expect([link.status, link.headers.get('location')]).toEqual([400, null])
})

test('the block-list of the instance keeps addresses from signing up', async ({ emulator, call }) => {
  await call.post('/blocklist_identifiers', { identifier: '*@spam.example' })
  await call.patch('/instance/restrictions', { blocklist: true })
  const browser = frontendBrowser(emulator)
  const signUp = (email_address: string) => browser.post('/client/sign_ups', { ...person, email_address })
  expect(refusal(await signUp('one@spam.example'))).toBe('403 not_allowed_access')
  expect((await signUp('one@good.example')).status).toBe(200)
})
