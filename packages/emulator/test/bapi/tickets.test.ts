import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { createBrowser, startApp } from '../support/browser.ts'
import { test } from '../support/emulator.ts'

describe('sign-in tokens', () => {
  test('a sign-in token signs in once, by its address', async ({ call, emulator }) => {
    const app = await startApp(emulator)
    const { body } = await call.post('/sign_in_tokens', { user_id: 'user_ada' })
    expect(body).toMatchObject({ object: 'sign_in_token', status: 'pending', user_id: 'user_ada' })
    const browser = createBrowser()
    const link = `${body.url}&redirect_url=${encodeURIComponent(app.url)}`
    expect(JSON.parse((await browser.go(link)).text)).toMatchObject({ status: 'signed-in', userId: 'user_ada' })
    const again = await createBrowser().go(link)
    expect(again).toMatchObject({ status: 422, text: expect.stringContaining('role="alert"') })
    expect(refusal(await call.post(`/sign_in_tokens/${body.id}/revoke`))).toBe(
      '400 sign_in_token_cannot_be_revoked_code',
    )
    await app.stop()
  })

  test('a revoked sign-in token does not sign in', async ({ call }) => {
    const { body } = await call.post('/sign_in_tokens', { user_id: 'user_ada', expires_in_seconds: 60 })
    expect((await call.post(`/sign_in_tokens/${body.id}/revoke`)).body.status).toBe('revoked')
    expect((await createBrowser().go(body.url)).status).toBe(422)
    expect(refusal(await call.post('/sign_in_tokens/sit_no/revoke'))).toBe('404 resource_not_found')
    expect(refusal(await call.post('/sign_in_tokens', { user_id: 'user_no' }))).toBe('404 resource_not_found')
  })
})

describe('actor tokens', () => {
  test('an actor token signs in as another user for a limited time, with an act claim', async ({ call }) => {
    const { body } = await call.post('/actor_tokens', {
      user_id: 'user_grace',
      actor: { sub: 'user_ada', note: 'support' },
      session_max_duration_in_seconds: 600,
    })
    expect(body).toMatchObject({ object: 'actor_token', actor: { sub: 'user_ada', note: 'support' } })
    await createBrowser().go(body.url)
    const sessions = await call.get('/sessions?user_id=user_grace')
    const [session] = sessions.body
    expect(session.actor).toEqual({ sub: 'user_ada', note: 'support' })
    expect(session.expire_at - session.created_at).toBe(600_000)
    const { jwt } = (await call.post(`/sessions/${session.id}/tokens`)).body
    expect(JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString()).act).toEqual(session.actor)
    expect(refusal(await call.post('/actor_tokens', { user_id: 'user_no', actor: { sub: 'user_ada' } }))).toBe(
      '422 form_resource_not_found user_id',
    )
    expect(refusal(await call.post('/actor_tokens', { user_id: 'user_ada', actor: {} }))).toBe(
      '422 form_param_missing actor',
    )
  })

  test('an actor token can be revoked', async ({ call }) => {
    const { body } = await call.post('/actor_tokens', { user_id: 'user_grace', actor: { sub: 'user_ada' } })
    expect((await call.post(`/actor_tokens/${body.id}/revoke`)).body.status).toBe('revoked')
    expect((await createBrowser().go(body.url)).status).toBe(422)
  })
})

test('testing tokens are created', async ({ call }) => {
  const { body } = await call.post('/testing_tokens')
  expect(body).toMatchObject({ object: 'testing_token', token: expect.any(String) })
  expect(body.expires_at).toBeGreaterThan(Date.now() / 1000)
})
