import { type Emulator, startEmulator } from '@account-routes/emulator'
import { adapters } from '@account-routes/frameworks'
import { freePort, type RunningServer, startExample } from '@account-routes/launcher'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../src/browser/launch-browser.ts'
import { noBrowser } from '../../src/browser/packaged-chromium.ts'
import { clerkJsAlone, openAgreement } from '../../src/clerk-js/agreement.ts'
import { installAuthenticator, userAgent } from '../../src/clerk-js/authenticator.ts'
import { ada, seed } from '../../src/clerk-js/stage.ts'
import * as steps from '../../src/clerk-js/steps.ts'
import type { Notes } from '../../src/clerk-js/visit.ts'

// Browsers have passkeys for names, and `localhost` is the only one of this machine.
describe.skipIf(noBrowser)('the server SDKs agree with clerk-js on localhost', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  describe.each(adapters)('$title', (target) => {
    let emulator: Emulator
    let app: RunningServer
    let url: string

    beforeAll(async () => {
      emulator = await startEmulator({ seed })
      const port = await freePort()
      url = `http://localhost:${port}`
      // SvelteKit compares origins with this variable instead of the request's host.
      app = await startExample(target, { emulator, port, env: { ORIGIN: url } })
    })
    afterAll(async () => {
      await app?.stop()
      await emulator?.stop()
    })

    test('after a sign-in by passkey, a reload and an expired token', async () => {
      const notes: Notes = { asked: [], complaints: [] }
      const agreement = await openAgreement(browser, { url, emulator, path: clerkJsAlone }, notes, { userAgent })
      const { page, context } = agreement.visit
      await installAuthenticator(page)
      await agreement.open()
      await steps.signIn(page, { person: ada, factor: 'password', second: null })
      await steps.addPasskey(page)
      await agreement.signOut()
      await steps.signInByPasskey(page)
      await agreement.bothHave(ada.id)
      await context.close()
      const hosts = new Set(notes.asked.map((asked) => new URL(asked).hostname).filter(Boolean))
      expect([...hosts].toSorted()).toEqual(['127.0.0.1', 'localhost'])
      expect(notes.complaints).toEqual([])
    })
  })
})
