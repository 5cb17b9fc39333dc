import type { Clerk } from '@clerk/shared/types'
import { describe, expectTypeOf, test } from 'vitest'
import {
  type AccountError,
  createAccountClient,
  type DeleteSelfCode,
  deleteSelf,
  type Page,
  type Self,
  safe,
  type User,
  type VerifyingClerk,
  verifyWithClerk,
} from '../src/index.ts'

const client = createAccountClient()

describe('the client', () => {
  test('has the operations of the table and no others', () => {
    expectTypeOf(client.me.get()).resolves.toEqualTypeOf<Self>()
    expectTypeOf(client.users.ban('user_1')).resolves.toEqualTypeOf<User>()
    // @ts-expect-error an operation that does not exist
    client.users.promote('user_1')
    // @ts-expect-error a group that does not exist
    client.organizations.list()
  })

  test('takes the ids of the path', () => {
    // @ts-expect-error no id
    client.users.ban()
    // @ts-expect-error no session id
    client.users.revokeSession('user_1')
    // @ts-expect-error a number
    client.users.get(7)
    // @ts-expect-error an id too many
    client.me.get('user_1')
  })

  test('takes the fields of the input', () => {
    client.me.update({ firstName: null, lastName: undefined })
    client.users.list({ query: 'ada', limit: 10, userId: ['user_1'] }, { signal: new AbortController().signal })
    // @ts-expect-error an unknown field
    client.me.update({ nickname: 'Ada' })
    // @ts-expect-error a field of another type
    client.users.list({ limit: '10' })
    // @ts-expect-error no input where fields are required
    client.users.banMany()
    // @ts-expect-error a field that is required
    client.users.banMany({})
    // @ts-expect-error a status that Clerk does not have
    client.me.listSessions({ status: 'asleep' })
    // Nothing is required, so nothing need be given.
    client.users.removePassword('user_1')
    client.users.list()
  })

  test('takes a picture with progress', () => {
    client.me.setProfileImage(new Blob([]), { onProgress: (fraction) => fraction.toFixed() })
    // @ts-expect-error progress where nothing is uploaded
    client.me.delete({ onProgress: () => {} })
  })

  test('lists are pages, and iterate over their items', async () => {
    expectTypeOf(client.users.list()).resolves.toEqualTypeOf<Page<User>>()
    for await (const user of client.users.list()) expectTypeOf(user).toEqualTypeOf<User>()
    // @ts-expect-error one user is no list
    for await (const user of client.users.get('user_1')) expectTypeOf(user)
  })
})

describe('an error', () => {
  test('has the codes of its operation', async () => {
    const { error } = await safe(client.me.delete())
    expectTypeOf(error).toEqualTypeOf<AccountError<DeleteSelfCode> | undefined>()
    if (error?.code === 'blocked') expectTypeOf(error.blockers[0]?.message).toEqualTypeOf<string | undefined>()
    // @ts-expect-error a code of another operation
    if (error?.code === 'own_account') return
    const alone = await safe(deleteSelf({ baseUrl: '/api/account' }))
    if (!alone.ok) expectTypeOf(alone.error.code).toEqualTypeOf<DeleteSelfCode>()
    else expectTypeOf(alone.data.success).toEqualTypeOf<true>()
  })
})

describe('step-up', () => {
  test("takes Clerk's own object", () => {
    expectTypeOf<Clerk>().toExtend<VerifyingClerk>()
    const clerk = {} as Clerk
    createAccountClient({ verify: verifyWithClerk(() => clerk) })
    createAccountClient({
      getToken: (options) => (clerk.session ? clerk.session.getToken(options) : Promise.resolve(null)),
    })
  })
})
