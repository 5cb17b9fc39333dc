import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../../src/index.ts'
import { createBrowser, startApp } from '../support/browser.ts'
import { control } from '../support/control.ts'

const ada = { id: 'user_ada', first_name: 'Ada', email_address: ['ada@example.com'], password: 'analytical-engine' }
const grace = {
  id: 'user_grace',
  first_name: 'Grace',
  email_address: ['grace@example.com'],
  password: 'first-compiler',
}

describe.each([
  { production: false, jwtKey: false },
  { production: false, jwtKey: true },
  { production: true, jwtKey: false },
  { production: true, jwtKey: true },
])('signing in with cookies, production $production, jwtKey $jwtKey', ({ production, jwtKey }) => {
  let emulator: Emulator
  let app: Awaited<ReturnType<typeof startApp>>
  beforeEach(async () => {
    emulator = await startEmulator({ production, seed: { users: [ada, grace] } })
    app = await startApp(emulator, { jwtKey })
  })
  afterEach(async () => {
    await app.stop()
    await emulator.stop()
  })

  const state = async (browser: ReturnType<typeof createBrowser>, url = `${app.url}/page?x=1`) => {
    const answer = await browser.go(url)
    return { url: answer.url, ...(JSON.parse(answer.text) as { status: string; userId: string | null }) }
  }

  test('a first visit is signed out and stays at its address', async () => {
    const browser = createBrowser()
    expect(await state(browser)).toMatchObject({ status: 'signed-out', url: `${app.url}/page?x=1` })
  })

  test('a password signs in, an expired session heals, signing out ends it', async () => {
    const browser = createBrowser()
    const target = `${app.url}/page?x=1`
    await state(browser)
    await browser.go(`${emulator.url}/sign-in?redirect_url=${encodeURIComponent(target)}`)
    const back = await browser.submit(`${emulator.url}/sign-in`, {
      redirect_url: target,
      identifier: 'Ada@Example.com',
      password: ada.password,
    })
    expect(back.url).toBe(target)
    expect(JSON.parse(back.text)).toMatchObject({ status: 'signed-in', userId: ada.id })
    expect(await state(browser)).toMatchObject({ status: 'signed-in', userId: ada.id })

    const fetched = async () => (await browser.request(target, { headers: { 'sec-fetch-dest': 'empty' } })).json()
    expect(await fetched()).toMatchObject({ status: 'signed-in' })
    const old = await control(emulator).token({ userId: ada.id, expiresInSeconds: -10 })
    browser.tamper('127.0.0.1', (name, value) => {
      if (name.startsWith('__session')) return old
      return name.startsWith('__client_uat') ? String(Math.floor(Date.now() / 1000) - 3600) : value
    })
    expect(await fetched()).toMatchObject({ status: 'signed-out' })
    expect(await state(browser)).toMatchObject({ status: 'signed-in', url: target })
    expect(await fetched()).toMatchObject({ status: 'signed-in' })

    const out = await browser.go(`${emulator.url}/sign-out?redirect_url=${encodeURIComponent(target)}`)
    expect(out.url).toBe(target)
    expect(JSON.parse(out.text)).toMatchObject({ status: 'signed-out' })
    expect(await fetched()).toMatchObject({ status: 'signed-out' })
  })

  test('one click signs in, and another one signs in as another user', async () => {
    const browser = createBrowser()
    for (const user of [ada, grace]) {
      const back = await browser.submit(`${emulator.url}/sign-in`, { redirect_url: app.url, user_id: user.id })
      expect(JSON.parse(back.text)).toMatchObject({ status: 'signed-in', userId: user.id })
    }
  })

  test('an app under another name of this machine signs in too', async () => {
    const browser = createBrowser()
    const url = app.url.replace('127.0.0.1', 'localhost')
    const back = await browser.submit(`${emulator.url}/sign-in`, { redirect_url: `${url}/there`, user_id: ada.id })
    expect(JSON.parse(back.text)).toMatchObject({ status: 'signed-in', userId: ada.id })
    expect(await state(browser, `${url}/there`)).toMatchObject({ status: 'signed-in', userId: ada.id })
  })

  test('a wrong password is reported on the page and does not sign in', async () => {
    const browser = createBrowser()
    const answer = await browser.submit(`${emulator.url}/sign-in`, {
      redirect_url: app.url,
      identifier: 'ada@example.com',
      password: 'not this one',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('role="alert"')
    expect(await state(browser)).toMatchObject({ status: 'signed-out' })
  })
})
