import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import { noBrowser } from '../../src/browser/packaged-chromium.ts'
import { type ClerkJsApp, startClerkJsApp } from '../../src/clerk-js/app.ts'
import { installAuthenticator, userAgent } from '../../src/clerk-js/authenticator.ts'
import { type ServingEmulator, startWithClerkJs5, startWithNewest } from '../../src/clerk-js/emulators.ts'
import { ada } from '../../src/clerk-js/stage.ts'
import { type Notes, openVisit, patience } from '../../src/clerk-js/visit.ts'

const versions = [
  { title: 'the newest clerk-js', start: startWithNewest },
  { title: 'clerk-js 5', start: startWithClerkJs5 },
]

describe.skipIf(noBrowser).each(versions)('$title on localhost, another site than the emulator', ({ start }) => {
  let browser: Browser
  let emulator: ServingEmulator
  let app: ClerkJsApp

  beforeAll(async () => {
    browser = await launchBrowser()
    emulator = await start({
      seed: { users: [{ id: ada.id, email_address: [ada.email], password: ada.password }] },
      tokenLifetime: 6,
    })
    const started = await startClerkJsApp(emulator)
    app = { ...started, url: started.url.replace('127.0.0.1', 'localhost') }
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    await emulator?.stop()
  })

  test('a passkey is added in the profile, signs in and is removed; tokens of a few seconds are renewed', async () => {
    const notes: Notes = { asked: [], complaints: [] }
    const visit = await openVisit(browser, { app, emulator }, notes, { userAgent })
    const { page, context } = visit
    await installAuthenticator(page)
    await visit.signIn(ada)
    const token = async () => (await context.cookies()).find(({ name }) => name === '__session')?.value
    const first = await token()
    await expect.poll(token, { timeout: 60_000, interval: 500 }).not.toBe(first)
    expect(await visit.who()).toBe(ada.id)

    await visit.go('/user#/security')
    await visit.press('Add a passkey')
    await visit.sees('Chrome on Linux')
    await visit.signOut()
    // The browser offers the passkey by itself, and the virtual authenticator agrees.
    await page.goto('/sign-in')
    await visit.arrives()
    await visit.becomes(ada.id)

    await visit.go('/user#/security')
    const row = page.locator('.cl-profileSectionItem__passkeys').filter({ hasText: 'Chrome on Linux' })
    await row.getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await visit.press(/^Remove$/)
    const passkeys = async () => (await visit.backend('GET', `/users/${ada.id}`)).body.passkeys
    await expect.poll(passkeys, { timeout: patience }).toEqual([])
    await context.close()
    expect(notes.complaints).toEqual([])
  })
})
