import { expect, test } from 'vitest'
import { noBrowser } from '../../src/browser/packaged-chromium.ts'
import { runPlaywright } from '../../src/clerk-js/run-playwright.ts'

test.skipIf(noBrowser)('20 sign-ins by 8 workers, 10 times, all succeed', { timeout: 1_800_000 }, async () => {
  expect(await runPlaywright({ workers: 8, times: 10 })).toContain('200 passed')
})
