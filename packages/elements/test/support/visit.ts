import { expectAccessible } from '@account-routes/conformance/accessibility'
import { launchBrowser } from '@account-routes/conformance/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'

/** A browser for the tests of a file, a fresh page for each, and what the page complained about, which must be nothing. */
export interface Visits {
  readonly page: Page
  readonly context: BrowserContext
  /** Allows complaints that the current test provokes. */
  ignore(expected: RegExp): void
}

export function visitEach(): Visits {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const complaints: string[] = []
  let ignored: RegExp | undefined

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC' })
    page = await context.newPage()
    page.setDefaultTimeout(8000)
    complaints.length = 0
    ignored = undefined
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to|TrustedHTML|TrustedScript/.test(message.text()))
        complaints.push(message.text())
    })
  })
  afterEach(async () => {
    await context?.close()
    expect(
      complaints.filter((complaint) => !ignored?.test(complaint)),
      'what the page complained about',
    ).toEqual([])
  })
  return {
    get page() {
      return page
    },
    get context() {
      return context
    },
    ignore: (expected) => {
      ignored = expected
    },
  }
}

/** Holds the page against WCAG on a phone and a desktop, light and dark. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await expectAccessible(page)
  }
}

/** The name of what has the focus, inside the elements too. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
  })

/** Text as a person reads it: without the marks that isolate the direction of names. */
export const read = (text: string | null): string => (text ?? '').replace(/[\u2068\u2069]/g, '')
