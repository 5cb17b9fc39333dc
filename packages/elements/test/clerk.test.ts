import { grace, signIn } from '@account-routes/conformance/journey'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Example, startExampleWith } from './support/example.ts'
import { read, visitEach } from './support/visit.ts'

/** The global of Clerk's browser SDK. */
declare const Clerk: {
  readonly session: { readonly id: string; getToken(options?: object): Promise<string> } | null
}

const admin = { email: 'ada@example.com', name: 'Ada Lovelace', password: 'analytical-engine' }
const seed = {
  users: [
    {
      first_name: 'Ada',
      last_name: 'Lovelace',
      email_address: [admin.email],
      password: admin.password,
      public_metadata: { role: 'admin' },
    },
    { first_name: 'Grace', last_name: 'Hopper', email_address: [grace.email], password: grace.password },
    { id: 'user_Bob', first_name: 'Bob', last_name: 'Marsh', email_address: ['bob@example.com'] },
  ],
}

describe('the elements beside the real clerk-js', () => {
  const visit = visitEach()
  let example: Example
  beforeAll(async () => {
    example = await startExampleWith(seed)
  })
  afterAll(() => example?.stop())
  beforeEach(async () => {
    await example.control('reset')
  })

  /** A page with Clerk's components, whose visitor signed in a while ago. */
  const show = async (person: typeof admin, body: string, script = '', ui = 'window.__internal_ClerkUICtor') => {
    const { page } = visit
    await signIn({ page, url: example.url, emulator: example.emulator }, person)
    const env = example.emulator.env('express')
    const head = `
      <script crossorigin="anonymous" src="${env.CLERK_UI_URL}"></script>
      <script crossorigin="anonymous" data-clerk-publishable-key="${env.CLERK_PUBLISHABLE_KEY}" data-clerk-proxy-url="${env.CLERK_PROXY_URL}" src="${env.CLERK_JS_URL}"></script>`
    await example.show(page, body, {
      head,
      policy: null,
      script: `await Clerk.load({ ui: { ClerkUI: ${ui} } }); ${script}`,
    })
    const id = await page.waitForFunction(() => Clerk?.session?.id).then((handle) => handle.jsonValue())
    await example.control(`sessions/${id}/age`, { minutes: 11 })
    await page.evaluate(() => Clerk.session?.getToken({ skipCache: true }))
  }
  const verify = async (password: string) => {
    const field = visit.page.getByLabel('Password', { exact: true })
    await field.fill(password)
    await visit.page.getByRole('button', { name: 'Continue', exact: true }).click()
  }
  const deleteAccount = async () => {
    const { page } = visit
    await page.locator('delete-account').getByRole('button', { name: 'Delete account' }).click()
    const dialog = page.locator('delete-account').getByRole('dialog')
    await dialog.getByRole('textbox').fill('delete my account')
    await dialog.getByRole('button', { name: 'Delete account' }).click()
    await verify(grace.password)
    await dialog.getByRole('heading', { name: 'Your account is deleted' }).waitFor()
  }

  test('<delete-account> opens Clerk’s own verification, and goes on by itself', async () => {
    await show(grace, '<delete-account></delete-account>')
    await deleteAccount()
    expect(await example.backend('/users?query=grace')).toEqual([])
  })

  test('<delete-account> does so inside <UserProfile/> as well', async () => {
    await show(
      grace,
      '<div id="profile"></div>',
      `Clerk.mountUserProfile(document.getElementById('profile'), {
        customPages: [{
          label: 'Delete account',
          url: 'delete-account',
          mountIcon: (node) => { node.textContent = '×' },
          unmountIcon: () => {},
          mount: (node) => node.append(document.createElement('delete-account')),
          unmount: (node) => node?.replaceChildren(),
        }],
      })`,
    )
    await visit.page.getByRole('button', { name: 'Delete account' }).click()
    await deleteAccount()
    expect(await example.backend('/users?query=grace')).toEqual([])
  })

  test('<user-table> deletes a user after Clerk’s own verification', async () => {
    await show(admin, '<user-table></user-table>')
    const { page } = visit
    await page.getByRole('button', { name: /^Actions for .*Bob/ }).click()
    await page.getByRole('menuitem', { name: 'Delete user' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('bob@example.com')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete user' }).click()
    await verify(admin.password)
    await expect
      .poll(async () => (await page.getByRole('status').allInnerTexts()).map(read), { timeout: 8000 })
      .toContain('Bob Marsh was deleted.')
  })

  // Vue and Astro load Clerk's components beside Clerk, and pass a promise of them.
  const failures = [
    ['could not be fetched', "Promise.reject(new Error('Failed to load Clerk UI'))", undefined],
    ['never come', 'new Promise(() => {})', undefined],
    ['lack their base', undefined, /framework_ui/],
    ['lack the verification', undefined, /userverification_ui/],
  ] as const
  test.each(failures)("<delete-account> asks with a form if Clerk's components %s", async (_, ui, lost) => {
    const { page } = visit
    visit.ignore(/Clerk UI|Loading chunk/)
    if (lost) await page.route(lost, (route) => route.abort())
    await show(grace, '<delete-account></delete-account>', '', ui)
    await page.locator('delete-account').getByRole('button', { name: 'Delete account' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('delete my account')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click()
    const form = page.getByRole('dialog', { name: "Verify it's you" })
    await form.getByLabel('Your password').fill(grace.password, { timeout: 15_000 })
    await form.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('dialog').getByRole('heading', { name: 'Your account is deleted' }).waitFor()
    expect(await example.backend('/users?query=grace')).toEqual([])
  })

  test('that form is in the language of the page', async () => {
    const { page } = visit
    visit.ignore(/Clerk UI/)
    await show(grace, '<delete-account locale="de"></delete-account>', '', "Promise.reject(new Error('Clerk UI'))")
    await page.getByRole('button', { name: 'Konto löschen' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('mein konto löschen')
    await page.getByRole('dialog').getByRole('button', { name: 'Konto löschen' }).click()
    const form = page.getByRole('dialog', { name: 'Bestätige deine Identität' })
    await form.getByLabel('Dein Passwort').fill(grace.password)
    await form.getByRole('button', { name: 'Code per E-Mail senden' }).click()
    await form.getByText('Wir haben einen Code an').waitFor()
    await form.getByRole('button', { name: 'Neuen Code senden' }).waitFor()
    await form.getByRole('button', { name: 'Abbrechen' }).click()
    await page.getByRole('dialog').getByText('Du hast die Bestätigung abgebrochen.').waitFor()
  })
})
