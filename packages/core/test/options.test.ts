import { describe, expect, test } from 'vitest'
import {
  type AccountRoutesOptions,
  createRoute,
  createRoutes,
  deleteUser,
  hasRole,
  verifySelfPassword,
} from '../src/index.ts'

/** Values that JavaScript might pass. */
const routesWith = (options: object) => () => createRoutes(options as AccountRoutesOptions)

describe('a wrong option throws at start, with the fix', () => {
  test.each<[string, object, RegExp]>([
    ['an unknown one', { authorise: () => true }, /`authorise` is unknown.*authorize/],
    ['a role instead of a function', { authorize: 'admin' }, /function, such as hasRole\('admin'\)/],
    ['[S8] an origin with a path', { trustedOrigins: ['https://a.example/x'] }, /without a path/],
    ['[S8] an origin without a scheme', { trustedOrigins: ['a.example'] }, /with a scheme/],
    ['[S8] an origin with a trailing slash', { trustedOrigins: ['https://a.example/'] }, /without a path/],
    ['[S8] a wildcard', { trustedOrigins: ['*'] }, /list of origins/],
    ['[S30] another site to sign in', { signInUrl: 'https://evil.example' }, /path of this app/],
    ['[S30] a scheme-relative redirect', { redirectTo: '//evil.example' }, /path of this app/],
    ['[S30] a backslash', { redirectTo: '/\\evil.example' }, /path of this app/],
    ['a time-out of nothing', { timeoutMs: 0 }, /milliseconds/],
    ['a level that Clerk does not have', { reverification: 'stricter' }, /strict_mfa/],
    ['an operation that does not exist', { operations: ['deleteMe'] }, /names 'deleteMe'.*deleteSelf/],
    ['a field that does not exist', { selfFields: ['publicMetadata'] }, /names 'publicMetadata'/],
    [
      'an administrator field that does not exist',
      { authorize: () => true, adminFields: ['password_digest'] },
      /names 'password_digest'/,
    ],
  ])('%s', (_, options, message) => expect(routesWith(options)).toThrow(message))

  test('an operation on others, named, without authorize', () => {
    expect(routesWith({ operations: ['deleteUser'] })).toThrow(/authorize.*hasRole/)
    expect(() => createRoute(deleteUser)).toThrow(/authorize.*hasRole/)
  })

  test('[S36] an oracle without a limiter', () => {
    expect(routesWith({ operations: { verifySelfPassword: true } })).toThrow(/limiter/)
    expect(() => createRoute(verifySelfPassword)).toThrow(/limiter/)
    expect(() => createRoute(verifySelfPassword, { limiter: () => true })).not.toThrow()
  })
})

test('options are left as they were given', () => {
  const options = Object.freeze({ authorize: hasRole('admin'), trustedOrigins: Object.freeze(['https://a.example']) })
  expect(() => createRoutes(options)).not.toThrow()
})
