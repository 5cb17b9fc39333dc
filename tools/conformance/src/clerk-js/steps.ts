import type { LoadedClerk } from '@clerk/shared/types'
import type { Page } from 'playwright-core'
import type { Person } from './visit.ts'

/** In the page of the tests. */
declare const Clerk: LoadedClerk

/** Signs in as an app with forms of its own does. */
export async function signIn(
  page: Page,
  how: {
    readonly person: Person
    readonly factor: 'password' | 'email_code' | 'phone_code'
    readonly second: { readonly strategy: 'totp' | 'backup_code'; readonly code: string } | null
  },
): Promise<void> {
  await page.evaluate(async ({ person, factor, second }) => {
    const attempt = await Clerk.client.signIn.create({ identifier: person.email })
    const offered = attempt.supportedFirstFactors?.find(({ strategy }) => strategy === factor)
    if (!offered) throw new Error(`${factor} is not offered.`)
    if (factor !== 'password') await attempt.prepareFirstFactor(offered as never)
    const secret = factor === 'password' ? { password: person.password } : { code: '424242' }
    let done = await attempt.attemptFirstFactor({ strategy: factor, ...secret } as never)
    if (second) done = await done.attemptSecondFactor(second)
    await Clerk.setActive({ session: done.createdSessionId })
  }, how)
}

export async function addPasskey(page: Page): Promise<void> {
  await page.evaluate(() => Clerk.user?.createPasskey())
}

/** Signs in by a passkey that the browser finds by itself. */
export async function signInByPasskey(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const attempt = await Clerk.client.signIn.authenticateWithPasskey({ flow: 'discoverable' })
    await Clerk.setActive({ session: attempt.createdSessionId })
  })
}

export async function signInByTicket(page: Page, ticket: string): Promise<void> {
  await page.evaluate(async (token) => {
    const attempt = await Clerk.client.signIn.create({ strategy: 'ticket', ticket: token })
    await Clerk.setActive({ session: attempt.createdSessionId })
  }, ticket)
}

/** Asks for a link by mail, and signs in once somebody has opened it. */
export async function signInByLink(page: Page, identifier: string, redirectUrl: string): Promise<void> {
  await page.evaluate(
    async ([email, url]) => {
      const attempt = await Clerk.client.signIn.create({ identifier: email as string })
      const offered = attempt.supportedFirstFactors?.find(({ strategy }) => strategy === 'email_link')
      if (!offered) throw new Error('email_link is not offered.')
      const { emailAddressId } = offered as { emailAddressId: string }
      const { startEmailLinkFlow } = attempt.createEmailLinkFlow()
      const done = await startEmailLinkFlow({ emailAddressId, redirectUrl: url as string })
      await Clerk.setActive({ session: done.createdSessionId })
    },
    [identifier, redirectUrl],
  )
}

/** Goes to the page that stands for a social provider, which leads back to a page with clerk-js. */
export async function goToProvider(page: Page, strategy: 'oauth_google', back: string): Promise<void> {
  await page.evaluate(
    ([provider, url]) =>
      Clerk.client.signIn.authenticateWithRedirect({
        strategy: provider as 'oauth_google',
        redirectUrl: url as string,
        redirectUrlComplete: url as string,
      }),
    [strategy, back],
  )
}

/** Signs up with a verified address, and returns the user's id. */
export function signUp(page: Page, emailAddress: string, password: string): Promise<string> {
  return page.evaluate(
    async (input) => {
      const attempt = await Clerk.client.signUp.create(input)
      await attempt.prepareEmailAddressVerification({ strategy: 'email_code' })
      const done = await attempt.attemptEmailAddressVerification({ code: '424242' })
      await Clerk.setActive({ session: done.createdSessionId })
      return done.createdUserId ?? ''
    },
    { emailAddress, password },
  )
}

export async function rename(page: Page, firstName: string): Promise<void> {
  await page.evaluate((name) => Clerk.user?.update({ firstName: name }), firstName)
}

export async function createOrganization(page: Page, name: string): Promise<void> {
  await page.evaluate(async (text) => {
    const organization = await Clerk.createOrganization({ name: text })
    await Clerk.setActive({ organization })
  }, name)
}

/** The names of the user's organizations, according to the server and to the browser. */
export function organizationsOfBoth(page: Page): Promise<{ server: string[]; browser: string[] }> {
  return page.evaluate(async () => {
    const response = await fetch('/api/account/me/organization-memberships')
    const { data } = (await response.json()) as { data: { organization: { name: string } }[] }
    return {
      server: data.map(({ organization }) => organization.name),
      browser: Clerk.user?.organizationMemberships.map(({ organization }) => organization.name) ?? [],
    }
  })
}

export async function switchTo(page: Page, session: string): Promise<void> {
  await page.evaluate((id) => Clerk.setActive({ session: id }), session)
}

/** Deletes the account, and returns the code of a refusal. */
export function deleteAccount(page: Page): Promise<string> {
  return page.evaluate(() =>
    Clerk.user
      ?.delete()
      .then(() => 'deleted')
      .catch((error: { errors?: { code: string }[] }) => error.errors?.[0]?.code ?? String(error)),
  ) as Promise<string>
}

export async function verifyAgain(page: Page, password: string): Promise<void> {
  await page.evaluate(async (text) => {
    await Clerk.session?.startVerification({ level: 'first_factor' })
    await Clerk.session?.attemptFirstFactorVerification({ strategy: 'password', password: text })
  }, password)
}
