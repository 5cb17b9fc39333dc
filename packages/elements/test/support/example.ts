import { type Emulator, startEmulator } from '@account-routes/emulator'
import { type RunningServer, startExample } from '@account-routes/launcher'
import type { Page } from 'playwright-core'
import { buildElements } from './build.ts'
import { contentSecurityPolicy, type PageOptions, pageFiles, pageOf } from './page.ts'

type Seed = NonNullable<NonNullable<Parameters<typeof startEmulator>[0]>['seed']>

/** The Express example on the emulator, with pages of elements on its origin. */
export interface Example {
  readonly emulator: Emulator
  readonly app: RunningServer
  /** A call of Clerk's Backend API. */
  backend(path: string, method?: string, body?: object): Promise<unknown>
  /** Signs a user in on another device. */
  signInElsewhere(userId: string): Promise<void>
  /** Shows a page with elements to who is signed in. */
  show(page: Page, body: string, options?: PageOptions & { readonly query?: string }): Promise<void>
  stop(): Promise<void>
}

export async function startExampleWith(seed: Seed): Promise<Example> {
  const built = await buildElements()
  const emulator = await startEmulator({ seed })
  const app = await startExample('express', { emulator })
  const ask = async (address: string, init: RequestInit): Promise<unknown> => {
    const response = await fetch(address, init)
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const json = (body: object | undefined): RequestInit =>
    body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}
  return {
    emulator,
    app,
    backend: (path, method = 'GET', body) => {
      const { headers, ...rest } = json(body)
      const authorization = `Bearer ${emulator.secretKey}`
      return ask(`${emulator.url}/v1${path}`, { method, ...rest, headers: { ...headers, authorization } })
    },
    signInElsewhere: async (userId) => {
      await ask(`${emulator.url}/v1/sessions`, {
        method: 'POST',
        body: JSON.stringify({ user_id: userId }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${emulator.secretKey}` },
      })
    },
    show: async (page, body, { query = '', ...options } = {}) => {
      const files = pageFiles(built, options)
      await page.unroute(`${app.url}/elements/**`)
      await page.route(`${app.url}/elements/**`, (route) => {
        const name = new URL(route.request().url()).pathname.replace('/elements/', '')
        const file = files.get(name)
        return file
          ? route.fulfill({ contentType: file.type, body: file.body })
          : route.fulfill({
              contentType: 'text/html; charset=utf-8',
              headers: { 'content-security-policy': contentSecurityPolicy },
              body: pageOf(body, { heading: 'Users', ...options }),
            })
      })
      await page.goto(`${app.url}/elements/${query}`)
    },
    stop: async () => {
      await app.stop()
      await emulator.stop()
    },
  }
}
