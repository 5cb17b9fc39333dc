import * as v from 'valibot'
import { users } from '../guard.ts'
import { query } from '../input.ts'
import { defineOperation } from '../operation.ts'
import { integer, page, paging } from '../schemas/page.ts'
import { user } from '../schemas/user.ts'

/** One value or several, as a query repeats a name. */
const several = v.exactOptional(
  v.pipe(
    v.union([v.string(), v.array(v.string())]),
    v.transform((value) => [value].flat()),
    v.maxLength(100),
  ),
)
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
  banned: v.exactOptional(v.picklist(['true', 'false'])),
  lastActiveAtBefore: time,
  lastActiveAtAfter: time,
  createdAtBefore: time,
  createdAtAfter: time,
  lastSignInAtBefore: time,
  lastSignInAtAfter: time,
}

const sortable =
  /^[+-]?(created_at|updated_at|email_address|web3wallet|first_name|last_name|phone_number|username|last_active_at|last_sign_in_at)$/

const listInput = v.strictObject({
  ...paging,
  ...filters,
  orderBy: v.exactOptional(
    v.pipe(
      v.string(),
      // A plus sign in a query that was not encoded arrives as a space.
      v.transform((value) => value.replace(/^ /, '+')),
      v.regex(sortable),
    ),
  ),
})

/** The SDK leaves falsy values out of its query, so that `offset: 0` and `false` would not arrive. As text they do. */
const asText = (params: object): object =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value : String(value)]),
  )

/** Lists users by Clerk's own filters, ten at a time unless `limit` says otherwise. */
export const getUserList = defineOperation({
  id: 'getUserList',
  method: 'GET',
  path: '/users',
  summary: 'List users',
  guard: users,
  input: query(listInput),
  output: page(user),
  upstream: ['GET /users', 'GET /users/count'],
  run: ({ input, clerk }) => clerk.read((client) => client.users.getUserList(asText(input))),
})

/** Counts users by Clerk's own filters. */
export const getUserCount = defineOperation({
  id: 'getUserCount',
  method: 'GET',
  path: '/users/count',
  summary: 'Count users',
  guard: users,
  input: query(v.strictObject(filters)),
  output: v.object({ totalCount: v.number() }),
  upstream: ['GET /users/count'],
  run: async ({ input, clerk }) => ({ totalCount: await clerk.read((client) => client.users.getCount(asText(input))) }),
})
