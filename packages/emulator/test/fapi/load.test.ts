import { describe, expect } from 'vitest'
import { refusal } from '../support/api.ts'
import { test } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'

const origin = 'http://localhost:3000'

describe('loading', () => {
  test('gives a browser its token, the settings and an empty client', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    const { body: environment } = await browser.patch('/environment')
    expect(environment.display_config).toMatchObject({ home_url: origin, sign_in_url: `${emulator.url}/sign-in` })
    expect(environment.user_settings.attributes.email_address).toMatchObject({ enabled: true, required: true })
    expect((await browser.get('/environment')).body).toEqual(environment)
    const { body } = await browser.get('/client')
    expect(body).toMatchObject({
      client: null,
      response: { sessions: [], sign_in: null, last_active_session_id: null },
    })
  })

  test('refuses a browser it does not know, so that clerk-js asks for another token', async ({ emulator, steer }) => {
    const response = await fetch(`${emulator.url}/v1/client?__clerk_db_jwt=dvb_unknown`, { headers: { origin } })
    expect(response.status).toBe(401)
    expect(((await response.json()) as { errors: { code: string }[] }).errors[0]?.code).toBe(
      'dev_browser_unauthenticated',
    )
    const browser = frontendBrowser(emulator)
    await browser.get('/client')
    await steer.reset()
    expect(refusal(await browser.get('/client'))).toBe('401 dev_browser_unauthenticated')
  })

  test('answers pages on this machine with credentials, and others with nothing', async ({ emulator }) => {
    const ask = (from: string, init: RequestInit = {}) =>
      fetch(`${emulator.url}/v1/dev_browser`, { method: 'POST', headers: { origin: from }, ...init })
    for (const from of [
      'http://localhost:5173',
      'http://127.0.0.1:3000',
      'http://app.localhost',
      'http://[::1]:3000',
    ]) {
      const { headers } = await ask(from)
      expect(headers.get('access-control-allow-origin'), from).toBe(from)
      expect(headers.get('access-control-allow-credentials'), from).toBe('true')
      expect(headers.get('access-control-expose-headers'), from).toContain('Authorization')
    }
    for (const from of ['https://evil.example', 'null', 'http://localhost.evil.example', 'file://']) {
      const answer = await ask(from)
      expect(answer.status, from).toBe(400)
      expect(answer.headers.get('access-control-allow-origin'), from).toBeNull()
    }
    const preflight = await fetch(`${emulator.url}/v1/client`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'authorization' },
    })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH')
  })

  test('lets a native app keep its client in the Authorization header', async ({ emulator }) => {
    const ask = (path: string, authorization?: string, fields: Record<string, string> = {}) =>
      fetch(`${emulator.url}/v1${path}?_is_native=1`, {
        method: path === '/client' ? 'GET' : 'POST',
        ...(authorization ? { headers: { authorization } } : {}),
        ...(path === '/client' ? {} : { body: new URLSearchParams(fields) }),
      })
    const signIn = await ask('/client/sign_ins', undefined, {
      strategy: 'password',
      identifier: 'ada@example.com',
      password: 'analytical-engine',
    })
    expect(signIn.status).toBe(200)
    const token = signIn.headers.get('authorization') ?? ''
    const body = (await (await ask('/client', token)).json()) as { response: { sessions: unknown[] } }
    expect(body.response.sessions).toHaveLength(1)
  })

  test('says of an operation it does not have that it is not supported', async ({ emulator }) => {
    const browser = frontendBrowser(emulator)
    expect(refusal(await browser.post('/me/trusted_devices/prepare'))).toBe('501 not_supported_by_emulator')
  })
})

describe('scripts', () => {
  test('come from the installed packages, without an address of another host in them', async ({ emulator }) => {
    for (const path of [
      '@clerk/clerk-js/dist/clerk.browser.js',
      '@clerk/clerk-js@6/dist/clerk.browser.js',
      '@clerk/ui/dist/ui.browser.js',
    ]) {
      const response = await fetch(`${emulator.url}/npm/${path}`)
      expect(response.status, path).toBe(200)
      expect(response.headers.get('content-type'), path).toContain('text/javascript')
      expect(response.headers.get('access-control-allow-origin'), path).toBe('*')
      expect(await response.text(), path).not.toMatch(/https:\/\/(img\.clerk|clerk-telemetry)\.com/)
    }
    expect((await fetch(`${emulator.url}/npm/static/google.svg`)).headers.get('content-type')).toBe('image/svg+xml')
  })

  test('send telemetry to the emulator, which forgets it', async ({ emulator }) => {
    for (const path of ['/v1/event', '/v1/logs']) {
      for (const method of ['OPTIONS', 'POST']) {
        const response = await fetch(emulator.url + path, { method, headers: { origin: 'http://localhost:3000' } })
        expect(response.status, `${method} ${path}`).toBe(204)
        expect(response.headers.get('access-control-allow-origin')).toBe('*')
        expect(response.headers.get('access-control-allow-headers')).toBe('*')
      }
    }
  })

  test('of another major version are answered with what to install', async ({ emulator }) => {
    const response = await fetch(`${emulator.url}/npm/@clerk/clerk-js@4/dist/clerk.browser.js`)
    expect(response.status).toBe(404)
    // Without it a browser reports CORS instead of the 404.
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.text()).toContain('npm install --save-dev @clerk/clerk-js@4')
  })

  test('lead to no other file', async ({ emulator }) => {
    for (const path of [
      '@clerk/clerk-js/package.json',
      '@clerk/clerk-js/dist/../package.json',
      '@clerk/backend/dist/index.js',
      'valibot/dist/index.js',
    ])
      expect((await fetch(`${emulator.url}/npm/${path}`)).status, path).toBe(404)
  })
})
