import * as v from 'valibot'
import { describe, expectTypeOf, test } from 'vitest'
import {
  type AccountEvent,
  type AuthorizeContext,
  at,
  createRoute,
  createRoutes,
  defineOperation,
  deleteSelf,
  getUser,
  json,
  type OperationId,
  type OtherOperationId,
  otherUsers,
  ownAccount,
} from '../src/index.ts'

declare global {
  // As an app declares its own claims.
  interface CustomJwtSessionClaims {
    readonly metadata?: { readonly role?: 'admin' | 'support' }
  }
}

const row = {
  id: 'sample',
  name: 'me.sample',
  method: 'POST',
  path: '/me/sample',
  summary: 'A sample',
  guard: ownAccount,
  output: v.object({ success: v.literal(true) }),
  clerk: [],
} as const

describe('a row', () => {
  test('refuses only with a code that it declares', () => {
    defineOperation({
      ...row,
      refuses: ['not_found'],
      run({ refuse }) {
        throw refuse('not_found')
      },
    })
    defineOperation({
      ...row,
      refuses: ['not_found'],
      run({ refuse }) {
        // @ts-expect-error not declared
        throw refuse('blocked')
      },
    })
    defineOperation({
      ...row,
      run({ refuse }) {
        // @ts-expect-error nothing is declared
        throw refuse('not_found')
      },
    })
  })

  test('knows the ids of its own path only', () => {
    defineOperation({
      ...row,
      ...at('/me/sessions/:sessionId'),
      run({ ids }) {
        expectTypeOf(ids.sessionId).toEqualTypeOf<string>()
        // @ts-expect-error misspelled
        return ids.sesionId
      },
    })
  })

  test('with a guard for several users takes them from its input', () => {
    const run = () => ({ success: true })
    const userIds = v.array(v.string())
    defineOperation({ ...row, guard: otherUsers('userIds'), input: json(v.strictObject({ userIds })), run })
    // @ts-expect-error the input has no such list
    defineOperation({ ...row, guard: otherUsers('userIds'), input: json(v.strictObject({ ids: userIds })), run })
  })

  test('is sensitive by fields of its input only', () => {
    const run = () => ({ success: true })
    const input = json(v.strictObject({ name: v.string() }))
    defineOperation({ ...row, sensitive: ['name'], input, run })
    // @ts-expect-error the input has no such field
    defineOperation({ ...row, sensitive: ['password'], input, run })
  })

  test("of an app's own runs with the app's own ids and options", () => {
    const getPlan = defineOperation({ ...row, id: 'getPlan', run: ({ principal }) => ({ plan: principal.userId }) })
    createRoute(getPlan, {
      onEvent: ({ operation }) => expectTypeOf(operation).toEqualTypeOf<'getPlan'>(),
      limiter: ({ operation }) => operation === 'getPlan',
    })
  })
})

describe('ids of operations', () => {
  test('are literal in options', () => {
    createRoutes({ operations: ['deleteSelf'] })
    createRoutes({ operations: { updateSelf: false } })
    // @ts-expect-error there is no such operation
    createRoutes({ operations: ['deleteMe'] })
    // @ts-expect-error there is no such operation
    createRoutes({ operations: { deleteMe: true } })
  })

  test('are literal in `authorize`, which own-account operations never reach', () => {
    expectTypeOf<AuthorizeContext['operation']>().toEqualTypeOf<OtherOperationId>()
    createRoutes({ authorize: ({ operation }) => operation !== 'deleteUser' })
    // @ts-expect-error never asked about the own account
    createRoutes({ authorize: ({ operation }) => operation !== 'deleteSelf' })
    // @ts-expect-error nor about what is for anyone
    createRoutes({ authorize: ({ operation }) => operation === 'getOpenApiDocument' })
  })

  test('are literal in events and the limiter', () => {
    expectTypeOf<AccountEvent['operation']>().toEqualTypeOf<OperationId>()
    // @ts-expect-error there is no such operation
    createRoutes({ onEvent: ({ operation }) => operation === 'deleteMe' })
    // @ts-expect-error there is no such operation
    createRoutes({ limiter: ({ operation }) => operation !== 'deleteMe' })
  })
})

test('`authorize` returns true or false', () => {
  createRoutes({ authorize: async () => true })
  // @ts-expect-error a return that was forgotten
  createRoutes({ authorize: () => {} })
  // @ts-expect-error a truthy value
  createRoutes({ authorize: ({ auth }) => auth.userId })
})

test("`authorize` reads the app's own claims where it declares them", () => {
  createRoutes({
    authorize: ({ auth }) => {
      const { sessionClaims } = auth
      expectTypeOf(sessionClaims?.metadata?.role).toEqualTypeOf<'admin' | 'support' | undefined>()
      return sessionClaims?.metadata?.role === 'admin'
    },
  })
})

test('an operation is passed itself, not by its name', () => {
  createRoute(deleteSelf)
  createRoute(getUser, { authorize: () => true })
  // @ts-expect-error its name
  createRoute('deleteSelf')
})
