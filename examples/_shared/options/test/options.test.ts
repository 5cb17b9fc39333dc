import { expect, test } from 'vitest'
import { optionsFromEnvironment } from '../src/index.ts'

test('has none unless they are named', () => {
  expect(optionsFromEnvironment('')).toEqual({})
})

test('reads them as JSON', () => {
  expect(optionsFromEnvironment('{ "timeoutMs": 500, "trustedOrigins": ["https://app.test"] }')).toEqual({
    timeoutMs: 500,
    trustedOrigins: ['https://app.test'],
  })
})

test('takes an option away by null', () => {
  const options = { timeoutMs: 1, impersonation: 'allow', ...optionsFromEnvironment('{ "timeoutMs": null }') }
  expect(options).toEqual({ timeoutMs: undefined, impersonation: 'allow' })
})

test.each(['[]', '"x"', 'null', '1'])('wants an object, not %s', (json) => {
  expect(() => optionsFromEnvironment(json)).toThrow('must be a JSON object')
})

test('makes a limiter of the seconds to wait, by operation', () => {
  const { limiter } = optionsFromEnvironment('{ "limiter": { "getSelf": 7 } }')
  const ask = (operation: string) => limiter?.({ operation, targetUserId: null } as Parameters<typeof limiter>[0])
  expect(ask('getSelf')).toEqual({ retryAfter: 7 })
  expect(ask('deleteSelf')).toBe(true)
})

test('makes an `authorize` of the input fields that it allows', async () => {
  const { authorize } = optionsFromEnvironment('{ "authorize": { "fields": ["locale"] } }')
  const ask = (input: object) => authorize?.({ operation: 'updateUser', input } as Parameters<typeof authorize>[0])
  expect(await ask({ locale: 'en-US' })).toBe(true)
  expect(await ask({ locale: 'en-US', firstName: 'Grace' })).toBe(false)
})
