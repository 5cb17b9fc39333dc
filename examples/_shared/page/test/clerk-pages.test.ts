import { describe, expect, test } from 'vitest'
import { clerkPages, clerkScripts } from '../src/clerk-pages.ts'

const key = (kind: 'test' | 'live', host: string): string => `pk_${kind}_${btoa(`${host}$`)}`

describe('clerkPages', () => {
  test('finds the account portal of a development instance', () => {
    expect(clerkPages({ CLERK_PUBLISHABLE_KEY: key('test', 'brave-owl-12.clerk.accounts.dev') })).toEqual({
      signIn: 'https://brave-owl-12.accounts.dev/sign-in',
      signOut: 'https://brave-owl-12.accounts.dev/user',
      frontendApi: 'https://brave-owl-12.clerk.accounts.dev',
    })
  })

  test('finds the account portal of a production instance', () => {
    expect(clerkPages({ CLERK_PUBLISHABLE_KEY: key('live', 'clerk.example.com') })).toMatchObject({
      signIn: 'https://accounts.example.com/sign-in',
      frontendApi: 'https://clerk.example.com',
    })
  })

  test('goes to the sign-in page that the app names', () => {
    const env = {
      CLERK_PUBLISHABLE_KEY: key('test', 'brave-owl-12.clerk.accounts.dev'),
      CLERK_SIGN_IN_URL: 'https://example.com/hello',
    }
    expect(clerkPages(env).signIn).toBe('https://example.com/hello')
  })

  test.each([
    ['by the proxy setting', { CLERK_PROXY_URL: 'http://127.0.0.1:4010' }, '127.0.0.1:4010'],
    ['by the key', {}, 'http://127.0.0.1:4010'],
  ])('knows the emulator %s', (_how, env, host) => {
    expect(clerkPages({ CLERK_PUBLISHABLE_KEY: key('test', host), ...env })).toEqual({
      signIn: 'http://127.0.0.1:4010/sign-in',
      signOut: 'http://127.0.0.1:4010/sign-out',
      stepUp: 'http://127.0.0.1:4010/verify',
      frontendApi: 'http://127.0.0.1:4010',
    })
  })

  test.each([undefined, '', 'nonsense'])('says what is missing: %s', (CLERK_PUBLISHABLE_KEY) => {
    expect(() => clerkPages({ CLERK_PUBLISHABLE_KEY })).toThrow('Set CLERK_PUBLISHABLE_KEY')
  })
})

describe('clerkScripts', () => {
  test('are those of the environment, which an emulator serves', () => {
    const env = {
      CLERK_PUBLISHABLE_KEY: key('test', 'emulator-4010.clerk.accounts.dev'),
      CLERK_PROXY_URL: 'http://127.0.0.1:4010',
      CLERK_JS_URL: 'http://127.0.0.1:4010/clerk.js',
      CLERK_UI_URL: 'http://127.0.0.1:4010/ui.js',
    }
    expect(clerkScripts(env)).toEqual({
      publishableKey: env.CLERK_PUBLISHABLE_KEY,
      proxyUrl: env.CLERK_PROXY_URL,
      clerkJs: env.CLERK_JS_URL,
      clerkUi: env.CLERK_UI_URL,
    })
  })

  test('are those that Clerk hosts elsewhere', () => {
    const { clerkJs, clerkUi } = clerkScripts({ CLERK_PUBLISHABLE_KEY: key('live', 'clerk.example.com') })
    expect(clerkJs).toBe('https://clerk.example.com/npm/@clerk/clerk-js@6/dist/clerk.browser.js')
    expect(clerkUi).toBe('https://clerk.example.com/npm/@clerk/ui@1/dist/ui.browser.js')
  })
})
