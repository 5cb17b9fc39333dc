import type { EmulatorOptions } from '@account-routes/emulator'
import type { Browser } from 'playwright-core'
import { afterAll, test as base, beforeAll, describe, expect, type TestAPI, type TestContext } from 'vitest'
import { launchBrowser } from '../browser/launch-browser.ts'
import { noBrowser } from '../browser/packaged-chromium.ts'
import { type ClerkJsApp, startClerkJsApp } from './app.ts'
import { type ServingEmulator, startWithClerkJs5, startWithNewest } from './emulators.ts'
import { type Notes, openVisit, type Person, type Visit } from './visit.ts'

export const ada: Person = { id: 'user_ada', email: 'ada@example.com', password: 'analytical-engine' }
export const grace: Person = { id: 'user_grace', email: 'grace@example.com', password: 'first-compiler' }
/** Has three second factors. */
export const twice: Person = { id: 'user_twice', email: 'twice@example.com', password: 'first-and-second' }
export const totpSecret = 'JBSWY3DPEHPK3PXP'

export const seed = {
  users: [
    {
      id: ada.id,
      first_name: 'Ada',
      last_name: 'Lovelace',
      email_address: [ada.email],
      phone_number: ['+15555550100'],
      password: ada.password,
    },
    { id: grace.id, first_name: 'Grace', last_name: 'Hopper', email_address: [grace.email], password: grace.password },
    {
      id: twice.id,
      first_name: 'Two',
      last_name: 'Times',
      email_address: [twice.email],
      phone_number: ['+15555550111'],
      password: twice.password,
      totp_secret: totpSecret,
      backup_codes: ['spare-key-1'],
    },
  ],
} satisfies EmulatorOptions['seed']

const stages = [
  { title: 'the newest clerk-js and @clerk/ui', major: 6, production: false },
  { title: 'the newest clerk-js and @clerk/ui, with the keys of a production instance', major: 6, production: true },
  { title: 'clerk-js 5', major: 5, production: false },
] as const

export interface StageFixtures {
  readonly visit: Visit
  /** Another browser, with cookies of its own. */
  readonly elsewhere: Visit
}

export type StageTest = TestAPI<StageFixtures>

if (noBrowser) console.warn(`The browser tests of clerk-js are skipped: ${noBrowser}.`)

/** The address and text of a page, printed when a test fails. */
async function shown({ page }: Visit): Promise<string> {
  return `${page.url()}\n${await page.locator('body').innerText()}`
}

function expectLocal({ asked, complaints }: Notes): void {
  expect(complaints).toEqual([])
  const hosts = new Set(asked.filter((url) => /^https?:/.test(url)).map((url) => new URL(url).hostname))
  expect(
    [...hosts].filter((host) => host !== '127.0.0.1'),
    'hosts beside this machine',
  ).toEqual([])
}

/** Runs tests with each clerk-js. Every test finds the emulator as it was seeded, and must ask no other machine. */
export function onEveryStage(tests: (test: StageTest, stage: (typeof stages)[number]) => void): void {
  describe.skipIf(noBrowser).each(stages)('$title', (stage) => {
    let browser: Browser
    let emulator: ServingEmulator
    let app: ClerkJsApp

    beforeAll(async () => {
      browser = await launchBrowser()
      const { production } = stage
      emulator = await (stage.major === 5 ? startWithClerkJs5 : startWithNewest)({ seed, production })
      app = await startClerkJsApp(emulator)
    })
    afterAll(async () => {
      await browser?.close()
      await app?.stop()
      await emulator?.stop()
    })

    const withVisit = async (task: TestContext['task'], use: (visit: Visit) => Promise<void>): Promise<void> => {
      const notes: Notes = { asked: [], complaints: [] }
      const visit = await openVisit(browser, { app, emulator }, notes)
      await use(visit)
      if (task.result?.errors?.length) console.warn(await shown(visit))
      await visit.context.close()
      expectLocal(notes)
    }
    const test = base.extend<StageFixtures>({
      visit: async ({ task }, use) => {
        await fetch(`${emulator.url}/_emulator/reset`, { method: 'POST' })
        await withVisit(task, use)
      },
      elsewhere: async ({ task }, use) => withVisit(task, use),
    })
    tests(test, stage)
  })
}
