import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startEmulator } from '@account-routes/emulator'
import { findChromium } from '../browser/packaged-chromium.ts'
import { startClerkJsApp } from './app.ts'

const folder = fileURLToPath(new URL('../../playwright/', import.meta.url))
const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')

/** Runs the Playwright tests of the recipe against their own app and emulator, and returns Playwright's output. */
export async function runPlaywright(options: { readonly workers: number; readonly times: number }): Promise<string> {
  const emulator = await startEmulator({ seed: { users: [] } })
  const app = await startClerkJsApp(emulator)
  const { executablePath, env } = await findChromium()
  const output = await mkdtemp(join(tmpdir(), 'playwright-'))
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        cli,
        'test',
        '--config',
        folder,
        `--workers=${options.workers}`,
        `--repeat-each=${options.times}`,
        '--retries=0',
        `--output=${output}`,
      ],
      {
        cwd: folder,
        env: {
          ...process.env,
          ...env,
          EMULATOR_URL: emulator.url,
          APP_URL: app.url,
          CHROMIUM_EXECUTABLE: executablePath,
          // Playwright would take vitest's own for its.
          NODE_OPTIONS: '',
        },
        maxBuffer: 10_000_000,
      },
    )
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`Playwright failed.\n${stdout}\n${stderr}`, { cause: error })
  } finally {
    await app.stop()
    await emulator.stop()
    await rm(output, { recursive: true, force: true })
  }
}
