import { type Emulator, startEmulator } from '@account-routes/emulator'
import { adapters } from '@account-routes/frameworks'
import { type RunningServer, startExample } from '@account-routes/launcher'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { grace } from '../../src/browser/journey.ts'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import { noBrowser } from '../../src/browser/packaged-chromium.ts'
import { clerkJsPage } from '../../src/clerk-js/app.ts'
import { type Notes, openVisit, type Visit } from '../../src/clerk-js/visit.ts'

/** Objects that a page of the tests has in its window. */
declare const Clerk: { readonly user: { readonly id: string } | null; signOut(options: object): Promise<void> }

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
      emulator = await startEmulator()
      app = await startExample(target, { emulator })
    })
    afterAll(async () => {
      await app?.stop()
      await emulator?.stop()
    })
    beforeEach(async () => {
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

    /** The user of the server's SDK and of the browser, which must be the same. */
    const both = async (): Promise<string | null> => {
      const { page } = visit
      await page.goto(clerkJs)
      await page.waitForFunction(() => 'Clerk' in window && 'ready' in window && window.ready)
      const server = await page.evaluate(async () => {
        const response = await fetch('/api/account/me')
        return response.ok ? ((await response.json()) as { id: string }).id : null
      })
      expect(await page.evaluate(() => Clerk.user?.id ?? null)).toBe(server)
      return server
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
      const userId = await both()
      expect(userId).toMatch(/^user_/)
      await page.reload()
      expect(await both()).toBe(userId)

      await visit.expireToken(userId ?? '')
      await page.goto('/')
      await yours(page)
      expect(await both()).toBe(userId)

      await page.evaluate(() => Clerk.signOut({ redirectUrl: '/' }))
      await page.waitForURL(`${app.url}/`)
      await nobodys(page)
      expect(await both()).toBeNull()
    })
  })
})
