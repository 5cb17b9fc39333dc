import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { test } from '../support/emulator.ts'
import { type FrontendBrowser, frontendBrowser } from '../support/frontend.ts'

const origin = 'http://localhost:3000'

const add = async (browser: FrontendBrowser, key: ReturnType<typeof createAuthenticator>) => {
  const begun = (await browser.post('/me/passkeys')).body.response
  const path = `/me/passkeys/${begun.id}`
  const attempt = (credential: string) =>
    browser.post(`${path}/attempt_verification`, { strategy: 'passkey', public_key_credential: credential })
  return { path, attempt, credential: key.create(begun.verification.nonce) }
}

const prepare = async (browser: FrontendBrowser) => {
  const { body } = await browser.post('/client/sign_ins', { strategy: 'passkey' })
  const { id, first_factor_verification: proof } = body.response
  const attempt = (credential: string) =>
    browser.post(`/client/sign_ins/${id}/attempt_first_factor`, {
      strategy: 'passkey',
      public_key_credential: credential,
    })
  return { nonce: proof.nonce as string, attempt }
}

describe('a passkey', () => {
  test('is added, renamed, signs in, verifies again, and is removed', async ({ emulator, steer }) => {
    const browser = frontendBrowser(emulator, origin)
    const session = await browser.signIn('ada@example.com', 'analytical-engine')
    const key = createAuthenticator(origin)
    const { path, attempt, credential } = await add(browser, key)
    const { updated_at: before } = (await browser.get('/me')).body.response
    expect((await attempt(credential)).body.response.verification.status).toBe('verified')
    // clerk-js 5 shows a change of the user only if this has changed.
    expect((await browser.get('/me')).body.response.updated_at).toBeGreaterThan(before)
    expect((await browser.patch(path, { name: 'Laptop' })).body.response.name).toBe('Laptop')
    expect((await browser.get(path)).body.response.name).toBe('Laptop')

    const other = frontendBrowser(emulator, origin)
    const signIn = await prepare(other)
    expect((await signIn.attempt(key.get(signIn.nonce))).body.response.status).toBe('complete')
    expect((await other.get('/me')).body.response.id).toBe('user_ada')

    await steer.post(`sessions/${session}/age`, { minutes: 11 })
    expect(refusal(await browser.remove(path))).toBe('403 session_reverification_required')
    const verify = `/client/sessions/${session}/verify`
    await browser.post(verify, { level: 'first_factor' })
    const asked = await browser.post(`${verify}/prepare_first_factor`, { strategy: 'passkey' })
    const proven = await browser.post(`${verify}/attempt_first_factor`, {
      strategy: 'passkey',
      public_key_credential: key.get(asked.body.response.first_factor_verification.nonce),
    })
    expect(proven.body.response.status).toBe('complete')
    expect((await browser.remove(path)).body.response.deleted).toBe(true)
    expect(refusal(await browser.get(path))).toBe('404 resource_not_found')
  })

  test('counts only on the page that requested it, for its challenge, with its key', async ({ emulator }) => {
    const browser = frontendBrowser(emulator, origin)
    await browser.signIn('ada@example.com', 'analytical-engine')
    const elsewhere = await add(browser, createAuthenticator('http://localhost:4000'))
    expect(refusal(await elsewhere.attempt(elsewhere.credential))).toBe('400 passkey_verification_failed')
    expect(refusal(await elsewhere.attempt('{}'))).toBe('400 passkey_verification_failed')
    expect(refusal(await elsewhere.attempt('no JSON'))).toBe('400 passkey_verification_failed')

    const key = createAuthenticator(origin)
    const { attempt, credential } = await add(browser, key)
    await attempt(credential)
    const other = frontendBrowser(emulator, origin)
    const first = await prepare(other)
    const second = await prepare(other)
    expect(refusal(await second.attempt(key.get(first.nonce))), 'an older challenge').toBe(
      '400 passkey_verification_failed',
    )
    const stranger = createAuthenticator(origin)
    expect(refusal(await second.attempt(stranger.get(second.nonce))), 'another key').toBe(
      '400 passkey_verification_failed',
    )
    expect((await other.get('/client')).body.response.sessions).toEqual([])
  })
})
