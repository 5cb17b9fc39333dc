import { expect } from 'vitest'
import { ada, onEveryStage } from '../../src/clerk-js/stage.ts'

/** Objects that a page of the tests has in its window. */
declare const Clerk: {
  readonly session: { getToken(options?: object): Promise<string> } | null
  __internal_openReverification(options: object): void
}

onEveryStage((test) => {
  test('tokens are renewed before they expire, and an expired cookie heals', async ({ visit }) => {
    await visit.signIn(ada)
    const first = await visit.page.evaluate(() => Clerk.session?.getToken())
    const second = await visit.page.evaluate(() => Clerk.session?.getToken({ skipCache: true }))
    expect(second).not.toBe(first)
    await visit.expireToken(ada.id)
    await visit.page.reload()
    expect(await visit.who()).toBe(ada.id)
  })

  test('a session that was revoked elsewhere is signed out', async ({ visit }) => {
    await visit.signIn(ada)
    await visit.backend('POST', `/sessions/${await visit.sessionId()}/revoke`)
    await visit.go('/')
    expect(await visit.who()).toBeNull()
  })

  test('a fetch that needs a fresh verification goes through after the dialog', async ({ visit }) => {
    await visit.signIn(ada)
    await visit.control('POST', `sessions/${await visit.sessionId()}/age`, { minutes: 11 })
    await visit.page.evaluate(() => Clerk.session?.getToken({ skipCache: true }))
    const sensitive = () =>
      visit.page.evaluate(async () => (await fetch('/api/sensitive', { method: 'DELETE' })).status)
    expect(await sensitive()).toBe(403)
    await visit.page.evaluate(() => {
      Clerk.__internal_openReverification({
        level: 'second_factor',
        afterVerification: () => document.body.append('Verified.'),
      })
    })
    await visit.fill('Password', ada.password)
    await visit.proceed()
    await visit.sees('Verified.')
    expect(await sensitive()).toBe(200)
  })

  test('another app gets a code from a browser that clerk-js has signed in', async ({ visit }) => {
    const redirect_uri = `${visit.app.url}/callback`
    const { body } = await visit.backend('POST', '/oauth_applications', {
      name: 'Partner',
      redirect_uris: [redirect_uri],
    })
    const query = new URLSearchParams({ response_type: 'code', client_id: String(body.client_id), state: 'state-1234' })
    await visit.signIn(ada)
    await visit.page.goto(`${body.authorize_url}?${query}`)
    await visit.page.getByRole('heading', { name: 'Allow Partner?' }).waitFor()
    await visit.sees('You are signed in as Ada Lovelace.')
    await visit.press('Allow')
    await visit.page.waitForURL(`${redirect_uri}?code=clk_code_*`)
  })
})
