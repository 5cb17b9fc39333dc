import { type Emulator, startEmulator } from '@account-routes/emulator'
import { adapters } from '@account-routes/frameworks'
import { freePort, type RunningServer, startExample } from '@account-routes/launcher'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchBrowser } from '../browser/launch-browser.ts'
import { noBrowser } from '../browser/packaged-chromium.ts'
import { seed } from './stage.ts'

/** A running example and a browser. Read its properties inside of tests and hooks only. */
export interface ExampleStage {
  readonly browser: Browser
  readonly emulator: Emulator
  readonly url: string
}

/** Runs tests on the example of each adapter, each with an emulator of its own, at a host name of this machine. */
export function onEveryExample(
  title: string,
  host: '127.0.0.1' | 'localhost',
  tests: (stage: ExampleStage) => void,
): void {
  describe.skipIf(noBrowser)(title, () => {
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
        url = `http://${host}:${port}`
        // SvelteKit compares origins with this variable instead of the request's host.
        app = await startExample(target, { emulator, port, env: { ORIGIN: url } })
      })
      afterAll(async () => {
        await app?.stop()
        await emulator?.stop()
      })

      tests({
        get browser() {
          return browser
        },
        get emulator() {
          return emulator
        },
        get url() {
          return url
        },
      })
    })
  })
}
