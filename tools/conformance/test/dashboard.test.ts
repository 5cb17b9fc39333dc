import { type Emulator, startEmulator } from '@account-routes/emulator'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectAccessible } from '../src/browser/accessibility.ts'
import { launchBrowser } from '../src/browser/launch-browser.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'

if (noBrowser) console.warn(`The browser tests of the emulator's dashboard are skipped: ${noBrowser}.`)

const tabs = [
  '/',
  ...['sessions', 'organizations', 'requests', 'messages', 'webhooks', 'faults', 'settings'].map(
    (tab) => `/dashboard/${tab}`,
  ),
]

describe.skipIf(noBrowser)("the emulator's dashboard in a browser", () => {
  let browser: Browser
  let emulator: Emulator
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await launchBrowser()
    emulator = await startEmulator({ webhook: 'http://127.0.0.1:9/' })
  })
  afterAll(async () => {
    await browser?.close()
    await emulator?.stop()
  })
  beforeEach(async () => {
    await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
    complaints.length = 0
    page = await browser.newPage()
    page.setDefaultTimeout(8000)
    page.on('pageerror', (error) => complaints.push(error.message))
  })
  afterEach(async () => {
    await page.close()
    expect(complaints).toEqual([])
  })

  const ask = (path: string, body?: object) =>
    fetch(`${emulator.url}/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  const row = (text: string) => page.locator('summary').filter({ hasText: text }).first()

  test.each(tabs)('%s is readable on a phone, a tablet and a desktop', async (path) => {
    await page.goto(emulator.url)
    await ask('/users', { first_name: 'Wolfeschlegelsteinhausen', last_name: 'Bergerdorff-Zimmermann' })
    await page.goto(emulator.url + path)
    const details = page.locator('#live details:not(.menu) summary').first()
    if (await details.count()) await details.click()
    for (const width of [390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await expectAccessible(page)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `nothing is cut off at ${width}`).toBeLessThanOrEqual(0)
    }
  })

  test('shows requests as they come, and leaves open what is open', async () => {
    await page.goto(`${emulator.url}/dashboard/requests`)
    await ask('/users', { first_name: 'Live' })
    await row('POST').click()
    await page.getByText('"first_name": "Live"').first().waitFor()
    await ask('/users/user_next')
    await row('user_next').waitFor()
    expect(await page.locator('details[open] summary').innerText()).toContain('POST')
  })

  test('pauses and filters, and keeps the filter in the address', async () => {
    await page.goto(`${emulator.url}/dashboard/requests`)
    await page.getByRole('button', { name: 'Pause' }).click()
    await ask('/users/user_paused')
    await page.waitForTimeout(1500)
    expect(await row('user_paused').count()).toBe(0)
    await page.getByRole('button', { name: 'Go on' }).click()
    await row('user_paused').waitFor()
    await ask('/users/user_other')
    await row('user_other').waitFor()
    await page.getByRole('button', { name: 'Pause' }).press('/')
    await page.keyboard.type('paused')
    await row('user_other').waitFor({ state: 'detached' })
    expect(await row('user_paused').count()).toBe(1)
    expect(page.url()).toContain('?query=paused')
  })

  test('signs in as a user, and fails the next request like one', async () => {
    await page.goto(emulator.url)
    await page.getByRole('button', { name: 'Sign in as Ada Lovelace' }).click()
    await page.goto(`${emulator.url}/dashboard/sessions`)
    await page.getByText('Ada Lovelace').waitFor()
    await ask('/users?limit=1')
    await page.goto(`${emulator.url}/dashboard/requests`)
    await row('/v1/users').click()
    await page.getByRole('button', { name: 'Fail the next one like this' }).click()
    await page.getByText('answers 500, 1 more').waitFor()
    expect((await ask('/users?limit=1')).status).toBe(500)
    await page.getByText('None', { exact: true }).waitFor()
  })
})
