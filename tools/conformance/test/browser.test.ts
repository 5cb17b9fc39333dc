import { type Emulator, type EmulatorOptions, startEmulator } from '@account-routes/emulator'
import { adapters, type Framework } from '@account-routes/frameworks'
import { type RunningServer, startExample } from '@account-routes/launcher'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectAccessible } from '../src/browser/accessibility.ts'
import {
  ada,
  addPeople,
  beKeptFromOthers,
  beRefusedInWords,
  changePicture,
  deleteYourself,
  findPeople,
  goOnAfterTheTokenExpired,
  grace,
  loadAfterTheTokenExpired,
  manage,
  seeYourself,
  signIn,
  signInByLink,
  signOut,
  type Visit,
  verifyToDelete,
} from '../src/browser/journey.ts'
import { launchBrowser } from '../src/browser/launch-browser.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'

if (noBrowser) console.warn(`The browser tests are skipped: ${noBrowser}.`)

describe.skipIf(noBrowser)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  let emulator: Emulator
  let app: RunningServer
  let context: BrowserContext
  let page: Page
  let visit: Visit
  let complaints: string[]

  const begin = async (target: Framework, options?: EmulatorOptions) => {
    emulator = await startEmulator(options)
    app = await startExample(target, { emulator })
  }
  const end = async () => {
    await app?.stop()
    await emulator?.stop()
  }

  beforeEach(async () => {
    await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
    context = await browser.newContext()
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    complaints = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text())
    })
    visit = { page, url: app.url, emulator }
  })
  afterEach(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })

  const signInAndOut = async () => {
    await page.goto(app.url)
    await signInByLink(visit, grace)
    await seeYourself(visit, grace)
    await signOut(visit)
  }
  const heal = async () => {
    await signIn(visit, grace)
    await loadAfterTheTokenExpired(visit)
  }

  describe.each(adapters)('$title with the keys of a production instance', (target) => {
    beforeAll(() => begin(target, { production: true }))
    afterAll(end)

    test('sign in, see yourself, sign out', signInAndOut)
    test('load the page after the session token has expired', heal)
  })

  describe.each(adapters)('$title', (target) => {
    beforeAll(() => begin(target))
    afterAll(end)

    test('sign in, see yourself, sign out', signInAndOut)
    test('load the page after the session token has expired', heal)

    test('change and remove your picture', async () => {
      await signIn(visit, grace)
      await changePicture(visit)
    })

    test('go on after the session token has expired', async () => {
      await signIn(visit, grace)
      await goOnAfterTheTokenExpired(visit)
    })

    test('be refused in words', async () => {
      await signIn(visit, grace)
      await beRefusedInWords(visit)
    })

    test('verify that it is you in Clerk’s dialog, after which the deletion goes on', async () => {
      await signIn(visit, grace)
      await verifyToDelete(visit, grace)
    })

    test('read and use every part of it, whoever you are', async () => {
      const readable = async () => {
        for (const width of [390, 1280]) {
          await page.setViewportSize({ width, height: 800 })
          await expectAccessible(page)
        }
      }
      await page.goto(app.url)
      await page.getByRole('heading', { name: 'Sign in to see your account' }).waitFor()
      await readable()

      await signIn(visit, ada)
      await page.getByText('2 users').waitFor()
      await readable()
      await page.locator('delete-account').getByRole('button', { name: 'Delete account' }).press('Enter')
      await page.getByRole('dialog').waitFor()
      await readable()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: 'Grace Hopper', exact: true }).press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.getByText('In no organization.').waitFor()
      await readable()
      await page.keyboard.press('Escape')

      await page.goto(`${app.url}/no-such-page`)
      await page.getByRole('heading', { name: 'Page not found' }).waitFor()
      await readable()
    })

    test('be kept from other people, as a member', async () => {
      await signIn(visit, grace)
      await beKeptFromOthers(visit)
    })

    test('find people, as an administrator', async () => {
      await addPeople(emulator, 12)
      await signIn(visit, ada)
      await findPeople(visit)
    })

    test('manage somebody, as an administrator', async () => {
      await signIn(visit, ada)
      await manage(visit, grace)
    })

    test('delete yourself and be signed out', async () => {
      await signIn(visit, grace)
      await deleteYourself(visit, grace)
    })
  })
})
