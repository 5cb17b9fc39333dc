import { type Emulator, startEmulator } from '@account-routes/emulator'
import { frameworks } from '@account-routes/frameworks'
import { type RunningServer, startExample } from '@account-routes/launcher'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { grace, signIn, type Visit } from '../src/browser/journey.ts'
import { launchBrowser } from '../src/browser/launch-browser.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'

/** The examples that render on the server. */
const targets = frameworks.filter(({ kind }) => kind === 'web')

/** On the page that asks whether it is meant. */
async function deleteByForm({ page, url }: Visit): Promise<void> {
  await page.goto(`${url}/delete`)
  await page.getByRole('heading', { name: 'Delete your account?' }).waitFor()
  await page.getByRole('button', { name: 'Delete my account' }).click()
  await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/goodbye')
  const cookies = await page.context().cookies(url)
  expect(cookies.filter(({ name }) => name.startsWith('__session'))).toEqual([])
}

describe.skipIf(noBrowser)('deleting by a form', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  describe.each(targets)('$title', (target) => {
    let emulator: Emulator
    let app: RunningServer
    let context: BrowserContext
    let page: Page

    beforeAll(async () => {
      emulator = await startEmulator()
      app = await startExample(target, { emulator })
    })
    afterAll(async () => {
      await app?.stop()
      await emulator?.stop()
    })
    beforeEach(async () => {
      await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
    })
    afterEach(() => context?.close())

    const visit = async (javaScriptEnabled: boolean): Promise<Visit> => {
      context = await browser.newContext({ javaScriptEnabled })
      page = await context.newPage()
      page.setDefaultTimeout(10_000)
      const visit = { page, url: app.url, emulator }
      await signIn(visit, grace)
      return visit
    }

    test('without JavaScript', async () => {
      const without = await visit(false)
      await page.getByText('Delete my account…').click()
      await page.waitForURL(({ pathname }) => pathname === '/delete')
      await deleteByForm(without)
    })

    test('with it, by whatever the framework makes of the form', async () => {
      await deleteByForm(await visit(true))
    })
  })
})
