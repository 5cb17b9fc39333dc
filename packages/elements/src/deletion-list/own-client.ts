import {
  type ClientOptions,
  cancelDeletion,
  getDeletion,
  getDeletionList,
  getUserList,
  retryDeletion,
} from '@account-routes/client'
import type { AccountClient } from '../account-client.ts'

/** A client with only the calls of this element, a tenth of the whole. */
export function ownClient(needs: ClientOptions): AccountClient {
  const deletions: AccountClient['deletions'] = {
    list: (input, options) => getDeletionList(input, { ...needs, ...options }),
    get: (id, options) => getDeletion(id, { ...needs, ...options }),
    retry: (id, input, options) => retryDeletion(id, input, { ...needs, ...options }),
    cancel: (id, input, options) => cancelDeletion(id, input, { ...needs, ...options }),
  }
  const users: Pick<AccountClient['users'], 'list'> = {
    list: (input, options) => getUserList(input, { ...needs, ...options }),
  }
  return { deletions, users } as AccountClient
}
