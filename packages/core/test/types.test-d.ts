import type { ClerkClient as BackendClient } from '@clerk/backend'
import type { SignedInAuthObject, SignedOutAuthObject } from '@clerk/backend/internal'
import * as v from 'valibot'
import { assertType, describe, expectTypeOf, test } from 'vitest'
import {
  type AccountRoutesOptions,
  type Auth,
  type ClerkClient,
  createRoute,
  createRoutes,
  defineOperation,
  deleteSelf,
  deleteUser,
  hasRole,
  json,
  type Operation,
  operations,
  ownAccount,
  type Principal,
} from '../src/index.ts'

const output = v.object({ success: v.literal(true) })
const row = {
  id: 'sample',
  name: 'me.sample',
  method: 'POST',
  path: '/sample',
  summary: 'A sample',
  guard: ownAccount,
  output,
  clerk: [],
  run: () => ({ success: true }),
} as const

describe('what must not compile', () => {
  test('a literal is no Principal', () => {
    // @ts-expect-error only a guard can make one
    assertType<Principal>({ userId: 'user_1', sessionId: null })
  })

  test('an operation without a guard', () => {
    const { guard: _, ...unguarded } = row
    // @ts-expect-error nobody was let in
    defineOperation(unguarded)
  })

  test('a guard that returns no proof', () => {
    // @ts-expect-error a user id is not proof
    defineOperation({ ...row, guard: () => ({ userId: 'user_1', sessionId: null }) })
    // @ts-expect-error neither is a forgotten return
    defineOperation({ ...row, guard: () => undefined })
  })

  test('a response in run()', () => {
    defineOperation({
      ...row,
      // @ts-expect-error run() has nothing to answer with
      run: ({ res }) => res,
    })
    defineOperation({
      ...row,
      // @ts-expect-error and nothing of the request but its input
      run: ({ request }) => request,
    })
  })

  test('private fields in an output, at any depth', () => {
    // @ts-expect-error private metadata is for the app's own code
    defineOperation({ ...row, output: v.object({ privateMetadata: v.object({}) }) })
    // @ts-expect-error in a list
    defineOperation({ ...row, output: v.object({ data: v.array(v.object({ privateMetadata: v.object({}) })) }) })
    // @ts-expect-error Clerk's raw object
    defineOperation({ ...row, output: v.object({ raw: v.object({}) }) })
  })

  test('an input that the schema does not give', () => {
    defineOperation({
      ...row,
      input: json(v.strictObject({ name: v.string() })),
      // @ts-expect-error there is no such field
      run: ({ input }) => input.password,
    })
  })
})

describe('what must compile', () => {
  test("Clerk's Auth and client are ours", () => {
    expectTypeOf<SignedInAuthObject>().toExtend<Auth>()
    expectTypeOf<SignedOutAuthObject>().toExtend<Auth>()
    assertType<ClerkClient>({} as BackendClient)
  })

  test('{ isAuthenticated, userId } is a complete Auth', () => {
    assertType<Auth>({ isAuthenticated: true, userId: 'user_1' })
  })

  test('one object of options serves the whole table and any single operation of it', () => {
    const options: AccountRoutesOptions = { authorize: hasRole('admin') }
    createRoutes(options)
    createRoute(deleteSelf, options)
    createRoute(deleteUser, options)
    for (const operation of operations) createRoute(operation, options)
  })

  test('the table keeps its literal ids and paths', () => {
    expectTypeOf(deleteSelf.id).toEqualTypeOf<'deleteSelf'>()
    expectTypeOf(deleteSelf.path).toEqualTypeOf<'/me'>()
    expectTypeOf<(typeof operations)[number]['id']>().toExtend<string>()
    assertType<readonly Operation[]>(operations)
  })
})
