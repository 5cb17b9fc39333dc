import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../src/browser/launch-browser.ts'
import { noBrowser } from '../src/browser/packaged-chromium.ts'
import { type ClerkJsApp, startClerkJsApp } from '../src/clerk-js/app.ts'

const emulatorFolder = fileURLToPath(new URL('../../../packages/emulator/', import.meta.url))

/** Starts the command in a folder and returns its address once it prints it. */
async function startCommand(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const args = ['--conditions=@account-routes/source', join(emulatorFolder, 'src/cli.ts'), '--port', '0']
  const child = spawn(process.execPath, [...args, '--key-seed', 'clerk-js-5'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The emulator ended before it printed its address.')))
    child.stdout?.on('data', (text) => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text)) ?? []
      if (found) resolve(found)
    })
  })
  return { child, url }
}

describe.skipIf(noBrowser)('an app that has clerk-js 5, with its components inside', () => {
  let folder: string
  let child: ChildProcess
  let app: ClerkJsApp
  let browser: Browser

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clerk-js-5-'))
    await mkdir(join(folder, 'node_modules/@clerk'), { recursive: true })
    await symlink(
      await realpath(join(emulatorFolder, 'node_modules/clerk-js-5')),
      join(folder, 'node_modules/@clerk/clerk-js'),
    )
    const started = await startCommand(folder)
    child = started.child
    const variables = (await (await fetch(`${started.url}/_emulator/env/express`)).json()) as Record<string, string>
    app = await startClerkJsApp({ env: () => variables })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    child?.kill()
    await rm(folder, { recursive: true, force: true })
  })

  test('signs in, agrees with its server, and shows the profile', async () => {
    const context = await browser.newContext({ baseURL: app.url })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    const loaded = () => page.waitForFunction(() => 'Clerk' in window && 'ready' in window && window.ready)
    await page.goto('/sign-in')
    await loaded()
    expect(await page.evaluate(() => (window as unknown as { Clerk: { version: string } }).Clerk.version)).toMatch(
      /^5\./,
    )
    await page.getByLabel('Email address or username').fill('ada@example.com')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('Password', { exact: true }).fill('analytical-engine')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.waitForURL(`${app.url}/`)
    await loaded()
    expect(await page.evaluate(async () => (await (await fetch('/api/who')).json()).userId)).toMatch(/^user_/)
    await page.goto('/user')
    await page.getByText('Connected accounts').waitFor()
    await page.getByText('ada@example.com').first().waitFor()
    await context.close()
  })
})
