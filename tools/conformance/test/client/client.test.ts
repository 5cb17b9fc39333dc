import { fileURLToPath } from 'node:url'
import { type Emulator, startEmulator } from '@account-routes/emulator'
import { type RunningServer, startExample } from '@account-routes/launcher'
import type { BrowserContext, Page } from 'playwright-core'
import { rolldown } from 'rolldown'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectAccessible } from '../../src/browser/accessibility.ts'
import { carryToken, grace, signIn, type Visit } from '../../src/browser/journey.ts'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import { noBrowser } from '../../src/browser/packaged-chromium.ts'
import { png } from '../../src/pictures.ts'

/** The page's script, as an app's bundler makes it. */
async function bundled(): Promise<string> {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('page.ts', import.meta.url)),
    platform: 'browser',
    logLevel: 'silent',
    resolve: { conditionNames: ['@account-routes/source', 'import', 'browser', 'default'] },
    transform: { define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'false' } },
  })
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false })
  await bundle.close()
  return output[0].code
}

describe.skipIf(noBrowser)('the client in a browser', () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>
  let emulator: Emulator
  let app: RunningServer
  let context: BrowserContext
  let page: Page
  let visit: Visit
  let script: string

  beforeAll(async () => {
    script = await bundled()
    emulator = await startEmulator()
    app = await startExample('express', { emulator })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    await emulator?.stop()
  })
  beforeEach(async () => {
    await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
    // The example's own policy allows no script of a test.
    context = await browser.newContext({ bypassCSP: true })
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    visit = { page, url: app.url, emulator }
    await signIn(visit, grace)
    await page.addScriptTag({ content: script })
  })
  afterEach(() => context.close())

  test('renews an expired session in a hidden frame, and asks again', async () => {
    await carryToken(visit, { expiresInSeconds: -60 })
    expect(await page.evaluate('client.me.get().then((user) => user.firstName)')).toBe('Grace')
    expect(await page.locator('iframe').count()).toBe(0)
  })

  test("waits for Clerk's browser SDK if the page is still loading it", async () => {
    await context.clearCookies({ name: /^__(session|client_uat)/ })
    const { CLERK_JS_URL: src, CLERK_PUBLISHABLE_KEY: key, CLERK_PROXY_URL: proxy } = emulator.env('react')
    const attributes = { src, 'data-clerk-publishable-key': key, 'data-clerk-proxy-url': proxy }
    const name = page.evaluate(`(() => {
      const script = document.createElement('script')
      for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) script.setAttribute(name, value)
      script.onload = () => Clerk.load()
      document.head.append(script)
      return client.me.get().then((user) => user.firstName)
    })()`)
    expect(await name).toBe('Grace')
  })

  test('asks once, and loads no frame, when nobody is signed in', async () => {
    await context.clearCookies()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    expect(await page.evaluate('safe(client.me.get()).then(({ error }) => error.code)')).toBe('unauthenticated')
    expect(requests).toEqual([`${app.url}/api/account/me`])
  })

  test('tells the progress of an upload', async () => {
    const bytes = JSON.stringify([...png])
    const result = await page.evaluate(`(async () => {
      const progress = []
      const picture = new Blob([new Uint8Array(${bytes})], { type: 'image/png' })
      const { hasImage } = await client.me.setProfileImage(picture, { onProgress: (part) => progress.push(part) })
      return { hasImage, last: progress.at(-1) }
    })()`)
    expect(result).toEqual({ hasImage: true, last: 1 })
  })

  test('tells a refusal of an upload as of any other call, and an abort as an abort', async () => {
    const upload = (options: string) =>
      page.evaluate(`safe(client.me.setProfileImage(new Blob(['no picture']), { onProgress() {}, ${options} }))
        .then(({ error }) => error.code, (reason) => reason.name)`)
    expect(await upload('')).toBe('unsupported_media_type')
    expect(await upload('signal: AbortSignal.abort()')).toBe('AbortError')
  })

  test('sends no upload that was aborted before, and settles whatever the answer of one is', async () => {
    const bytes = JSON.stringify([...png])
    const upload = (client: string, options: string) =>
      page.evaluate(`(async () => {
        const picture = new Blob([new Uint8Array(${bytes})], { type: 'image/png' })
        return safe(${client}.me.setProfileImage(picture, { onProgress() {}, ${options} }))
          .then(({ error }) => error?.code ?? 'done', (reason) => reason.name)
      })()`)
    let sent = 0
    await page.route('**/profile-image', (route) => {
      sent++
      return route.continue()
    })
    expect([await upload('client', 'signal: AbortSignal.abort()'), sent]).toEqual(['AbortError', 0])
    await page.unroute('**/profile-image')
    for (const status of [204, 205, 304]) {
      await page.route('**/odd/**', (route) => route.fulfill({ status }))
      expect(await upload("createAccountClient({ baseUrl: '/odd' })", '')).toBe('unexpected_answer')
      await page.unroute('**/odd/**')
    }
  })

  test('takes no answer of another place for that of an upload', async () => {
    const location = `${app.url}/api/account/me/profile-image`
    await page.route('**/moved/**', (route) => route.fulfill({ status: 307, headers: { location } }))
    const code = await page.evaluate(`(async () => {
      const moved = createAccountClient({ baseUrl: '/moved' })
      return (await safe(moved.me.setProfileImage(new Blob(['x']), { onProgress() {} }))).error.code
    })()`)
    expect(code).toBe('no_answer')
  })

  test.each(['React', 'Vue'])('shows, changes and reports in %s', async (framework) => {
    await page.evaluate('show()')
    const section = page.getByRole('region', { name: framework })
    await section.getByText('Grace', { exact: true }).waitFor()
    await section.getByRole('button', { name: 'Rename' }).click()
    await section.getByText(framework === 'React' ? 'Reacted' : 'Viewed', { exact: true }).waitFor()
    await section.getByRole('button', { name: 'Ban' }).click()
    await section.getByText('forbidden', { exact: true }).waitFor()
    if (framework === 'Vue') {
      await section.getByText('1 sessions at 0').waitFor()
      await section.getByRole('button', { name: 'More' }).click()
      await section.getByText('1 sessions at 1').waitFor()
    }
  })

  describe('asks for a verification in its own form', () => {
    /** Clerk's documented methods, driven by hand until its browser SDK runs here. */
    const verify = `verifyWithClerk(() => ({
      setActive: async () => {},
      session: (() => {
        const factors = [
          { strategy: 'password' },
          { strategy: 'email_code', emailAddressId: 'idn_1', safeIdentifier: '<b>g***@example.com</b>' },
        ]
        const state = { status: 'needs_first_factor', supportedFirstFactors: factors, supportedSecondFactors: null }
        const attempt = async ({ password, code = password }) => {
          if (code !== 'right') throw { errors: [{ longMessage: '<img src=x onerror=alert(1)> is wrong.' }] }
          return { ...state, status: 'complete' }
        }
        return {
          id: 'sess_1',
          startVerification: async () => state,
          prepareFirstFactorVerification: async () => state,
          attemptFirstFactorVerification: attempt,
        }
      })(),
    }))({ level: 'first_factor' })`

    test('which takes the password, and says what was wrong as text', async () => {
      const verified = page.evaluate(verify)
      const dialog = page.getByRole('dialog', { name: "Verify it's you" })
      await dialog.getByLabel('Your password').fill('wrong')
      await dialog.getByRole('button', { name: 'Continue' }).click()
      await dialog.getByText('<img src=x onerror=alert(1)> is wrong.').waitFor()
      await expectAccessible(page)
      expect(
        await dialog
          .getByLabel('Your password')
          .evaluate((field) => field === (field.getRootNode() as ShadowRoot).activeElement),
      ).toBe(true)
      await page.keyboard.type('right')
      await page.keyboard.press('Enter')
      expect(await verified).toBe(true)
      expect(await dialog.count()).toBe(0)
    })

    test('which offers other ways', async () => {
      const verified = page.evaluate(verify)
      await page.getByRole('button', { name: 'Send a code by email' }).click()
      await page.getByText('We sent a code to <b>g***@example.com</b>.').waitFor()
      await expectAccessible(page)
      await page.getByLabel('The code from our email').fill('right')
      await page.keyboard.press('Enter')
      expect(await verified).toBe(true)
    })

    test('which Escape and Cancel close', async () => {
      for (const cancel of [
        () => page.keyboard.press('Escape'),
        () => page.getByRole('button', { name: 'Cancel' }).click(),
      ]) {
        const verified = page.evaluate(verify)
        await page.getByRole('dialog').waitFor()
        await cancel()
        expect(await verified).toBe(false)
      }
    })

    test('under a strict policy with Trusted Types', async () => {
      const complaints: string[] = []
      const strict = await (await browser.newContext()).newPage()
      strict.on('console', (message) => complaints.push(message.text()))
      strict.on('pageerror', (error) => complaints.push(error.message))
      const policy = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'"
      await strict.route('**/*', (route) =>
        route.request().url().endsWith('.js')
          ? route.fulfill({ contentType: 'text/javascript', body: script })
          : route.fulfill({
              contentType: 'text/html',
              headers: { 'content-security-policy': policy },
              body: '<!doctype html><title>Strict</title><script src="/page.js"></script>',
            }),
      )
      await strict.goto(app.url)
      const verified = strict.evaluate(verify)
      const dialog = strict.getByRole('dialog', { name: "Verify it's you" })
      await dialog.getByLabel('Your password').fill('right')
      expect(await dialog.evaluate((shown) => getComputedStyle(shown).borderRadius)).toBe('14px')
      await strict.keyboard.press('Enter')
      expect(await verified).toBe(true)
      expect(complaints.filter((text) => /policy|refused|trusted/i.test(text))).toEqual([])
      await strict.context().close()
    })
  })
})
