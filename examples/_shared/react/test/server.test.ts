import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clerkLinks, loadVisitor } from '../src/server.ts'

const headers = new Headers({ host: 'app.test' })

beforeEach(() => {
  vi.stubEnv('NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', `pk_test_${btoa('127.0.0.1:4010$')}`)
  vi.stubEnv('NEXT_PUBLIC_CLERK_PROXY_URL', 'http://127.0.0.1:4010')
})
afterEach(() => vi.unstubAllEnvs())

describe('clerkLinks', () => {
  test('lead back to where one was', () => {
    expect(clerkLinks(headers, '/users?page=2')).toEqual({
      signIn: 'http://127.0.0.1:4010/sign-in?redirect_url=http%3A%2F%2Fapp.test%2Fusers%3Fpage%3D2',
      signOut: 'http://127.0.0.1:4010/sign-out?redirect_url=http%3A%2F%2Fapp.test%2Fusers%3Fpage%3D2',
      stepUp: 'http://127.0.0.1:4010/verify?redirect_url=http%3A%2F%2Fapp.test%2Fusers%3Fpage%3D2',
      back: 'http://app.test/users?page=2',
    })
  })

  test('know the address that a proxy was asked at', () => {
    const proxied = new Headers({ host: '10.0.0.1', 'x-forwarded-host': 'app.test', 'x-forwarded-proto': 'https' })
    expect(clerkLinks(proxied).back).toBe('https://app.test/')
  })

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'http://',
    null,
  ])('lead to no other site: %j', (back) => {
    expect(clerkLinks(headers, back).back).toBe('http://app.test/')
  })
})

describe('loadVisitor', () => {
  const failing = (status: number) => ({
    users: { getUser: () => Promise.reject(Object.assign(new Error('no'), { status })) },
  })
  const nobody = { user: null, isUnknown: false }

  test('finds nobody for a visitor who is signed out', async () => {
    expect(await loadVisitor(failing(500), null)).toEqual(nobody)
  })

  test('finds nobody where the account is gone', async () => {
    expect(await loadVisitor(failing(404), 'user_1')).toEqual(nobody)
  })

  test('takes no failure of Clerk for a visitor who is signed out', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    expect(await loadVisitor(failing(500), 'user_1')).toEqual({ user: null, isUnknown: true })
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })

  test('shows nothing that the page has no use for', async () => {
    const user = { id: 'user_1', emailAddresses: [], publicMetadata: {}, privateMetadata: { secret: 1 } }
    const shown = await loadVisitor({ users: { getUser: async () => user as never } }, 'user_1')
    expect(JSON.stringify(shown)).not.toContain('secret')
  })
})
