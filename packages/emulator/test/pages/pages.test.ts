import { Secret, TOTP } from 'otpauth'
import { describe, expect, onTestFinished, vi } from 'vitest'
import { type Emulator, startEmulator } from '../../src/index.ts'
import { createBrowser, startApp } from '../support/browser.ts'
import { test as base } from '../support/emulator.ts'
import { frontendBrowser } from '../support/frontend.ts'

const secret = Secret.fromUTF8('12345678901234567890').base32
function codeNow() {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate()
}

const test = base
  .override('options', {
    seed: {
      users: [
        {
          id: 'user_totp',
          email_address: ['totp@example.com'],
          password: 'second-factor',
          totp_secret: secret,
          backup_codes: ['backup-one'],
        },
        { id: 'user_plain', first_name: '<b>Plain', email_address: ['plain@example.com'], password: 'plain-password' },
      ],
    },
  })
  .extend<{ app: Awaited<ReturnType<typeof startApp>> }>({
    app: async ({ emulator }, use) => {
      const app = await startApp(emulator)
      await use(app)
      await app.stop()
    },
  })

function attemptOf(text: string): string {
  return /name="attempt" value="([^"]+)"/.exec(text)?.[1] ?? ''
}
function who(answer: { text: string }) {
  return JSON.parse(answer.text) as { status: string; userId: string | null }
}
function enter(browser: ReturnType<typeof createBrowser>, emulator: Emulator, fields: Record<string, string>) {
  return browser.submit(`${emulator.url}/sign-in`, fields)
}

function claimsIn(browser: ReturnType<typeof createBrowser>) {
  const jwt = browser.jarOf('127.0.0.1').get('__session')?.value ?? ''
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as {
    fva: [number, number]
    sid: string
  }
}

describe('signing in with a second factor', () => {
  const first = { identifier: 'totp@example.com', password: 'second-factor' }

  test('asks for a code, and takes a TOTP or a backup code', async ({ emulator, app }) => {
    for (const code of [codeNow(), 'backup-one']) {
      const browser = createBrowser()
      const asked = await enter(browser, emulator, { ...first, redirect_url: app.url })
      expect(asked.text).toContain('autocomplete="one-time-code"')
      const done = await browser.submit(`${emulator.url}/sign-in/code`, { attempt: attemptOf(asked.text), code })
      expect(who(done)).toMatchObject({ status: 'signed-in', userId: 'user_totp' })
      expect(claimsIn(browser).fva).toEqual([0, 0])
    }
  })

  test('does not sign in by the password alone or after five wrong codes', async ({ emulator, app }) => {
    const browser = createBrowser()
    const asked = await enter(browser, emulator, { ...first, redirect_url: app.url })
    expect(who(await browser.go(app.url)).status).toBe('signed-out')
    const attempt = attemptOf(asked.text)
    for (let tries = 0; tries < 5; tries++) {
      const answer = await browser.submit(`${emulator.url}/sign-in/code`, { attempt, code: '000000' })
      expect(answer.status).toBe(422)
    }
    const late = await browser.submit(`${emulator.url}/sign-in/code`, { attempt, code: codeNow() })
    expect(late.status).toBe(422)
    expect(who(await browser.go(app.url)).status).toBe('signed-out')
  })

  test('one click stands for both factors', async ({ emulator, app }) => {
    const browser = createBrowser()
    expect(who(await enter(browser, emulator, { user_id: 'user_totp', redirect_url: app.url })).status).toBe(
      'signed-in',
    )
    expect(claimsIn(browser).fva).toEqual([0, 0])
  })
})

describe('users who may not sign in', () => {
  test('get the reason', async ({ call, emulator }) => {
    const browser = createBrowser()
    const fields = { identifier: 'plain@example.com', password: 'plain-password' }
    await call.post('/users/user_plain/ban')
    expect(await enter(browser, emulator, fields)).toMatchObject({
      status: 422,
      text: expect.stringContaining('banned'),
    })
    await call.post('/users/user_plain/unban')
    await call.post('/users/user_plain/lock')
    expect(await enter(browser, emulator, fields)).toMatchObject({
      status: 422,
      text: expect.stringContaining('locked'),
    })
    expect(await enter(browser, emulator, { user_id: 'user_plain' })).toMatchObject({ status: 422 })
  })

  test('a hundred wrong passwords lock the account', async ({ call, emulator }) => {
    const browser = createBrowser()
    for (let tries = 0; tries < 100; tries++)
      await enter(browser, emulator, { identifier: 'plain@example.com', password: 'wrong' })
    expect((await call.get('/users/user_plain')).body).toMatchObject({
      locked: true,
      verification_attempts_remaining: 0,
    })
  })

  test('a compromised password must be replaced to sign in', async ({ call, emulator, app }) => {
    await call.post('/users/user_plain/password/set_compromised', {})
    const browser = createBrowser()
    const asked = await enter(browser, emulator, {
      identifier: 'plain@example.com',
      password: 'plain-password',
      redirect_url: app.url,
    })
    expect(asked.text).toContain('autocomplete="new-password"')
    const attempt = attemptOf(asked.text)
    const weak = await browser.submit(`${emulator.url}/sign-in/password`, { attempt, password: 'short' })
    expect(weak).toMatchObject({ status: 422, text: expect.stringContaining('8 characters') })
    const done = await browser.submit(`${emulator.url}/sign-in/password`, { attempt, password: 'a better password' })
    expect(who(done).status).toBe('signed-in')
    expect((await call.post('/users/user_plain/verify_password', { password: 'a better password' })).status).toBe(200)
  })
})

test('a new user signs up and is signed in', async ({ call, emulator, app }) => {
  const browser = createBrowser()
  const fields = {
    email_address: 'new@example.com',
    password: 'brand-new-one',
    first_name: 'New',
    redirect_url: app.url,
  }
  const wrong = await browser.submit(`${emulator.url}/sign-up`, { ...fields, email_address: 'plain@example.com' })
  expect(wrong).toMatchObject({ status: 422, text: expect.stringContaining('taken') })
  const { userId } = who(await browser.submit(`${emulator.url}/sign-up`, fields))
  expect((await call.get(`/users/${userId}`)).body).toMatchObject({
    first_name: 'New',
    last_name: null,
    password_enabled: true,
  })
})

describe('reverification', () => {
  test('resets the age of the factors in the same session', async ({ emulator, app, steer }) => {
    const browser = createBrowser()
    await enter(browser, emulator, { user_id: 'user_totp', redirect_url: app.url })
    const { sid } = claimsIn(browser)
    await steer.post(`sessions/${sid}/age`, { minutes: 30 })
    await browser.go(app.url)
    browser.tamper('127.0.0.1', (name, value) => (name.startsWith('__session') ? '' : value))
    await browser.go(app.url)
    expect(claimsIn(browser)).toMatchObject({ sid, fva: [30, 30] })

    const page = await browser.go(`${emulator.url}/verify?redirect_url=${encodeURIComponent(`${app.url}/back`)}`)
    expect(page.text).toContain('Verify your identity')
    const fields = { redirect_url: `${app.url}/back`, password: 'second-factor' }
    const wrong = await browser.submit(`${emulator.url}/verify`, { ...fields, code: '000000' })
    expect(wrong.status).toBe(422)
    const back = await browser.submit(`${emulator.url}/verify`, { ...fields, code: codeNow() })
    expect([back.url, who(back).status]).toEqual([`${app.url}/back`, 'signed-in'])
    expect(claimsIn(browser)).toMatchObject({ sid, fva: [0, 0] })
  })

  test('redirects signed-out visitors to the sign-in page', async ({ emulator, app }) => {
    const page = await createBrowser().go(`${emulator.url}/verify?redirect_url=${encodeURIComponent(app.url)}`)
    expect(page.url).toContain('/sign-in?redirect_url=')
  })
})

describe.for(['token', 'nonce'] as const)('a handshake by %s', (handshake) => {
  test('signs in', async ({ emulator, app, steer }) => {
    await steer.post('settings', { handshake })
    const browser = createBrowser()
    await enter(browser, emulator, { user_id: 'user_plain', redirect_url: app.url })
    expect(who(await browser.go(app.url))).toMatchObject({ status: 'signed-in', userId: 'user_plain' })
    expect(browser.visited.join(' ')).toContain(
      handshake === 'nonce' ? '__clerk_handshake_nonce=' : '__clerk_handshake=',
    )
  })
})

test('a handshake activates the organization that the app asks for', async ({ call, emulator }) => {
  const { body: organization } = await call.post('/organizations', { name: 'Mine', created_by: 'user_plain' })
  await call.post('/organizations', { name: 'Theirs', slug: 'theirs' })
  const browser = createBrowser()
  await enter(browser, emulator, { user_id: 'user_plain', redirect_url: emulator.url })
  const organizationAfter = async (asked: string) => {
    const query = new URLSearchParams({ redirect_url: 'http://localhost:1/', organization_id: asked })
    const answer = await browser.request(`${emulator.url}/v1/client/handshake?${query}`)
    expect(answer.status).toBe(307)
    return (await call.get('/sessions?user_id=user_plain')).body[0].last_active_organization_id
  }
  expect(await organizationAfter('mine')).toBe(organization.id)
  expect(await organizationAfter('theirs')).toBe(organization.id)
  expect(await organizationAfter('')).toBeNull()
})

test('with a refresh cookie an expired session heals without a redirect', async ({ emulator, app, steer }) => {
  await steer.post('settings', { refreshCookie: true })
  const browser = createBrowser()
  await enter(browser, emulator, { user_id: 'user_plain', redirect_url: app.url })
  const { sid } = claimsIn(browser)
  const old = await steer.token({
    userId: 'user_plain',
    sessionId: sid,
    expiresInSeconds: -10,
    claims: { azp: app.url },
  })
  browser.tamper('127.0.0.1', (name, value) => {
    if (name.startsWith('__session')) return old
    return name.startsWith('__client_uat') ? String(Math.floor(Date.now() / 1000) - 3600) : value
  })
  const answer = await browser.request(app.url, { headers: { 'sec-fetch-dest': 'empty' } })
  expect(await answer.json()).toMatchObject({ status: 'signed-in', userId: 'user_plain' })
  expect((await steer.requests()).map(({ path }) => path)).toContain(`/v1/sessions/${sid}/refresh`)
})

describe('every page', () => {
  test('works without JavaScript, labels its fields and escapes text', async ({ emulator }) => {
    for (const path of ['/sign-in', '/sign-up', '/']) {
      const response = await fetch(`${emulator.url}${path}`)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      const text = await response.text()
      expect(text).toContain('<html lang="en">')
      expect(text).not.toContain('<b>Plain')
      expect(text).not.toContain('[object')
      for (const [, id] of text.matchAll(/<input id="([^"]+)"/g)) expect(text).toContain(`for="${id}"`)
    }
  })

  test('redirects only to http and https addresses', async ({ emulator }) => {
    const browser = createBrowser()
    for (const redirect_url of ['javascript:alert(1)', 'data:text/html,x', '//', '']) {
      const response = await browser.request(`${emulator.url}/sign-in`, {
        method: 'POST',
        body: new URLSearchParams({ user_id: 'user_plain', redirect_url }),
      })
      expect(response.headers.get('location')).toBe(`${emulator.url}/`)
    }
  })
})

describe('the dashboard', () => {
  test('shows requests and users, and its buttons work', async ({ call, emulator, steer }) => {
    const browser = createBrowser()
    const press = (path: string, fields: Record<string, string> = {}) =>
      browser.submit(`${emulator.url}/dashboard/${path}`, fields)
    const session = await call.post('/sessions', { user_id: 'user_plain' })
    const shown = await browser.go(emulator.url)
    expect(shown.text).toContain('plain@example.com')
    expect((await browser.go(`${emulator.url}/dashboard/sessions`)).text).toContain(session.body.id)
    expect((await browser.go(`${emulator.url}/dashboard/requests`)).text).toContain('/v1/sessions')
    expect((await browser.go(`${emulator.url}/?query=totp@`)).text).not.toContain('plain@example.com')
    await press('users/user_plain/ban')
    expect((await call.get('/users/user_plain')).body.banned).toBe(true)
    await press('users/user_plain/unban')
    await press('users/user_totp/lock')
    expect((await call.get('/users/user_totp')).body.locked).toBe(true)
    await press('users/user_totp/unlock')
    const another = await call.post('/sessions', { user_id: 'user_plain' })
    await press(`sessions/${another.body.id}/revoke`)
    expect((await call.get(`/sessions/${another.body.id}`)).body.status).toBe('revoked')
    await press('users/user_plain/delete')
    expect((await press('users/user_plain/delete')).status).toBe(200)
    expect((await call.get('/users/user_plain')).status).toBe(404)
    await press('faults', { fault: '5' })
    expect(await steer.get('faults')).toEqual([{ method: 'DELETE', path: '/v1/*', status: 503 }])
    await press('faults/clear')
    expect(await steer.get('faults')).toEqual([])
    const foreign = await fetch(`${emulator.url}/dashboard/users/user_totp/delete`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(foreign.status).toBe(403)
    const live = await (await fetch(`${emulator.url}/dashboard/requests`)).text()
    expect(live).toContain('<code class="path">/v1/users/user_plain<')
  })

  const read = async (emulator: Emulator, path: string) => (await fetch(`${emulator.url}${path}`)).text()

  test('has its tabs in the address, and marks the current one', async ({ emulator }) => {
    const first = await read(emulator, '/')
    const links = [...first.matchAll(/<a href="([^"]+)"(?: aria-current="page")?>(\w+)<\/a>/g)].map(([, path]) => path)
    const tabs = links.filter((path) => path === '/' || path?.startsWith('/dashboard/'))
    expect(tabs).toHaveLength(8)
    for (const path of tabs) {
      const text = await read(emulator, path as string)
      expect(text).toContain(`<a href="${path}" aria-current="page">`)
      expect(text).toContain('lang="en"')
    }
  })

  test('opens a request that came while it was looked at, without credentials', async ({ call, emulator }) => {
    await read(emulator, '/')
    await call.post('/users', { email_address: ['seen@example.com'], first_name: '<i>Seen</i>' })
    await expect
      .poll(() => read(emulator, '/dashboard/requests?query=post'))
      .toMatch(/&quot;first_name&quot;: &quot;&lt;i&gt;Seen[\s\S]+&quot;object&quot;: &quot;user&quot;/)
    const page = await read(emulator, '/dashboard/requests?query=post')
    expect(page).toMatch(/\d ms</)
    expect(page).not.toContain(emulator.secretKey)
    expect(page).not.toContain('/v1/users/user_totp')
  })

  test('fails the next request like one that is shown', async ({ call, emulator, steer }) => {
    await call.get('/users/user_plain')
    const fields = { method: 'GET', path: '/v1/users/user_plain' }
    expect(await read(emulator, '/dashboard/requests')).toContain('Fail the next one like this')
    await createBrowser().submit(`${emulator.url}/dashboard/faults`, fields)
    expect(await steer.get('faults')).toEqual([{ ...fields, status: 500, times: 1 }])
    expect((await call.get('/users/user_totp')).status).toBe(200)
    expect((await call.get('/users/user_plain')).status).toBe(500)
    expect((await call.get('/users/user_plain')).status).toBe(200)
  })

  test('forgets the requests', async ({ call, emulator }) => {
    await call.get('/users/user_plain')
    const cleared = await createBrowser().submit(`${emulator.url}/dashboard/requests/clear`, {})
    expect(cleared.text).toContain('No requests yet')
  })

  test('makes a link that signs a user in, once', async ({ emulator, app }) => {
    const page = await createBrowser().submit(`${emulator.url}/dashboard/users/user_plain/link`, {})
    const [, link = ''] = /value="([^"]*__clerk_ticket=[^"]+)"/.exec(page.text) ?? []
    const browser = createBrowser()
    await browser.go(`${link.replaceAll('&amp;', '&')}&redirect_url=${encodeURIComponent(app.url)}`)
    expect(who(await browser.go(app.url))).toMatchObject({ status: 'signed-in', userId: 'user_plain' })
    expect((await createBrowser().go(link)).status).toBe(422)
  })

  test('changes the settings', async ({ emulator, steer }) => {
    const fields = { handshake: 'nonce', emailVerification: 'link', rateLimits: 'on', web3Wallets: 'on' }
    await createBrowser().submit(`${emulator.url}/dashboard/settings`, fields)
    expect(await steer.get('settings')).toEqual({
      ...fields,
      rateLimits: true,
      refreshCookie: false,
      web3Wallets: true,
      apiKeys: false,
    })
    await createBrowser().submit(`${emulator.url}/dashboard/settings`, { handshake: 'odd' })
    expect(await steer.get('settings')).toMatchObject({ handshake: 'nonce' })
  })

  test('lists organizations with their members', async ({ call, emulator }) => {
    const { body } = await call.post('/organizations', { name: '<b>Acme</b>', created_by: 'user_plain' })
    const page = await read(emulator, '/dashboard/organizations')
    for (const text of [body.id, '&lt;b&gt;Acme&lt;/b&gt;', '&lt;b&gt;Plain', 'admin']) expect(page).toContain(text)
    expect(await read(emulator, '/dashboard/organizations?query=other')).toContain('Nothing matches')
  })
})

test('a first visit tells how to connect an app, and is no request of an app itself', async () => {
  const emulator = await startEmulator()
  const read = async (path: string) => (await fetch(`${emulator.url}${path}`)).text()
  try {
    for (const path of ['/dashboard/requests', '/dashboard/messages', '/']) await read(path)
    const first = await read('/')
    expect(first).toContain('Connect your app')
    expect(first).toContain(`NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=${emulator.publishableKey}`)
    await fetch(`${emulator.url}/v1/users`, { headers: { authorization: `Bearer ${emulator.secretKey}` } })
    expect(await read('/')).not.toContain('Connect your app')
    expect(await read('/dashboard/settings')).toContain(`CLERK_SECRET_KEY=${emulator.secretKey}`)
  } finally {
    await emulator.stop()
  }
})

test('requests are recorded only while someone looks at them', async () => {
  const emulator = await startEmulator()
  const ask = () => fetch(`${emulator.url}/v1/users`, { headers: { authorization: `Bearer ${emulator.secretKey}` } })
  const shown = async () => (await fetch(`${emulator.url}/dashboard/requests`)).text()
  try {
    await ask()
    expect(await shown()).toContain('Repeat the request to see them.')
    await ask()
    expect(await shown()).toContain('Bearer sk_test_')
  } finally {
    await emulator.stop()
  }
})

test('the page of messages shows codes and links, and the overview leads there', async ({ emulator }) => {
  const browser = frontendBrowser(emulator)
  for (const strategy of ['email_code', 'email_link'])
    await browser.post('/client/sign_ins', { strategy, identifier: 'plain@example.com' })
  const read = async (path: string) => (await fetch(`${emulator.url}${path}`)).text()
  expect(await read('/')).toContain('href="/dashboard/messages"')
  const page = await read('/messages')
  expect(page).toContain('plain@example.com')
  expect(page).toContain('<code>424242</code>')
  const [, link] = /href="([^"]*\/v1\/verify[^"]*)"/.exec(page) ?? []
  expect(link).toMatch(new RegExp(`^${emulator.url}/v1/verify\\?token=`))
  expect((await fetch(link as string, { redirect: 'manual' })).status).toBe(303)
})

test.for([
  'sign-in',
  'sign-in/code',
  'sign-in/password',
  'sign-up',
  'verify',
  'providers/google',
  'dashboard/faults',
  'dashboard/settings',
])('a body of /%s that is no form is refused, and is no fault of the emulator', async (path, { emulator }) => {
  const errors = vi.spyOn(console, 'error')
  onTestFinished(() => errors.mockRestore())
  for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
    const init = { method: 'POST', headers: { 'content-type': type }, body: 'abc', redirect: 'manual' } as const
    const { status } = await fetch(`${emulator.url}/${path}`, init)
    expect(status).toBe(path.startsWith('dashboard') ? 303 : 400)
  }
  expect(errors).not.toHaveBeenCalled()
})
