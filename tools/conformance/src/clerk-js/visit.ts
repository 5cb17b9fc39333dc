import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ClerkJsApp } from './app.ts'
import type { ServingEmulator } from './emulators.ts'

export interface Person {
  readonly id: string
  readonly email: string
  readonly password: string
}

/** Objects that a page of the tests has in its window. */
declare const Clerk: {
  readonly version: string
  readonly session: { readonly id: string; getToken(options?: object): Promise<string> } | null
  readonly user: { readonly id: string } | null
  readonly client: { readonly sessions: readonly { readonly id: string }[] }
  signOut(options: object): Promise<void>
  redirectToSignIn(options?: object): Promise<unknown>
  redirectToSignUp(options?: object): Promise<unknown>
  __internal_openReverification(options: object): void
}

/** Milliseconds that a busy machine may take. Tests wait for conditions, never for time to pass. */
export const patience = 30_000

/** One browser with its cookies, at the app of a stage. */
export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  readonly app: ClerkJsApp
  /** Opens a page of the app, and waits for clerk-js. */
  go(path: string): Promise<void>
  /** Opens another page of this browser. */
  another(): Promise<Visit>
  /** The signed-in user. Fails unless server and browser agree. */
  who(): Promise<string | null>
  /** Waits until this user is signed in, according to server and browser. */
  becomes(userId: string | null): Promise<void>
  signIn(person: Person, path?: string): Promise<void>
  signOut(): Promise<void>
  /** Goes to the emulator's own page, as Clerk's buttons do in an app without a page for it. */
  leaveFor(page: 'SignIn' | 'SignUp', options?: object): Promise<void>
  proceed(): Promise<void>
  enterCode(code?: string): Promise<void>
  press(name: string | RegExp): Promise<void>
  fill(label: string | RegExp, text: string): Promise<void>
  sees(text: string | RegExp): Promise<void>
  /** Waits until the app is back at its own page after a sign-in. */
  arrives(): Promise<void>
  sessionId(): Promise<string>
  control(method: string, path: string, body?: object): Promise<unknown>
  /** Calls the Backend API. */
  backend(method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>
  /** The newest message to an address. */
  message(to: string): Promise<{ readonly code: string; readonly link: string }>
  /** A sign-in token of a user. */
  ticket(userId: string): Promise<string>
  /** Replaces the session token in the cookies by one that has expired. */
  expireToken(userId: string): Promise<void>
  /** Makes the user's phone number a second factor. */
  reservePhone(userId: string): Promise<void>
}

/** Notes of a browser: the addresses that it asked, and errors of its pages. */
export interface Notes {
  readonly asked: string[]
  readonly complaints: string[]
}

async function newPage(context: BrowserContext, notes: Notes): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  page.on('request', (request) => notes.asked.push(request.url()))
  page.on('pageerror', (error) => notes.complaints.push(error.message))
  return page
}

export async function openVisit(
  browser: Browser,
  stage: { readonly app: ClerkJsApp; readonly emulator: ServingEmulator },
  notes: Notes,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ baseURL: stage.app.url, ...options })
  return visitOf(await newPage(context, notes), stage, notes)
}

function visitOf(
  page: Page,
  stage: { readonly app: ClerkJsApp; readonly emulator: ServingEmulator },
  notes: Notes,
): Visit {
  const { app, emulator } = stage
  const loaded = async (): Promise<void> => {
    await page.waitForFunction(() => 'Clerk' in window && 'ready' in window && window.ready)
  }
  const atServer = () =>
    page.evaluate(async () => ((await (await fetch('/api/who')).json()) as { userId: string | null }).userId)

  const visit: Visit = {
    page,
    app,
    context: page.context(),
    go: async (path) => {
      await page.goto(path)
      await loaded()
    },
    another: async () => visitOf(await newPage(page.context(), notes), stage, notes),
    who: async () => {
      await loaded()
      const server = await atServer()
      expect(await page.evaluate(() => Clerk.user?.id ?? null)).toBe(server)
      return server
    },
    becomes: async (userId) => {
      await loaded()
      await page.waitForFunction(async (wanted) => {
        const answer = (await (await fetch('/api/who')).json()) as { userId: string | null }
        return answer.userId === wanted && (Clerk.user?.id ?? null) === wanted
      }, userId)
    },
    signIn: async (person, path = '/sign-in') => {
      await visit.go(path)
      await visit.fill('Email address or username', person.email)
      await visit.proceed()
      await page.getByLabel('Password', { exact: true }).fill(person.password)
      await visit.proceed()
      await visit.arrives()
      await visit.becomes(person.id)
    },
    signOut: async () => {
      // The page may leave before this settles.
      await page.evaluate(() => void Clerk.signOut({ redirectUrl: '/?out' }))
      await page.waitForURL('/?out')
      await visit.becomes(null)
    },
    leaveFor: async (flow, options) => {
      await visit.go('/hosted')
      await page.evaluate(([name, given]) => Clerk[`redirectTo${name}`](given), [flow, options] as const)
      await visit.sees(`to the app at ${new URL(app.url).host}`)
    },
    proceed: () => page.getByRole('button', { name: 'Continue', exact: true }).click(),
    enterCode: (code = '424242') =>
      page.getByLabel('Enter verification code').first().pressSequentially(code, { delay: 20 }),
    // clerk-js 5 has menu items where the newest has buttons.
    press: (name) => page.getByRole('button', { name }).or(page.getByRole('menuitem', { name })).first().click(),
    fill: (label, text) => page.getByLabel(label, { exact: true }).first().fill(text),
    sees: (text) => page.getByText(text).first().waitFor(),
    arrives: async () => {
      await page.waitForURL(`${app.url}/`)
      await loaded()
    },
    sessionId: () => page.evaluate(() => Clerk.session?.id ?? ''),
    control: async (method, path, body) => {
      const response = await fetch(`${emulator.url}/_emulator/${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      })
      return response.status === 204 ? undefined : response.json()
    },
    backend: async (method, path, body) => {
      const response = await fetch(`${emulator.url}/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${emulator.secretKey}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    message: async (to) => {
      const messages = (await visit.control('GET', `messages?to=${encodeURIComponent(to)}`)) as {
        code: string
        link: string
      }[]
      return messages[0] ?? { code: '', link: '' }
    },
    ticket: async (userId) => String((await visit.backend('POST', '/sign_in_tokens', { user_id: userId })).body.token),
    expireToken: async (userId) => {
      const body = { userId, sessionId: await visit.sessionId(), expiresInSeconds: -60 }
      const { jwt } = (await visit.control('POST', 'tokens', body)) as { jwt: string }
      const cookies = (await page.context().cookies()).filter(({ name }) => name.startsWith('__session'))
      await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, value: jwt })))
    },
    reservePhone: async (userId) => {
      const { body } = await visit.backend('GET', `/users/${userId}`)
      const [phone] = body.phone_numbers as { id: string }[]
      await visit.backend('PATCH', `/phone_numbers/${phone?.id}`, { reserved_for_second_factor: true })
    },
  }
  return visit
}
