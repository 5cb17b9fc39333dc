import { type Emulator, startEmulator } from '@account-routes/emulator'
import { adapters } from '@account-routes/frameworks'
import { type RunningServer, startExample } from '@account-routes/launcher'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import { noBrowser } from '../../src/browser/packaged-chromium.ts'
import { clerkJsPage } from '../../src/clerk-js/app.ts'
import { ada, grace, seed, totpSecret, twice } from '../../src/clerk-js/stage.ts'
import * as steps from '../../src/clerk-js/steps.ts'
import { type Notes, openVisit, type Visit } from '../../src/clerk-js/visit.ts'

/** Objects that a page of the tests has in its window. */
declare const Clerk: {
  readonly user: { readonly id: string; readonly firstName: string | null } | null
  signOut(options: object): Promise<void>
}

/** The path that shows clerk-js in the app of a framework. Everything else is the framework's own server. */
const clerkJs = '/sign-in-by-clerk-js'

const yours = (page: Page) => page.getByRole('heading', { name: 'Your account', exact: true }).waitFor()
const nobodys = (page: Page) => page.getByRole('heading', { name: 'Sign in to see your account' }).waitFor()

describe.skipIf(noBrowser)('the server SDKs agree with clerk-js in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  describe.each(adapters)('$title', (target) => {
    let emulator: Emulator
    let app: RunningServer
    let visit: Visit
    let notes: Notes

    beforeAll(async () => {
      emulator = await startEmulator({ seed })
      app = await startExample(target, { emulator })
    })
    afterAll(async () => {
      await app?.stop()
      await emulator?.stop()
    })
    beforeEach(async () => {
      await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
      notes = { asked: [], complaints: [] }
      const stopped = { url: app.url, stop: () => Promise.resolve() }
      // Chromium counts a page that a test supplies as one from the network, which may not ask this machine.
      const options = { permissions: ['local-network-access'] }
      visit = await openVisit(browser, { app: stopped, emulator }, notes, options)
      const html = clerkJsPage(emulator.env('express')).replaceAll("'/sign-in'", `'${clerkJs}'`)
      await visit.page.route(`${app.url}${clerkJs}*`, (route) =>
        route.fulfill({ contentType: 'text/html', body: html }),
      )
    })
    afterEach(async () => {
      await visit.context.close()
      expect([...new Set(notes.asked.map((url) => new URL(url).hostname))].filter(Boolean)).toEqual(['127.0.0.1'])
    })

    const open = async (): Promise<void> => {
      await visit.page.goto(clerkJs)
      await visit.page.waitForFunction(() => 'Clerk' in window && 'ready' in window && window.ready)
    }

    /** The user of the server's SDK and of the browser, which must be the same. */
    const both = async (): Promise<{ id: string; firstName: string | null } | null> => {
      await open()
      const server = await visit.page.evaluate(async () => {
        const response = await fetch('/api/account/me')
        if (!response.ok) return null
        const { id, firstName } = (await response.json()) as { id: string; firstName: string | null }
        return { id, firstName }
      })
      const inBrowser = () => Clerk.user && { id: Clerk.user.id, firstName: Clerk.user.firstName }
      expect(await visit.page.evaluate(inBrowser)).toEqual(server)
      return server
    }

    /** Server and browser have this user now, after a reload, and after the token has expired. */
    const bothHave = async (userId: string): Promise<void> => {
      expect((await both())?.id).toBe(userId)
      await visit.page.reload()
      expect((await both())?.id).toBe(userId)
      await visit.expireToken(userId)
      await visit.page.goto('/')
      await yours(visit.page)
      expect((await both())?.id).toBe(userId)
    }

    const signOut = async (): Promise<void> => {
      await visit.page.evaluate(() => Clerk.signOut({ redirectUrl: '/' }))
      await visit.page.waitForURL(`${app.url}/`)
      await nobodys(visit.page)
      expect(await both()).toBeNull()
    }

    test('after a sign-in, a reload, an expired token and a sign-out', async () => {
      const { page } = visit
      expect(await both()).toBeNull()
      await visit.fill('Email address or username', grace.email)
      await visit.proceed()
      await visit.fill('Password', grace.password)
      await visit.proceed()
      await page.waitForURL(`${app.url}/`)
      await yours(page)
      await page.getByText(grace.email).first().waitFor()
      await bothHave(grace.id)
      await signOut()
    })

    test.each([
      ['a code from an email', ada, { factor: 'email_code' }],
      ['a code from a text message', ada, { factor: 'phone_code' }],
      ['a password and an authenticator app', twice, { factor: 'password', second: 'totp' }],
      ['a password and a backup code', twice, { factor: 'password', second: 'backup_code' }],
    ] as const)('after a sign-in by %s', async (_title, person, how) => {
      await open()
      const totp = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate()
      const second =
        'second' in how ? { strategy: how.second, code: how.second === 'totp' ? totp : 'spare-key-1' } : null
      await steps.signIn(visit.page, { person, factor: how.factor, second })
      await bothHave(person.id)
      await signOut()
    })

    test('after a sign-in by a link in the email', async () => {
      await visit.control('POST', 'settings', { emailVerification: 'link' })
      await open()
      const signedIn = steps.signInByLink(visit.page, ada.email, `${app.url}${clerkJs}`)
      const link = async () => (await visit.message(ada.email)).link
      await expect.poll(link, { timeout: 10_000 }).not.toBe('')
      const other = await visit.another()
      await other.page.goto(await link())
      await signedIn
      await other.page.close()
      await bothHave(ada.id)
      await signOut()
    })

    test('after a sign-in by ticket, and by a social provider', async () => {
      await open()
      await steps.signInByTicket(visit.page, await visit.ticket(ada.id))
      await bothHave(ada.id)
      await signOut()
      await steps.goToProvider(visit.page, 'oauth_google', clerkJs)
      await visit.press(/Ada Lovelace/)
      await visit.page.waitForURL(`${app.url}${clerkJs}*`)
      await bothHave(ada.id)
    })

    test('after a sign-up', async () => {
      await open()
      const userId = await steps.signUp(visit.page, 'new@example.com', 'brand-new-engine')
      await bothHave(userId)
    })

    test('after changes of the profile, of organizations and of sessions', async () => {
      const { page } = visit
      await open()
      await steps.signIn(page, { person: ada, factor: 'password', second: null })
      await steps.rename(page, 'Augusta')
      expect(await both()).toEqual({ id: ada.id, firstName: 'Augusta' })
      await steps.createOrganization(page, 'Engines')
      await bothHave(ada.id)
      expect(await steps.organizationsOfBoth(page)).toEqual({ server: ['Engines'], browser: ['Engines'] })

      const first = await visit.sessionId()
      await steps.signIn(page, { person: grace, factor: 'password', second: null })
      await bothHave(grace.id)
      await steps.switchTo(page, first)
      await bothHave(ada.id)

      await visit.backend('POST', `/sessions/${first}/revoke`)
      await page.goto('/')
      expect((await both())?.id).not.toBe(ada.id)
    })

    test('after the account is deleted with a verification', async () => {
      const { page } = visit
      await open()
      await steps.signIn(page, { person: ada, factor: 'password', second: null })
      await visit.control('POST', `sessions/${await visit.sessionId()}/age`, { minutes: 11 })
      expect(await steps.deleteAccount(page)).toBe('session_reverification_required')
      expect((await both())?.id).toBe(ada.id)
      await steps.verifyAgain(page, ada.password)
      expect(await steps.deleteAccount(page)).toBe('deleted')
      expect(await both()).toBeNull()
      expect((await visit.backend('GET', `/users/${ada.id}`)).status).toBe(404)
    })
  })
})
