import { createAccountClient, verifyWithClerk } from '@account-routes/client'
import { expectTypeOf, test } from 'vitest'
import type { AccountClient, DeleteAccount, DeletionList, UserTable, Verify } from '../src/index.ts'

test('the generated client is a client for the elements, and so is its verification', () => {
  expectTypeOf(createAccountClient()).toExtend<AccountClient>()
  expectTypeOf(verifyWithClerk()).toExtend<Verify>()
})

test('a page that looks for an element gets it with its properties', () => {
  expectTypeOf<HTMLElementTagNameMap['delete-account']>().toEqualTypeOf<DeleteAccount>()
  expectTypeOf<HTMLElementTagNameMap['deletion-list']>().toEqualTypeOf<DeletionList>()
  expectTypeOf<HTMLElementTagNameMap['user-table']>().toEqualTypeOf<UserTable>()
  expectTypeOf<UserTable['client']>().toEqualTypeOf<AccountClient | undefined>()
})
