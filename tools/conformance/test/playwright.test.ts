import { readFile } from 'node:fs/promises'
import { expectGenerated } from '@account-routes/test-support/generated'
import { expect, test } from 'vitest'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { runPlaywright } from '../src/clerk-js/run-playwright.ts'

test.skipIf(noBrowser)(
  'the Playwright recipe of the guide signs in 20 times with @clerk/testing',
  { timeout: 300_000 },
  async () => {
    expect(await runPlaywright({ workers: 2, times: 1 })).toContain('20 passed')
  },
)

test.for(['setup', 'fixtures'])('the %s of the guide are the tested ones', async (name) => {
  const text = await readFile(new URL(`../playwright/${name}.ts`, import.meta.url), 'utf8')
  expectGenerated('docs/testing-offline.md', `playwright ${name}`, `\`\`\`ts\n// ${name}.ts\n\n${text.trim()}\n\`\`\``)
})
