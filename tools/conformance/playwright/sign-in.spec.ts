import { clerk } from '@clerk/testing/playwright'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'

/** The signed-in user according to the server. */
async function atServer(page: Page): Promise<string | null> {
  const response = await page.request.get('/api/who')
  return ((await response.json()) as { userId: string | null }).userId
}

// 20 sign-ins, by each of the ways that @clerk/testing has offline.
for (let round = 1; round <= 5; round++) {
  test(`${round}: sign in by ticket with the fixture`, async ({ page, signIn, user }) => {
    await signIn()
    expect(await atServer(page)).toBe(user.id)
    await page.reload()
    expect(await atServer(page)).toBe(user.id)
  })

  test(`${round}: sign in by password`, async ({ page, user }) => {
    await page.goto('/')
    await clerk.signIn({
      page,
      signInParams: { strategy: 'password', identifier: user.email, password: user.password },
    })
    expect(await atServer(page)).toBe(user.id)
  })

  test(`${round}: sign in by a code from the email`, async ({ page, user }) => {
    await page.goto('/')
    await clerk.signIn({ page, signInParams: { strategy: 'email_code', identifier: user.email } })
    expect(await atServer(page)).toBe(user.id)
  })

  test(`${round}: sign in and out`, async ({ page, signIn }) => {
    await signIn()
    await clerk.signOut({ page, signOutOptions: { redirectUrl: '/?out' } })
    await page.waitForURL('/?out')
    expect(await atServer(page)).toBeNull()
  })
}
