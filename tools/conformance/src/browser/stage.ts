import { type Emulator, type EmulatorOptions, startEmulator } from '@account-routes/emulator'
import type { Framework } from '@account-routes/frameworks'
import { type RunningServer, startExample } from '@account-routes/launcher'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Visit } from './journey.ts'
import { launchBrowser } from './launch-browser.ts'

export interface Stage {
  /** A fresh page for each test. It must complain about nothing. */
  readonly visit: Visit
  /** Starts an example for the tests of this `describe`, with these options of the routes besides its own. */
  play(target: Framework, options?: EmulatorOptions, routes?: object): void
  /** Another page, such as one without JavaScript. */
  open(options: NonNullable<Parameters<Browser['newContext']>[0]>): Promise<Visit>
}

/** A browser for the tests of a `describe`, in which examples are shown. */
export function openStage(): Stage {
  let browser: Browser
  let emulator: Emulator
  let app: RunningServer
  let visit: Visit
  let contexts: BrowserContext[] = []
  const complaints: string[] = []

  const open: Stage['open'] = async (options) => {
    const context = await browser.newContext(options)
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to|[Hh]ydrat/.test(message.text())) complaints.push(message.text())
    })
    return { page, url: app.url, emulator }
  }

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
    complaints.length = 0
    visit = await open({})
  })
  afterEach(async () => {
    for (const context of contexts) await context.close()
    contexts = []
    expect(complaints, 'the page complained').toEqual([])
  })

  return {
    get visit() {
      return visit
    },
    open,
    play(target, options, routes) {
      beforeAll(async () => {
        emulator = await startEmulator(options)
        // A reset brings deleted users back at the emulator, and a ledger would still know that they went.
        const env = { ACCOUNT_ROUTES_OPTIONS: JSON.stringify({ deletion: null, ...routes }) }
        app = await startExample(target, { emulator, env })
      })
      afterAll(async () => {
        await app?.stop()
        await emulator?.stop()
      })
    },
  }
}
