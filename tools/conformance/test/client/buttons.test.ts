import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { type RunningServer, startExample } from '@account-routes/launcher'
import type { Page } from 'playwright-core'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { grace, growStale, signIn, type Visit, verify } from '../../src/browser/journey.ts'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import { noBrowser } from '../../src/browser/packaged-chromium.ts'

// The buttons for React that the documents print, pressed.

const root = new URL('../../../../', import.meta.url)
const documents = ['README.md', 'docs/step-up.md', ...readdirSync(new URL('packages', root)).map(readmeOf)]

/** Each button with the documents that print it. Clerk's SDKs for frameworks hand on the hook of the one for React. */
const buttons = new Map<string, string[]>()
for (const document of documents)
  for (const [, code = ''] of read(document).matchAll(/^```tsx\n(.*?)^```$/gms)) {
    if (!code.includes('useReverification')) continue
    const button = code.replaceAll(/^(?:\/\/ .*|'use client')\n+/gm, '').replaceAll(/@clerk\/[\w-]+/g, '@clerk/react')
    buttons.set(button, [...(buttons.get(button) ?? []), document])
  }

function readmeOf(name: string): string {
  return `packages/${name}/README.md`
}

function read(document: string): string {
  return readFileSync(new URL(document, root), 'utf8')
}

/** The script of a page with this button alone. */
async function bundled(button: string): Promise<string> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const modules: Readonly<Record<string, string>> = {
    [`${here}printed.tsx`]: button,
    [`${here}entry.ts`]: `
      import { DeleteAccountButton } from './printed.tsx'
      import { showWithClerk } from './button-page.ts'
      window.show = (options) => showWithClerk(DeleteAccountButton, options)`,
  }
  const bundle = await rolldown({
    input: `${here}entry.ts`,
    platform: 'browser',
    logLevel: 'silent',
    transform: { define: { 'process.env.NODE_ENV': '"development"' } },
    plugins: [
      {
        name: 'printed',
        resolveId: (id) => Object.keys(modules).find((file) => file === id || file === `${here}${id.slice(2)}`),
        load: (id) => modules[id],
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false })
  await bundle.close()
  return output[0].code
}

test('every README of a framework prints a button', () => {
  expect([...buttons.values()].flat().length).toBeGreaterThan(7)
})

describe.skipIf(noBrowser)('the button of', () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>
  let emulator: Emulator
  let app: RunningServer
  let page: Page
  let visit: Visit
  let complaints: string[]

  beforeAll(async () => {
    emulator = await startEmulator()
    app = await startExample('express', { emulator, env: { ACCOUNT_ROUTES_OPTIONS: '{ "deletion": null }' } })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    await emulator?.stop()
  })
  beforeEach(async () => {
    await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
    const context = await browser.newContext({ bypassCSP: true })
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    complaints = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => {
      complaints.push(...(dialog.type() === 'confirm' ? [] : [dialog.message()]))
      return dialog.accept()
    })
    visit = { page, url: app.url, emulator }
    await signIn(visit, grace)
    // A page of the app without a script of its own.
    await page.goto(`${app.url}/api/account/me`)
    return () => context.close()
  })

  test.each([...buttons].map(([button, of]) => ({ of: of.join(), button })))(
    '$of deletes the account',
    async ({ button }) => {
      await page.addScriptTag({ content: await bundled(button) })
      const { CLERK_PUBLISHABLE_KEY, CLERK_PROXY_URL, CLERK_JS_URL, CLERK_UI_URL } = emulator.env('react')
      const options = {
        publishableKey: CLERK_PUBLISHABLE_KEY,
        proxyUrl: CLERK_PROXY_URL,
        __internal_clerkJSUrl: CLERK_JS_URL,
        __internal_clerkUIUrl: CLERK_UI_URL,
      }
      await page.evaluate(`show(${JSON.stringify(options)})`)
      await page.waitForFunction('window.Clerk?.loaded')
      const press = () => page.getByRole('button', { name: 'Delete my account' }).click()
      const isThere = async () => (await page.context().request.get(`${app.url}/api/account/me`)).ok()

      await growStale(visit)
      await press()
      await page.getByLabel('Password', { exact: true }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByLabel('Password', { exact: true }).waitFor({ state: 'hidden' })
      expect(await isThere()).toBe(true)

      await press()
      await verify(visit, grace)
      await page.waitForURL(`${app.url}/`)
      await expect.poll(isThere).toBe(false)
      expect(complaints).toEqual([])
    },
  )
})
