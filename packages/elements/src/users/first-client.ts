import { type ClientOptions, getSelf, getUser, getUserList } from '@account-routes/client'
import type { AccountClient } from '../account-client.ts'

/** A client with only the calls that the table makes before the rest is loaded. */
export function firstClient(needs: ClientOptions): AccountClient {
  const me: Pick<AccountClient['me'], 'get'> = { get: (options) => getSelf({ ...needs, ...options }) }
  const users: Pick<AccountClient['users'], 'get' | 'list'> = {
    get: (userId, options) => getUser(userId, { ...needs, ...options }),
    list: (input, options) => getUserList(input, { ...needs, ...options }),
  }
  return { me, users } as AccountClient
}
