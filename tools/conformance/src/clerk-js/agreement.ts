import type { Emulator } from '@account-routes/emulator'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { clerkJsPage } from './app.ts'
import { type Notes, openVisit, type Visit } from './visit.ts'

/** Objects that a page of the tests has in its window. */
declare const Clerk: {
  readonly user: { readonly id: string; readonly firstName: string | null } | null
  signOut(options: object): Promise<void>
}

/** The path that shows `<SignIn/>` in the app of a framework. Everything else is the framework's own server. */
export const clerkJs = '/sign-in-by-clerk-js'

/** A path with clerk-js alone: `<SignIn/>` takes a passkey as soon as it finds one. */
export const clerkJsAlone = '/clerk-js-alone'

/** A browser at a framework's app, beside whose server clerk-js runs. */
export interface Agreement {
  readonly visit: Visit
  /** Opens the page with clerk-js. */
  open(): Promise<void>
  /** Returns the user of the server's SDK and of the browser, which must be the same. */
  both(): Promise<{ id: string; firstName: string | null } | null>
  /** Expects this user on both sides: now, after a reload, and after the token has expired. */
  bothHave(userId: string): Promise<void>
  /** Signs out in the browser, and expects both sides to know. */
  signOut(): Promise<void>
}

/** Waits for the page of the app that shows the account. */
export const showsAccount = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Your account', exact: true }).waitFor()

export async function openAgreement(
  browser: Browser,
  { url, emulator, path = clerkJs }: { readonly url: string; readonly emulator: Emulator; readonly path?: string },
  notes: Notes,
  more: BrowserContextOptions = {},
): Promise<Agreement> {
  const app = { url, stop: () => Promise.resolve() }
  // Chromium counts a page that a test supplies as one from the network, which may not ask this machine.
  const options = { permissions: ['local-network-access'], ...more }
  const visit = await openVisit(browser, { app, emulator }, notes, options)
  const { page } = visit
  const html = clerkJsPage(emulator.env('express')).replaceAll("'/sign-in'", `'${clerkJs}'`)
  await page.route(`${url}${path}*`, (route) => route.fulfill({ contentType: 'text/html', body: html }))

  const open = async (): Promise<void> => {
    await page.goto(path)
    await page.waitForFunction(() => 'Clerk' in window && 'ready' in window && window.ready)
  }
  const both: Agreement['both'] = async () => {
    await open()
    const server = await page.evaluate(async () => {
      const response = await fetch('/api/account/me')
      if (!response.ok) return null
      const { id, firstName } = (await response.json()) as { id: string; firstName: string | null }
      return { id, firstName }
    })
    const inBrowser = () => Clerk.user && { id: Clerk.user.id, firstName: Clerk.user.firstName }
    expect(await page.evaluate(inBrowser)).toEqual(server)
    return server
  }
  return {
    visit,
    open,
    both,
    bothHave: async (userId) => {
      expect((await both())?.id).toBe(userId)
      await page.reload()
      expect((await both())?.id).toBe(userId)
      await visit.expireToken(userId)
      await page.goto('/')
      await showsAccount(page)
      expect((await both())?.id).toBe(userId)
    },
    signOut: async () => {
      await page.evaluate(() => Clerk.signOut({ redirectUrl: '/' }))
      await page.waitForURL(`${url}/`)
      await page.getByRole('heading', { name: 'Sign in to see your account' }).waitFor()
      expect(await both()).toBeNull()
    },
  }
}
