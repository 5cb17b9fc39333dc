import { defineConfig } from '@playwright/test'

const { APP_URL: baseURL = '', CHROMIUM_EXECUTABLE: executablePath = '' } = process.env

/** The tests of the recipe in docs/testing-offline.md. `test/playwright.test.ts` starts the app and the emulator. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  globalSetup: './setup.ts',
  fullyParallel: true,
  reporter: 'line',
  timeout: 120_000,
  use: { baseURL, launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu'] } },
})
