import * as v from 'valibot'
import { users } from '../operation/guards.ts'
import { query } from '../operation/input.ts'
import { defineOperation } from '../operation/operation.ts'
import { integer, page, paging } from '../schemas/page.ts'
import { user } from '../schemas/user.ts'

/** Values of a name that a query repeats. */
const several = v.exactOptional(v.pipe(v.array(v.string()), v.maxLength(100)))
const phrase = v.exactOptional(v.pipe(v.string(), v.maxLength(500)))
const time = v.exactOptional(integer(0, Number.MAX_SAFE_INTEGER))

const filters = {
  query: phrase,
  emailAddress: several,
  phoneNumber: several,
  username: several,
  web3Wallet: several,
  userId: several,
  externalId: several,
  organizationId: several,
  emailAddressQuery: phrase,
  phoneNumberQuery: phrase,
  usernameQuery: phrase,
  nameQuery: phrase,
  banned: v.exactOptional(v.boolean()),
  lastActiveAtBefore: time,
  lastActiveAtAfter: time,
  createdAtBefore: time,
  createdAtAfter: time,
  lastSignInAtBefore: time,
  lastSignInAtAfter: time,
}

const sortable =
  /^[+ -]?(created_at|updated_at|email_address|web3wallet|first_name|last_name|phone_number|username|last_active_at|last_sign_in_at)$/

const listInput = v.strictObject({
  ...paging,
  ...filters,
  // A plus sign that a client did not encode arrives as a space.
  orderBy: v.exactOptional(v.pipe(v.string(), v.regex(sortable))),
})

/** The SDK drops falsy values from its query; as text, `offset: 0` and `false` arrive. */
const asText = (params: object): object =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) ? value : name === 'orderBy' ? value.replace(/^ /, '+') : String(value),
    ]),
  )

/**
 * Lists users by Clerk's own filters, ten at a time unless `limit` says otherwise.
 * @example fetch('/api/account/users?query=ada&limit=50')
 */
export const getUserList = defineOperation({
  id: 'getUserList',
  name: 'users.list',
  method: 'GET',
  path: '/users',
  summary: 'List users',
  guard: users,
  tenancy: 'organizationId',
  input: query(listInput),
  output: page(user),
  clerk: ['GET /users', 'GET /users/count'],
  run: ({ input, clerk }) => clerk.read((client) => client.users.getUserList(asText(input))),
})

const count = v.object({ totalCount: v.number() })

/** Counts users by Clerk's own filters. */
export const getUserCount = defineOperation({
  id: 'getUserCount',
  name: 'users.count',
  method: 'GET',
  path: '/users/count',
  summary: 'Count users',
  guard: users,
  tenancy: 'organizationId',
  input: query(v.strictObject(filters)),
  output: count,
  clerk: ['GET /users/count'],
  run: async ({ input, clerk }) => ({ totalCount: await clerk.read((client) => client.users.getCount(asText(input))) }),
})
