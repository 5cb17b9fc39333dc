import { type Emulator, type EmulatorOptions, startEmulator } from '@account-routes/emulator'
import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser } from '../src/browser/launch-browser.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { type ClerkJsApp, startClerkJsApp } from '../src/clerk-js/app.ts'

if (noBrowser) console.warn(`The browser tests of clerk-js are skipped: ${noBrowser}.`)

const ada = { id: 'user_ada', email: 'ada@example.com', password: 'analytical-engine' }
const grace = { id: 'user_grace', email: 'grace@example.com', password: 'first-compiler' }
type Person = typeof ada

const seed = {
  users: [
    { id: ada.id, first_name: 'Ada', last_name: 'Lovelace', email_address: [ada.email], password: ada.password },
    { id: grace.id, first_name: 'Grace', last_name: 'Hopper', email_address: [grace.email], password: grace.password },
  ],
} satisfies EmulatorOptions['seed']

/** For what the page does by itself after a click. */
const patience = { timeout: 30_000 }

/** What a page of the tests has in its window. */
declare const Clerk: {
  readonly session: { readonly id: string; getToken(options?: object): Promise<string> } | null
  readonly user: { readonly id: string } | null
  readonly client: { readonly sessions: readonly { readonly id: string }[] }
  signOut(options: object): Promise<void>
  setActive(options: object): Promise<void>
  __internal_openReverification(options: object): void
}

describe.skipIf(noBrowser)('the real clerk-js and @clerk/ui, without a network', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  describe.each([false, true])('with the keys of a production instance: %s', (production) => {
    let emulator: Emulator
    let app: ClerkJsApp
    let context: BrowserContext
    let page: Page
    let asked: string[]
    let complaints: string[]

    beforeAll(async () => {
      emulator = await startEmulator({ production, seed, tokenLifetime: 60 })
      app = await startClerkJsApp(emulator)
    })
    afterAll(async () => {
      await app?.stop()
      await emulator?.stop()
    })
    beforeEach(async () => {
      await control('POST', 'reset')
      asked = []
      complaints = []
      context = await browser.newContext({ baseURL: app.url })
      page = await newPage()
    })
    afterEach(async () => {
      await context.close()
      expect(complaints).toEqual([])
      const hosts = new Set(asked.filter((url) => /^https?:/.test(url)).map((url) => new URL(url).hostname))
      expect([...hosts], 'only this machine is asked').toEqual(['127.0.0.1'])
    })

    const newPage = async (): Promise<Page> => {
      const opened = await context.newPage()
      opened.setDefaultTimeout(30_000)
      opened.on('request', (request) => asked.push(request.url()))
      opened.on('pageerror', (error) => complaints.push(error.message))
      return opened
    }
    const control = async (method: string, path: string, body?: object): Promise<unknown> => {
      const response = await fetch(`${emulator.url}/_emulator/${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      })
      return response.status === 204 ? undefined : response.json()
    }
    const loaded = () => page.waitForFunction(() => 'Clerk' in window && 'ready' in window && window.ready)
    const visit = async (path: string): Promise<void> => {
      await page.goto(path)
      await loaded()
    }
    /** Who the server and the browser take the visitor for: they must agree. */
    const who = async (): Promise<string | null> => {
      await loaded()
      const server = await page.evaluate(
        async () => (await fetch('/api/who')).json() as Promise<{ userId: string | null }>,
      )
      expect(await page.evaluate(() => Clerk.user?.id ?? null)).toBe(server.userId)
      return server.userId
    }
    const proceed = () => page.getByRole('button', { name: 'Continue', exact: true }).click()
    const enterCode = (code: string) =>
      page.getByLabel('Enter verification code').first().pressSequentially(code, { delay: 20 })
    const signIn = async (person: Person, path = '/sign-in'): Promise<void> => {
      await visit(path)
      await page.getByLabel('Email address or username').fill(person.email)
      await proceed()
      await page.getByLabel('Password', { exact: true }).fill(person.password)
      await proceed()
      await page.waitForURL(`${app.url}/`)
      await loaded()
    }

    test('sign in by password: server and browser agree, also after a reload and on a second page', async () => {
      await visit('/')
      expect(await who()).toBeNull()
      await signIn(ada)
      expect(await who()).toBe(ada.id)
      await page.reload()
      expect(await who()).toBe(ada.id)
      page = await newPage()
      await visit('/')
      expect(await who()).toBe(ada.id)
    })

    test('sign in is told that the password is wrong, and that nobody has the address', async () => {
      await visit('/sign-in')
      await page.getByLabel('Email address or username').fill('nobody@example.com')
      await proceed()
      await page.getByText('No user has this identifier.').first().waitFor()
      await page.getByLabel('Email address or username').fill(ada.email)
      await proceed()
      await page.getByLabel('Password', { exact: true }).fill('wrong-engine')
      await proceed()
      await page.getByText('The password is incorrect.').first().waitFor()
      expect(await who()).toBeNull()
    })

    test('sign in by a code from the email', async () => {
      await visit('/sign-in')
      await page.getByLabel('Email address or username').fill(ada.email)
      await proceed()
      await page.getByRole('link', { name: 'Use another method' }).click()
      await page.getByRole('button', { name: /^Email code to/ }).click()
      const [message] = (await control('GET', `messages?to=${ada.email}`)) as { code: string }[]
      await enterCode(message?.code ?? '')
      await page.waitForURL(`${app.url}/`)
      expect(await who()).toBe(ada.id)
    })

    test('sign up with a verified address', async () => {
      await visit('/sign-up')
      await page.getByLabel('Email address').fill('new@example.com')
      await page.getByLabel('Password', { exact: true }).fill('brand-new-engine')
      await proceed()
      await enterCode('424242')
      await page.waitForURL(`${app.url}/`)
      expect(await who()).toMatch(/^user_/)
    })

    test('the user button shows the person and signs out', async () => {
      await signIn(ada)
      await visit('/button')
      await page.getByRole('button', { name: 'Open user menu' }).click()
      await page.getByText(ada.email).waitFor()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL(`${app.url}/`)
      expect(await who()).toBeNull()
      expect((await context.cookies()).filter(({ name, value }) => name.startsWith('__session') && value)).toEqual([])
    })

    test('two people in one browser, switched and signed out one by one', async () => {
      await signIn(ada)
      await visit('/button')
      await page.getByRole('button', { name: 'Open user menu' }).click()
      await page.getByRole('button', { name: 'Add account' }).click()
      await page.getByLabel('Email address or username').fill(grace.email)
      await proceed()
      await page.getByLabel('Password', { exact: true }).fill(grace.password)
      await proceed()
      await expect.poll(who, patience).toBe(grace.id)
      expect(await page.evaluate(() => Clerk.client.sessions.length)).toBe(2)
      await visit('/button')
      await page.getByRole('button', { name: 'Open user menu' }).click()
      await page.getByRole('button', { name: /Ada Lovelace/ }).click()
      await expect.poll(who, patience).toBe(ada.id)
      await page.evaluate(() => Clerk.signOut({ redirectUrl: '/?out' }))
      await page.waitForURL('/?out')
      expect(await who()).toBeNull()
    })

    test('tokens are renewed before they expire, and an expired cookie heals', async () => {
      await signIn(ada)
      const first = await page.evaluate(() => Clerk.session?.getToken())
      const second = await page.evaluate(() => Clerk.session?.getToken({ skipCache: true }))
      expect(second).not.toBe(first)
      const { jwt } = (await control('POST', 'tokens', { userId: ada.id, expiresInSeconds: -60 })) as { jwt: string }
      const cookies = await context.cookies()
      await context.addCookies(
        cookies.filter(({ name }) => name.startsWith('__session')).map((cookie) => ({ ...cookie, value: jwt })),
      )
      await page.reload()
      expect(await who()).toBe(ada.id)
    })

    test('a session that was revoked elsewhere is signed out', async () => {
      await signIn(ada)
      const id = await page.evaluate(() => Clerk.session?.id)
      await fetch(`${emulator.url}/v1/sessions/${id}/revoke`, {
        method: 'POST',
        headers: { authorization: `Bearer ${emulator.secretKey}` },
      })
      await visit('/')
      expect(await who()).toBeNull()
    })

    test('a fetch that needs a fresh verification goes through after the dialog', async () => {
      await signIn(ada)
      const id = await page.evaluate(() => Clerk.session?.id)
      await control('POST', `sessions/${id}/age`, { minutes: 11 })
      await page.evaluate(() => Clerk.session?.getToken({ skipCache: true }))
      const sensitive = () => page.evaluate(async () => (await fetch('/api/sensitive', { method: 'DELETE' })).status)
      expect(await sensitive()).toBe(403)
      await page.evaluate(() => {
        Clerk.__internal_openReverification({
          level: 'second_factor',
          afterVerification: () => document.body.append('Verified.'),
        })
      })
      await page.getByLabel('Password', { exact: true }).fill(ada.password)
      await proceed()
      await page.getByText('Verified.').waitFor()
      expect(await sensitive()).toBe(200)
    })

    test('the profile opens, takes another name, and deletes the account after a reverification', async () => {
      await signIn(ada)
      const id = await page.evaluate(() => Clerk.session?.id)
      await visit('/user')
      await page.getByRole('button', { name: 'Update profile' }).click()
      await page.getByLabel('First name').fill('Augusta')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByText('Augusta Lovelace').first().waitFor()

      await page.getByRole('button', { name: 'Security' }).click()
      await page.getByText('Active devices').waitFor()
      await page.getByText('This device').waitFor()
      await control('POST', `sessions/${id}/age`, { minutes: 11 })
      await page.getByRole('button', { name: 'Delete account' }).click()
      await page.getByLabel(/Type "Delete account"/).fill('Delete account')
      await page.getByRole('button', { name: 'Delete account' }).last().click()
      await page.getByLabel('Password', { exact: true }).fill(ada.password)
      await proceed()
      await expect.poll(who, patience).toBeNull()
      const user = await fetch(`${emulator.url}/v1/users/${ada.id}`, {
        headers: { authorization: `Bearer ${emulator.secretKey}` },
      })
      expect(user.status).toBe(404)
    })

    test('sign in with Google, by the page that stands for it', async () => {
      await visit('/sign-in')
      await page.getByRole('button', { name: 'Continue with Google' }).click()
      await page.getByRole('heading', { name: 'Continue with Google' }).waitFor()
      await page.getByRole('button', { name: /Ada Lovelace/ }).click()
      await page.waitForURL(`${app.url}/`)
      expect(await who()).toBe(ada.id)
    })

    test('sign in with a GitHub account that nobody has makes a user', async () => {
      await visit('/sign-in')
      await page.getByRole('button', { name: 'Continue with GitHub' }).click()
      await page.getByLabel('Email address').fill('octo@example.com')
      await page.getByRole('button', { name: 'Allow' }).click()
      await page.waitForURL(`${app.url}/`)
      expect(await who()).toMatch(/^user_(?!ada|grace)/)
    })

    test('a password that is forgotten is replaced by way of a code', async () => {
      await visit('/sign-in')
      await page.getByLabel('Email address or username').fill(ada.email)
      await proceed()
      await page.getByRole('link', { name: 'Forgot password?' }).click()
      await page.getByRole('button', { name: 'Reset your password' }).click()
      await enterCode('424242')
      await page.getByLabel('New password').fill('difference-engine')
      await page.getByLabel('Confirm password').fill('difference-engine')
      await page.getByRole('button', { name: 'Reset Password' }).click()
      await page.waitForURL(`${app.url}/`)
      expect(await who()).toBe(ada.id)
    })

    test('an authenticator app is set up in the profile and asked for at the next sign-in', async () => {
      await signIn(ada)
      await visit('/user#/security')
      await page.getByRole('button', { name: 'Add two-step verification' }).click()
      await page.getByRole('menuitem', { name: 'Authenticator application' }).click()
      await page.getByRole('button', { name: /Can.t scan QR code/ }).click()
      const secret = await page.locator('input[readonly]').first().inputValue()
      const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate()
      await proceed()
      await enterCode(code())
      await page.getByText('Backup codes').first().waitFor()
      await page.getByRole('button', { name: 'Finish' }).click()
      await page.evaluate(() => Clerk.signOut({ redirectUrl: '/?out' }))
      await page.waitForURL('/?out')
      await visit('/sign-in')
      await page.getByLabel('Email address or username').fill(ada.email)
      await proceed()
      await page.getByLabel('Password', { exact: true }).fill(ada.password)
      await proceed()
      await enterCode(code())
      await page.waitForURL(`${app.url}/`)
      expect(await who()).toBe(ada.id)
    })

    test('an organization is created, shown and switched to, and somebody is invited', async () => {
      await signIn(ada)
      await visit('/new-organization')
      await page.getByLabel('Name').fill('Analytical Engines')
      await page.getByRole('button', { name: 'Create organization' }).click()
      await page.getByRole('button', { name: 'Skip' }).click()
      await expect
        .poll(() => page.evaluate(async () => (await (await fetch('/api/who')).json()).orgId), patience)
        .toMatch(/^org_/)
      await visit('/organization')
      await page.getByRole('button', { name: 'Members' }).click()
      await page.getByRole('button', { name: 'Invite' }).click()
      await page.getByPlaceholder(/^example@email.com/).fill(`${grace.email},`)
      await page.getByRole('button', { name: 'Send invitations' }).click()
      await page.getByText('Invitations successfully sent').waitFor()

      await page.evaluate(() => Clerk.signOut({ redirectUrl: '/?out' }))
      await page.waitForURL('/?out')
      await signIn(grace)
      await visit('/organizations')
      await page.getByRole('button', { name: 'Open organization switcher' }).click()
      await page.getByRole('button', { name: 'Join' }).click()
      await page.getByRole('button', { name: 'Analytical Engines' }).click()
      await expect
        .poll(() => page.evaluate(async () => (await (await fetch('/api/who')).json()).orgId), patience)
        .toMatch(/^org_/)
    })
  })

  describe('on localhost, another site than the emulator', () => {
    let emulator: Emulator
    let app: ClerkJsApp
    beforeAll(async () => {
      emulator = await startEmulator({ seed, tokenLifetime: 6 })
      app = await startClerkJsApp(emulator)
    })
    afterAll(async () => {
      await app?.stop()
      await emulator?.stop()
    })

    test('a passkey is added in the profile and signs in; tokens of a few seconds are renewed', async () => {
      const url = app.url.replace('127.0.0.1', 'localhost')
      // clerk-js offers passkeys to people only: it looks for what gives an automated browser away.
      const userAgent =
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36'
      const context = await browser.newContext({ baseURL: url, userAgent })
      await context.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }))
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      const devtools = await context.newCDPSession(page)
      await devtools.send('WebAuthn.enable')
      await devtools.send('WebAuthn.addVirtualAuthenticator', {
        options: {
          protocol: 'ctap2',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      })
      const loaded = () => page.waitForFunction(() => 'Clerk' in window && 'ready' in window && window.ready)
      const server = () => page.evaluate(async () => (await (await fetch('/api/who')).json()).userId as string | null)
      await page.goto('/sign-in')
      await page.getByLabel('Email address or username').fill(ada.email)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.getByLabel('Password', { exact: true }).fill(ada.password)
      await page.getByRole('button', { name: 'Continue', exact: true }).click()
      await page.waitForURL(`${url}/`)
      await loaded()
      // Longer than a token lives: clerk-js has renewed it meanwhile.
      await page.waitForTimeout(8000)
      expect(await server()).toBe(ada.id)

      await page.goto('/user#/security')
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.getByText('Chrome on Linux').waitFor()
      await page.evaluate(() => Clerk.signOut({ redirectUrl: '/?out' }))
      await page.waitForURL('/?out')
      expect(await server()).toBeNull()
      // The browser offers the passkey by itself, and the virtual authenticator agrees.
      await page.goto('/sign-in')
      await page.waitForURL(`${url}/`)
      await loaded()
      expect(await server()).toBe(ada.id)
      await context.close()
    })
  })
})
