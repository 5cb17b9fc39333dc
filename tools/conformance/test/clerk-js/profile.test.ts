import type { LoadedClerk } from '@clerk/shared/types'
import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import { ada, onEveryStage } from '../../src/clerk-js/stage.ts'
import { patience, type Visit } from '../../src/clerk-js/visit.ts'

/** In the page of the tests. */
declare const Clerk: LoadedClerk

/** A picture of one pixel. */
const picture = {
  name: 'me.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
}

const read = async (visit: Visit): Promise<Record<string, unknown>> =>
  (await visit.backend('GET', `/users/${ada.id}`)).body

/** Waits for a change of the user in the Backend API. Components show a change before it is saved. */
const becomesTrue = (visit: Visit, isSo: (user: Record<string, unknown>) => boolean): Promise<void> =>
  expect.poll(async () => isSo(await read(visit)), { timeout: patience }).toBe(true)

/** Links an account at GitHub, for which a page of the emulator stands, in the profile of who is signed in. */
async function connectGitHub(visit: Visit): Promise<void> {
  await visit.go('/user')
  await visit.press('Connect account')
  await visit.page.getByRole('menuitem', { name: /GitHub/ }).click()
  await visit.page.getByLabel('Email address').fill('ada@hub.example')
  await visit.press('Allow')
  await becomesTrue(visit, ({ external_accounts: all }) => (all as unknown[]).length === 1)
}

/** Counts the verified addresses or numbers. */
function verified(contacts: unknown): number {
  const all = contacts as { readonly verification: { readonly status: string } | null }[]
  return all.filter(({ verification }) => verification?.status === 'verified').length
}

/** Makes a key on the page that is open, shows it to a server, and revokes it. */
async function makesAndRevokesKey(visit: Visit): Promise<void> {
  const { page } = visit
  await visit.press('Add new key')
  await page.getByLabel(/key name/i).fill('Deploy')
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && new URL(response.url()).pathname.endsWith('/api_keys'),
  )
  await visit.press('Create key')
  const { secret } = (await (await answered).json()) as { secret: string }
  const verify = async () => (await visit.backend('POST', '/api_keys/verify', { secret })).status
  expect(await verify()).toBe(200)
  await visit.press(/Copy & Close/)
  const row = page.getByRole('row').filter({ hasText: 'Deploy' })
  await row.getByRole('button').last().click()
  await page.getByRole('menuitem', { name: 'Revoke key' }).click()
  await page.getByLabel(/Type "Revoke"/).fill('Revoke')
  await page.getByRole('button', { name: 'Revoke key' }).last().click()
  await expect.poll(verify, { timeout: patience }).toBe(404)
}

onEveryStage((test) => {
  test('the profile takes another name and a picture', async ({ visit }) => {
    await visit.signIn(ada)
    await visit.go('/user')
    await visit.press('Update profile')
    await visit.fill('First name', 'Augusta')
    await visit.press('Save')
    await visit.sees('Augusta Lovelace')
    await becomesTrue(visit, ({ first_name }) => first_name === 'Augusta')
    await visit.page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' })
    await visit.press('Update profile')
    const chooser = visit.page.waitForEvent('filechooser')
    await visit.press('Upload')
    await (await chooser).setFiles(picture)
    await becomesTrue(visit, ({ has_image }) => has_image === true)
    const { image_url: url } = await read(visit)
    expect(Buffer.from(await (await fetch(String(url))).arrayBuffer())).toEqual(picture.buffer)
  })

  test('the profile takes another address and number, and verifies both', async ({ visit }) => {
    await visit.signIn(ada)
    await visit.go('/user')
    await visit.press('Add email address')
    await visit.fill('Email address', 'countess@example.com')
    await visit.press(/^Add$/)
    await visit.enterCode()
    await becomesTrue(visit, ({ email_addresses: all }) => verified(all) === 2)
    await visit.page.getByLabel('Enter verification code').first().waitFor({ state: 'detached' })
    await visit.press('Add phone number')
    await visit.page.getByLabel('Phone number').first().fill('5555550177')
    await visit.press(/^Add$/)
    await visit.enterCode()
    await becomesTrue(visit, ({ phone_numbers: all }) => verified(all) === 2)
  })

  test('a change of the password signs in with the new one only', async ({ visit }) => {
    await visit.signIn(ada)
    await visit.go('/user#/security')
    await visit.press('Update password')
    await visit.fill('New password', 'difference-engine')
    await visit.fill('Confirm password', 'difference-engine')
    await visit.press('Save')
    // clerk-js 5 shows it twice while its form closes.
    await visit.page.getByRole('button', { name: 'Update password' }).first().waitFor()
    await visit.signOut()
    await visit.signIn({ ...ada, password: 'difference-engine' })
  })

  test('an authenticator app is set up, asked for at the next sign-in, and backup codes are renewed', async ({
    visit,
  }) => {
    await visit.signIn(ada)
    await visit.go('/user#/security')
    await visit.press('Add two-step verification')
    await visit.page.getByRole('menuitem', { name: 'Authenticator application' }).click()
    await visit.press(/Can.t scan QR code/)
    const shown = await visit.page.waitForFunction(() =>
      [...document.querySelectorAll('input')].map(({ value }) => value).find((value) => /^[A-Z2-7]{32}$/.test(value)),
    )
    const secret = (await shown.jsonValue()) ?? ''
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    await visit.proceed()
    await visit.enterCode(code())
    await visit.sees('Backup codes')
    await visit.press('Finish')
    await visit.signOut()
    await visit.go('/sign-in')
    await visit.fill('Email address or username', ada.email)
    await visit.proceed()
    await visit.fill('Password', ada.password)
    await visit.proceed()
    await visit.enterCode(code())
    await visit.arrives()
    await visit.becomes(ada.id)
    expect(await read(visit)).toMatchObject({ totp_enabled: true, backup_code_enabled: true, two_factor_enabled: true })

    await visit.go('/user#/security')
    const row = visit.page.locator('.cl-profileSectionItem__mfa').filter({ hasText: 'Backup codes' })
    await row.getByRole('button').click()
    await visit.page.getByRole('menuitem', { name: 'Regenerate' }).click()
    await visit.sees(/^[a-z0-9]{8}$/)
  })

  test('a session elsewhere is listed and signed out', async ({ visit, elsewhere }) => {
    await elsewhere.signIn(ada)
    await visit.signIn(ada)
    await visit.go('/user#/security')
    await visit.sees('This device')
    const rows = visit.page.locator('.cl-activeDeviceListItem')
    await rows.filter({ hasText: 'Chrome' }).nth(1).waitFor()
    await rows.filter({ hasNotText: 'This device' }).getByRole('button').first().click()
    await visit.page.getByRole('menuitem', { name: 'Sign out of device' }).click()
    await elsewhere.page.reload()
    await elsewhere.becomes(null)
    await visit.page.reload()
    await visit.sees('This device')
    expect(await rows.count()).toBe(1)
    expect(await visit.who()).toBe(ada.id)
  })

  test('an account of a provider is connected and removed', async ({ visit }) => {
    await visit.signIn(ada)
    await connectGitHub(visit)
    await visit.go('/user')
    const row = visit.page.locator('.cl-profileSectionItem__connectedAccounts')
    await row.getByRole('button').last().click()
    await visit.page.getByRole('menuitem', { name: 'Remove' }).click()
    await visit.press(/^Remove$/)
    await becomesTrue(visit, ({ external_accounts: all }) => (all as unknown[]).length === 0)
  })

  test('an account of a provider is connected again where the app wants more of it', async ({ visit }) => {
    await visit.signIn(ada)
    await connectGitHub(visit)
    await visit.go('/')
    await visit.page.evaluate(() => {
      const node = document.getElementById('app') as HTMLDivElement
      Clerk.mountUserProfile(node, { additionalOAuthScopes: { github: ['repo'] } })
    })
    await visit.press('Reconnect')
    await visit.press(/ada@hub\.example/)
    await becomesTrue(visit, ({ external_accounts: all }) => {
      const [account] = all as { readonly approved_scopes: string }[]
      return account?.approved_scopes.split(' ').includes('repo') === true
    })
  })

  test('an API key is made, used and revoked', async ({ visit }) => {
    await visit.control('POST', 'settings', { apiKeys: true })
    await visit.signIn(ada)
    await visit.go('/user#/api-keys')
    await makesAndRevokesKey(visit)
  })

  test('an API key of an organization is made, used and revoked', async ({ visit }) => {
    await visit.control('POST', 'settings', { apiKeys: true })
    const { body } = await visit.backend('POST', '/organizations', { name: 'Engines', created_by: ada.id })
    await visit.signIn(ada)
    await visit.page.evaluate((id) => Clerk.setActive({ organization: id }), String(body.id))
    await visit.go('/organization#/organization-api-keys')
    await makesAndRevokesKey(visit)
  })

  test('the account is deleted after a verification', async ({ visit }) => {
    await visit.signIn(ada)
    await visit.control('POST', `sessions/${await visit.sessionId()}/age`, { minutes: 11 })
    await visit.go('/user#/security')
    await visit.press('Delete account')
    await visit.page.getByLabel(/Type "Delete account"/).fill('Delete account')
    await visit.page.getByRole('button', { name: 'Delete account' }).last().click()
    await visit.fill('Password', ada.password)
    await visit.proceed()
    await visit.becomes(null)
    await expect.poll(async () => (await visit.backend('GET', `/users/${ada.id}`)).status).toBe(404)
  })
})
