import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import { ada, grace, onEveryStage, totpSecret, twice } from '../../src/clerk-js/stage.ts'
import type { Person, Visit } from '../../src/clerk-js/visit.ts'

async function identify(visit: Visit, person: Person): Promise<void> {
  await visit.go('/sign-in')
  await visit.fill('Email address or username', person.email)
  await visit.proceed()
}

async function enterPassword(visit: Visit, person: Person): Promise<void> {
  await visit.fill('Password', person.password)
  await visit.proceed()
}

async function otherMethod(visit: Visit, name: RegExp): Promise<void> {
  await visit.page.getByRole('link', { name: 'Use another method' }).click()
  await visit.press(name)
}

onEveryStage((test, { major }) => {
  test('sign-in by password: server and browser agree, also after a reload and on a second page', async ({ visit }) => {
    await visit.go('/')
    expect(await visit.who()).toBeNull()
    await visit.signIn(ada)
    await visit.page.reload()
    expect(await visit.who()).toBe(ada.id)
    const other = await visit.another()
    await other.go('/')
    expect(await other.who()).toBe(ada.id)
  })

  test('sign-in shows that the password is wrong, and that nobody has the address', async ({ visit }) => {
    await identify(visit, { ...ada, email: 'nobody@example.com' })
    await visit.sees('No user has this identifier.')
    await visit.fill('Email address or username', ada.email)
    await visit.proceed()
    await enterPassword(visit, { ...ada, password: 'wrong-engine' })
    await visit.sees('The password is incorrect.')
    expect(await visit.who()).toBeNull()
  })

  const chooseAda = (visit: Visit) => visit.page.getByRole('button', { name: 'Ada Lovelace' }).click()

  test("redirectToSignIn() leads to the emulator's page, and that back to where it began", async ({ visit }) => {
    await visit.leaveFor('SignIn')
    await chooseAda(visit)
    await visit.page.waitForURL(`${visit.app.url}/hosted`)
    await visit.becomes(ada.id)
  })

  test("redirectToSignUp() leads to the emulator's page, and that back to where it began", async ({ visit }) => {
    await visit.leaveFor('SignUp')
    await visit.page.getByRole('link', { name: 'Sign in' }).click()
    await chooseAda(visit)
    await visit.page.waitForURL(`${visit.app.url}/hosted`)
    await visit.becomes(ada.id)
  })

  test('the page that an app forces comes before the one where the sign-in began', async ({ visit }) => {
    await visit.leaveFor('SignIn', { signInForceRedirectUrl: `${visit.app.url}/hosted?forced=yes` })
    await chooseAda(visit)
    await visit.page.waitForURL(`${visit.app.url}/hosted?forced=yes`)
    await visit.becomes(ada.id)
  })

  test('sign-in by a code from the email', async ({ visit }) => {
    await identify(visit, ada)
    await otherMethod(visit, /^Email code to/)
    await visit.page.getByLabel('Enter verification code').first().waitFor()
    await visit.enterCode((await visit.message(ada.email)).code)
    await visit.arrives()
    await visit.becomes(ada.id)
  })

  test('sign-in by a code from a text message', async ({ visit }) => {
    await identify(visit, ada)
    await otherMethod(visit, /^Send SMS code to/)
    await visit.page.getByLabel('Enter verification code').first().waitFor()
    await visit.enterCode((await visit.message('+15555550100')).code)
    await visit.arrives()
    await visit.becomes(ada.id)
  })

  const askForLink = async (visit: Visit): Promise<string> => {
    await visit.control('POST', 'settings', { emailVerification: 'link' })
    await identify(visit, ada)
    await otherMethod(visit, /^Email link to/)
    await visit.sees('Check your email')
    return (await visit.message(ada.email)).link
  }

  test('sign-in by a link in the email goes on in the page that the link opens', async ({ visit }) => {
    const link = await askForLink(visit)
    const other = await visit.another()
    await other.page.goto(link)
    await other.arrives()
    await other.becomes(ada.id)
  })

  test('sign-in by a link that another browser opens goes on in the first one', async ({ visit, elsewhere }) => {
    await elsewhere.page.goto(await askForLink(visit))
    await visit.arrives()
    await visit.becomes(ada.id)
    await elsewhere.go('/')
    expect(await elsewhere.who()).toBeNull()
  })

  test('sign-in by a ticket in the address', async ({ visit }) => {
    const ticket = await visit.ticket(ada.id)
    await visit.page.goto(`/sign-in?__clerk_ticket=${ticket}&__clerk_status=sign_in`)
    await visit.arrives()
    await visit.becomes(ada.id)
  })

  test('sign-in with Google, by the page that stands for it', async ({ visit }) => {
    await visit.go('/sign-in')
    await visit.press(/(Continue|Sign in) with Google/)
    await visit.page.getByRole('heading', { name: 'Continue with Google' }).waitFor()
    await visit.press(/Ada Lovelace/)
    await visit.arrives()
    await visit.becomes(ada.id)
  })

  test('sign-in with an unknown GitHub account creates a user', async ({ visit }) => {
    await visit.go('/sign-in')
    await visit.press(/(Continue|Sign in) with GitHub/)
    await visit.page.getByLabel('Email address').fill('octo@example.com')
    await visit.press('Allow')
    await visit.arrives()
    expect(await visit.who()).toMatch(/^user_(?!ada|grace|twice)/)
  })

  test('a forgotten password is replaced by way of a code', async ({ visit }) => {
    await identify(visit, ada)
    await visit.page.getByRole('link', { name: 'Forgot password?' }).click()
    await visit.press('Reset your password')
    await visit.enterCode()
    await visit.fill('New password', 'difference-engine')
    await visit.fill('Confirm password', 'difference-engine')
    await visit.press('Reset Password')
    await visit.arrives()
    await visit.becomes(ada.id)
    await visit.signOut()
    await visit.signIn({ ...ada, password: 'difference-engine' })
  })

  test('a second factor by an authenticator app', async ({ visit }) => {
    await identify(visit, twice)
    await enterPassword(visit, twice)
    await visit.enterCode(new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate())
    await visit.arrives()
    await visit.becomes(twice.id)
  })

  test('a second factor by a text message', async ({ visit }) => {
    await visit.reservePhone(twice.id)
    await identify(visit, twice)
    await enterPassword(visit, twice)
    await otherMethod(visit, /^Send SMS code to/)
    await visit.enterCode()
    await visit.arrives()
    await visit.becomes(twice.id)
  })

  test('a second factor by a backup code', async ({ visit }) => {
    await identify(visit, twice)
    await enterPassword(visit, twice)
    await otherMethod(visit, /^Use a backup code/)
    await visit.fill('Backup code', 'spare-key-1')
    await visit.proceed()
    await visit.arrives()
    await visit.becomes(twice.id)
  })

  test('sign-up with a verified address', async ({ visit }) => {
    await visit.go('/sign-up')
    await visit.fill('Email address', 'new@example.com')
    await visit.fill('Password', 'brand-new-engine')
    await visit.proceed()
    await visit.enterCode()
    await visit.arrives()
    expect(await visit.who()).toMatch(/^user_(?!ada|grace|twice)/)
  })

  test('sign-up by the link of an invitation, which verifies the address', async ({ visit }) => {
    const email_address = 'invited@example.com'
    const redirect_url = `${visit.app.url}/sign-up`
    const { body } = await visit.backend('POST', '/invitations', { email_address, redirect_url })
    await visit.page.goto(String(body.url))
    await visit.fill('Password', 'brand-new-engine')
    await visit.proceed()
    await visit.arrives()
    const userId = await visit.who()
    const { body: user } = await visit.backend('GET', `/users/${userId}`)
    expect(user).toMatchObject({ email_addresses: [{ email_address, verification: { status: 'verified' } }] })
  })

  test(`the version is ${major}`, async ({ visit }) => {
    await visit.go('/')
    expect(
      await visit.page.evaluate(() => (window as unknown as { Clerk: { version: string } }).Clerk.version),
    ).toMatch(new RegExp(`^${major}\\.`))
  })

  test('two people in one browser, switched and signed out one by one', async ({ visit }) => {
    await visit.signIn(ada)
    await visit.go('/button')
    await visit.press('Open user menu')
    await visit.press('Add account')
    await visit.fill('Email address or username', grace.email)
    await visit.proceed()
    await enterPassword(visit, grace)
    await visit.becomes(grace.id)
    await visit.go('/button')
    await visit.press('Open user menu')
    await visit.press(/Ada Lovelace/)
    await visit.becomes(ada.id)
    await visit.go('/button')
    await visit.press('Open user menu')
    await visit.page.getByText(ada.email).first().waitFor()
    await visit.press('Sign out of all accounts')
    await visit.becomes(null)
    expect((await visit.context.cookies()).filter(({ name, value }) => name.startsWith('__session') && value)).toEqual(
      [],
    )
  })

  test('the user button shows the person and signs out', async ({ visit }) => {
    await visit.signIn(ada)
    await visit.go('/button')
    await visit.press('Open user menu')
    await visit.sees(ada.email)
    await visit.press('Sign out')
    await visit.becomes(null)
  })
})
