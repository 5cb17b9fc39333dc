import { expect } from 'vitest'
import { ada, grace, onEveryStage } from '../../src/clerk-js/stage.ts'

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

  test('an organization is created, shown and switched to, and somebody is invited', async ({ visit, elsewhere }) => {
    const inOrganization = (at: typeof visit) =>
      at.page.waitForFunction(async () => {
        const { orgId } = (await (await fetch('/api/who')).json()) as { orgId: string | null }
        return orgId?.startsWith('org_')
      })
    await visit.signIn(ada)
    await visit.go('/new-organization')
    await visit.fill('Name', 'Analytical Engines')
    await visit.press('Create organization')
    await visit.press('Skip')
    await inOrganization(visit)
    await visit.go('/organization')
    await visit.press('Members')
    await visit.press('Invite')
    await visit.page.getByPlaceholder(/^example@email.com/).fill(`${grace.email},`)
    await visit.press('Send invitations')
    await visit.sees('Invitations successfully sent')

    await elsewhere.signIn(grace)
    await elsewhere.go('/organizations')
    await elsewhere.press('Open organization switcher')
    await elsewhere.press('Join')
    await elsewhere.press('Analytical Engines')
    await inOrganization(elsewhere)
  })
})
